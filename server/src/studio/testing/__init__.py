"""What tests stand on: real services started by the tests themselves, and people to act."""

PASSWORD = "correcto caballo batería"  # noqa: S105  # of people who exist only in tests
