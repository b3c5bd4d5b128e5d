"""Writes: every one checks a permission, changes, notes it down, and tells of it after commit."""
