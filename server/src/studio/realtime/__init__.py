"""Telling open pages and editors what has happened: typed events to topics, after commit."""
