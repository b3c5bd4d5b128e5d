"""Template tags of projects' pages."""
