"""What the studio made of assets and can make again: outside every quota, the first to go, made again when missed."""
