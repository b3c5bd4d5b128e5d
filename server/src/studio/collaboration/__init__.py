"""People at the same project: sockets, presence, history."""
