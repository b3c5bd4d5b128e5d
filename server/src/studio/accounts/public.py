"""The door of accounts: actors, the policy, the audit log."""

from studio.accounts.actor import NOBODY, SYSTEM, Actor, person
from studio.accounts.audit import record
from studio.accounts.models import Role
from studio.accounts.policy import Shared, Verb, allow, may

__all__ = ["NOBODY", "SYSTEM", "Actor", "Role", "Shared", "Verb", "allow", "may", "person", "record"]
