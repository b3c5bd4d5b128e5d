"""The changes that accounts makes, one verb a function."""

from studio.accounts.actions.tokens import delete_token, make_token

__all__ = ["delete_token", "make_token"]
