"""Storyboards: from a script to a project, and what its beginning looks like in each style."""
