"""Addresses of the pages of accounts, beside those of allauth under /account/."""

from django.urls import path

from studio.accounts.views import account, entrance, workspace

app_name = "accounts"
urlpatterns = [
    path("enter/<str:secret>", entrance.enter, name="enter"),
    path("invitation/<str:secret>", entrance.invitation, name="invitation"),
    path("account", account.profile, name="account"),
    path("account/theme", account.theme, name="theme"),
    path("account/tokens", account.tokens, name="tokens"),
    path("account/tokens/<str:token_id>/delete", account.delete_token, name="delete_token"),
    path("account/signed-in", account.sessions, name="sessions"),
    path("account/signed-in/<int:session_id>/end", account.end_session, name="end_session"),
    path("account/delete", account.delete, name="delete"),
    path("workspaces/new", workspace.new, name="new_workspace"),
    path("w/<str:workspace_id>/settings", workspace.general, name="workspace_settings"),
    path("w/<str:workspace_id>/settings/delete", workspace.delete, name="delete_workspace"),
    path("w/<str:workspace_id>/settings/members", workspace.members, name="members"),
    path("w/<str:workspace_id>/settings/members/<str:user_id>", workspace.member, name="member"),
    path("w/<str:workspace_id>/settings/leave", workspace.leave, name="leave"),
    path("w/<str:workspace_id>/settings/transfer", workspace.transfer, name="transfer"),
    path("w/<str:workspace_id>/settings/invitations", workspace.invitations, name="invitations"),
    path("w/<str:workspace_id>/settings/invitations/<str:invitation_id>/revoke", workspace.revoke, name="revoke"),
    path("w/<str:workspace_id>/settings/audit", workspace.audit, name="audit"),
]
