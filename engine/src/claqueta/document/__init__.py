"""What the user made: frozen records, and the document that holds them."""
