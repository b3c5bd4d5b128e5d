"""Claqueta: from a script, or a document, to a finished video."""
