"""What the studio does for people: speech and storyboards."""
