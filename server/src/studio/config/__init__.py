"""Putting the studio together: settings, addresses, sockets, queue, commands. The only readers of the environment."""
