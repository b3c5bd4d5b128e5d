"""Programs that make the same compositions with other people's tools, in an interpreter that has them installed."""
