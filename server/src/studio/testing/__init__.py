"""What tests stand on: real services started by the tests themselves, and people to act."""
