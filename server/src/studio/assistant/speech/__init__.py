"""Speech: voices to choose and hear, and texts spoken into projects."""
