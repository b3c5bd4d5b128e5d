"""Templates that come with the studio."""
