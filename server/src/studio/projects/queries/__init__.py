"""Reads: every one begins with what the actor may see."""
