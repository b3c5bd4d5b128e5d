"""Tables as they grew."""
