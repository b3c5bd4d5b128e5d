"""The studio: accounts, projects, library, queue and live updates around the engine."""
