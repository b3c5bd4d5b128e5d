"""The forms of accounts' pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from studio.accounts.actions.tokens import LONGEST_DAYS
from studio.accounts.actor import Actor
from studio.accounts.models import Role, Workspace

ROLES = {
    Role.VIEWER: _("Viewer: sees everything, changes nothing"),
    Role.COMMENTER: _("Commenter: sees and comments"),
    Role.EDITOR: _("Editor: makes and changes projects, uploads, exports"),
    Role.ADMIN: _("Administrator: also manages members and purges"),
    Role.OWNER: _("Owner: may do everything, also delete the workspace"),
}
ROLE_NAMES = {
    Role.VIEWER: _("Viewer"),
    Role.COMMENTER: _("Commenter"),
    Role.EDITOR: _("Editor"),
    Role.ADMIN: _("Administrator"),
    Role.OWNER: _("Owner"),
}


class ProfileForm(forms.Form):
    """Name and language."""

    name = forms.CharField(label=_("Name"), max_length=100, widget=forms.TextInput({"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language"), choices=[("es", "Español"), ("en", "English")])
    theme = forms.ChoiceField(
        label=_("Appearance"),
        choices=[("system", _("As the system")), ("dark", _("Dark")), ("light", _("Light"))],
    )


class TokenForm(forms.Form):
    """A token to make."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[("read", _("Read")), ("write", _("Change")), ("render", _("Export"))],
        widget=forms.CheckboxSelectMultiple,
        initial=["read"],
    )
    workspace = forms.ChoiceField(label=_("Where"), required=False)
    days = forms.IntegerField(label=_("Days until it ends"), min_value=1, max_value=LONGEST_DAYS, initial=90)

    def __init__(self, workspaces: list[Workspace], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        choices = [("", _("All my workspaces")), *((each.id, each.name) for each in workspaces)]
        self.fields["workspace"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class ConfirmForm(forms.Form):
    """Something typed by hand before it is done."""

    confirmation = forms.CharField(max_length=254, widget=forms.TextInput({"autocomplete": "off"}))

    def __init__(self, label: str, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["confirmation"].label = label


class WorkspaceForm(forms.Form):
    """A workspace's name."""

    name = forms.CharField(label=_("Name of the workspace"), max_length=100)


class InvitationForm(forms.Form):
    """An invitation to open."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, name) for role, name in ROLES.items() if role != Role.OWNER],
        initial=Role.EDITOR.value,
    )
    email = forms.EmailField(
        label=_("E-mail (optional)"),
        required=False,
        help_text=_("With an address, only that person can use the link, and gets it by mail."),
    )
    days = forms.IntegerField(label=_("Days until it ends"), min_value=1, max_value=30, initial=7)


class JoinForm(forms.Form):
    """A new account from an invitation."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput({"autocomplete": "username"}))
    name = forms.CharField(label=_("Name"), max_length=100, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        max_length=256,
        help_text=_("At least 10 characters."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )


def roles_for(actor: Actor, workspace_id: str) -> list[tuple[str, Any]]:
    """The roles that the actor may give."""
    owner = actor.roles.get(workspace_id) == Role.OWNER
    return [(role.value, name) for role, name in ROLE_NAMES.items() if owner or role != Role.OWNER]
