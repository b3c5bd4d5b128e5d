"""Handing bytes to browsers: short signed addresses, ranges, fixed types."""
