"""Who people are, which workspaces they share, and what each may do."""
