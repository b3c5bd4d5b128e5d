"""What workers do with what they have claimed: plan, render pieces, end."""
