"""Four doors to a new project: from a script, from a template, blank, from a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, allow
from studio.lib.wording import current_language
from studio.projects.actions import creating

_DEFAULT_RATE = "30"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The doors; sent with a shape, a blank project is made and opened."""
    enter(request, actor, workspace_id)
    allow(actor, "project.create", workspace_id)
    if request.method == "POST":
        made = creating.create_blank(
            actor,
            workspace_id=workspace_id,
            title=request.POST.get("title", "").strip()[:200] or _("Untitled"),
            shape=request.POST.get("shape", "16:9"),  # type: ignore[arg-type]  # checked there
            rate=request.POST.get("rate", _DEFAULT_RATE),
            language=current_language(),
        )
        return redirect("projects:project", made)
    shown = {"section": "projects", "shapes": _shapes(), "rates": list(creating.RATES), "default_rate": _DEFAULT_RATE}
    return render(request, "projects/new.html", shown)


def _shapes() -> list[tuple[str, str, str, str]]:
    """Shape, size, what it is for, its class."""
    uses = {"16:9": _("Wide"), "9:16": _("Upright"), "1:1": _("Square"), "4:5": _("Feed")}
    return [
        (shape, f"{width} × {height}", uses[shape], f"shape-{shape.replace(':', '-')}")
        for shape, (width, height) in creating.SIZES.items()
    ]
