"""People, workspaces, and who belongs where."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from studio.lib.ids import IdField

if TYPE_CHECKING:
    _Manager = BaseUserManager["User"]
else:  # Django's managers take types only in their stubs
    _Manager = BaseUserManager


class Role(models.TextChoices):
    """What a member is in a workspace; each role may do all that the ones below it may."""

    VIEWER = "viewer"
    COMMENTER = "commenter"
    EDITOR = "editor"
    ADMIN = "admin"
    OWNER = "owner"


class UserManager(_Manager):
    """Makes users, who sign in with their address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A saved user; without a password they can sign in only by link."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who may also do what `studio` commands do."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person. Deleted people stay as rows without personal data, so that history keeps its authors."""

    id = IdField()
    username = None  # type: ignore[assignment]  # people sign in with their address
    first_name = None  # type: ignore[assignment]  # one field for the whole name suits more of the world
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=2, choices=[("es", "Español"), ("en", "English")], default="es")
    theme = models.CharField(
        max_length=6, choices=[("system", "system"), ("dark", "dark"), ("light", "light")], default="system"
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # Django's own pattern for another manager

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once"),)


class Workspace(models.Model):
    """What a group of people shares: projects, library, templates, quota."""

    id = IdField()
    name = models.CharField(max_length=100)
    quota_bytes = models.PositiveBigIntegerField(default=50 << 30)
    created = models.DateTimeField(auto_now_add=True)


class Membership(models.Model):
    """One person in one workspace."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "user"], name="member_once"),)


class AuditEntry(models.Model):
    """Who did what to what, when: written with the change, never changed after."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, null=True, related_name="audit")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    through = models.CharField(max_length=20)
    """How the actor came: session, token, link, system."""
    verb = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=20)
    object_id = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        indexes = (models.Index(fields=["workspace", "-at"]),)


class Invitation(models.Model):
    """A door into a workspace, opened by a link. Only the hash of what the link carries is kept."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=10, choices=Role)
    email = models.EmailField(blank=True)
    """When named, only the person with this address may use the link."""
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    revoked = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["workspace", "-created"]),)


class ApiToken(models.Model):
    """What a program shows instead of a person's password. Only the hash is kept."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    secret_hash = models.CharField(max_length=64, unique=True)
    start = models.CharField(max_length=12)
    """The first characters, by which people tell their tokens apart."""
    scopes = models.JSONField(default=list)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, null=True, related_name="+")
    """When named, the token reaches this workspace only."""
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    last_used = models.DateTimeField(null=True)


class SignInLink(models.Model):
    """One entry without a password, used once. Only the hash of what the link carries is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
