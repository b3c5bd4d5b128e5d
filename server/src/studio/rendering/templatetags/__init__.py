"""Template tags of the pages of exports."""
