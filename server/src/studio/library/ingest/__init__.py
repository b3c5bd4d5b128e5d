"""Finding out what an asset is: rows of work, taken by workers, done step by step in the host."""
