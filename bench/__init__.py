"""The benchmark: `make bench`. Measures the engine against the cost of its codecs, and against its peers."""
