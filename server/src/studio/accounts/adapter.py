"""How allauth behaves in this studio."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is published without types
    """Sign-up is closed unless the environment opens it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth asks so
        """Whether anyone may make an account."""
        return bool(settings.STUDIO.signup)
