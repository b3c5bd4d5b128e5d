"""The export: the one place where drawing, media and sound meet."""
