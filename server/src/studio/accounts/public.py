"""The door of accounts: actors, the policy, the audit log."""

from studio.accounts.actor import NOBODY, SYSTEM, Actor, person
from studio.accounts.audit import AuditLine, record, record_all
from studio.accounts.credentials import Caller, caller_by_session, caller_by_token
from studio.accounts.models import Role
from studio.accounts.policy import Shared, Verb, allow, may

__all__ = [
    "NOBODY",
    "SYSTEM",
    "Actor",
    "AuditLine",
    "Caller",
    "Role",
    "Shared",
    "Verb",
    "allow",
    "caller_by_session",
    "caller_by_token",
    "may",
    "person",
    "record",
    "record_all",
]
