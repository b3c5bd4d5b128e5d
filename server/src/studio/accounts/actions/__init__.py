"""The changes that accounts makes, one verb a function."""

from studio.accounts.actions.invitations import (
    Opened,
    accept_invitation,
    invite,
    join,
    open_invitation,
    revoke_invitation,
)
from studio.accounts.actions.memberships import change_role, leave, remove_member, transfer
from studio.accounts.actions.profile import (
    change_profile,
    delete_account,
    end_session,
    one_time_link,
    sign_out_elsewhere,
    use_link,
)
from studio.accounts.actions.tokens import delete_token, make_token
from studio.accounts.actions.workspaces import create_workspace, delete_workspace, rename_workspace

__all__ = [
    "Opened",
    "accept_invitation",
    "change_profile",
    "change_role",
    "create_workspace",
    "delete_account",
    "delete_token",
    "delete_workspace",
    "end_session",
    "invite",
    "join",
    "leave",
    "make_token",
    "one_time_link",
    "open_invitation",
    "remove_member",
    "rename_workspace",
    "revoke_invitation",
    "sign_out_elsewhere",
    "transfer",
    "use_link",
]
