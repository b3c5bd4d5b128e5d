"""What is true at time t: records become a display list to draw and a sound graph to mix. Pure."""
