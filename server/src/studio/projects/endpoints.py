"""JSON endpoints of projects."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Query, Router, Status

from studio.accounts.middleware import actor_of
from studio.lib import blobs
from studio.lib.errors import Invalid, Missing
from studio.lib.problems import Problem, problem
from studio.lib.wording import current_language
from studio.projects import schemas as s
from studio.projects.actions import commit as committing
from studio.projects.actions import creating, history, packages, shelf
from studio.projects.actions import templates as template_actions
from studio.projects.models import PackageExport, PackageImport
from studio.projects.queries import cards, loading, log
from studio.projects.queries import history as history_queries
from studio.projects.queries import templates as template_queries

router = Router()


@router.get("/workspaces/{workspace_id}/projects", response=s.ProjectPage, summary="The projects of a workspace")
def list_projects(request: HttpRequest, workspace_id: str, asked: Query[s.ProjectsAsked]) -> Any:
    """Newest change first, a page at a time; `search` matches words of titles, accents ignored."""
    page = cards.cards(actor_of(request), workspace_id, **asked.model_dump())
    return {"total": page.total, "page": page.page, "pages": page.pages, "items": page.cards}


@router.post("/workspaces/{workspace_id}/projects", response={201: s.ProjectCard}, summary="Make a project")
def create_project(request: HttpRequest, workspace_id: str, body: s.NewProject) -> Any:
    """Blank in a shape and rate, or holding a document's records."""
    actor = actor_of(request)
    if body.document is not None:
        made = creating.create(
            actor,
            workspace_id=workspace_id,
            document=s.read_document(body.document),
            title=body.title,
            origin={"kind": "document"},
            folder=body.folder,
        )
    else:
        made = creating.create_blank(
            actor,
            workspace_id=workspace_id,
            title=body.title,
            shape=body.shape,
            rate=body.rate,
            language=body.language,
            folder=body.folder,
        )
    return Status(201, cards.card(actor, made))


@router.get("/projects/{project_id}", response=s.WholeProject, summary="A project with its document")
def get_project(request: HttpRequest, response: HttpResponse, project_id: str, version: Query[s.AtVersion]) -> Any:
    """The newest version, or an earlier one; its number is the ETag."""
    snapshot = loading.load(actor_of(request), project_id, version.version)
    response["ETag"] = f'"{snapshot.version}"'
    return {
        "project_id": snapshot.project_id,
        "workspace_id": snapshot.workspace_id,
        "version": snapshot.version,
        "title": snapshot.title,
        "document": snapshot.document.model_dump(mode="json"),
    }


@router.patch("/projects/{project_id}", response=s.ProjectCard, summary="Rename a project, or put it in a folder")
def patch_project(request: HttpRequest, response: HttpResponse, project_id: str, body: s.ProjectPatch) -> Any:
    """With If-Match only if nobody has changed it since."""
    actor, base = actor_of(request), matched(request)
    if body.title is not None:
        shelf.rename(actor, project_id=project_id, title=body.title, base_version=base, exact=base is not None)
    if body.folder is not None:
        shelf.set_folder(actor, project_id=project_id, folder=body.folder)
    card = cards.card(actor, project_id)
    response["ETag"] = f'"{card.version}"'
    return card


@router.post("/projects/{project_id}/commits", response=s.CommitOut, summary="Change a project")
def commit(request: HttpRequest, response: HttpResponse, project_id: str, body: s.CommitIn) -> Any:
    """Applies operations, all or none. Sending the same client_id again does nothing and answers the first commit.

    `base_version` says what the client had seen: edits by others in between stay, unless both set the same. With
    If-Match any edit in between refuses (409).
    """
    base = matched(request)
    made = committing.commit(
        actor_of(request),
        project_id=project_id,
        base_version=base if base is not None else body.base_version,
        ops=body.ops,
        label=body.label,
        client_id=body.client_id,
        exact=base is not None,
    )
    response["ETag"] = f'"{made.seq}"'
    return made


@router.get("/projects/{project_id}/commits", response=s.CommitPage, summary="The commits since a version")
def commits_since(request: HttpRequest, project_id: str, asked: Query[s.Since]) -> Any:
    """Oldest first; ask again from the last one's seq while there are more."""
    actor = actor_of(request)
    found = log.commits_since(actor, project_id, asked.since, asked.limit)
    return {"version": loading.version(actor, project_id), "items": found}


@router.get("/projects/{project_id}/history", response=s.HistoryPage, summary="Who changed what, newest first")
def get_history(request: HttpRequest, project_id: str, asked: Query[s.Before]) -> Any:
    """Labels and authors, without the operations."""
    return history_queries.history(actor_of(request), project_id, before=asked.before, limit=asked.limit)


@router.post("/projects/{project_id}/revert", response=s.CommitOut, summary="Take back one commit")
def revert(request: HttpRequest, project_id: str, body: s.Seq) -> Any:
    """By a new commit; refused when later ones stand in its way."""
    return history.revert(actor_of(request), project_id=project_id, seq=body.seq)


@router.get("/projects/{project_id}/versions", response=list[s.VersionOut], summary="Named versions")
def list_versions(request: HttpRequest, project_id: str) -> Any:
    """Newest first."""
    return history_queries.versions(actor_of(request), project_id)


@router.post("/projects/{project_id}/versions", response={201: s.Made}, summary="Name a version")
def name_version(request: HttpRequest, project_id: str, body: s.VersionIn) -> Any:
    """The newest, or an earlier one."""
    made = history.name_version(actor_of(request), project_id=project_id, name=body.name, version=body.version)
    return Status(201, {"id": made})


@router.get("/projects/{project_id}/compare", response=s.ComparisonOut, summary="What differs between two versions")
def compare(request: HttpRequest, project_id: str, asked: Query[s.TwoVersions]) -> Any:
    """Records that came, changed and went, and the commits in between."""
    return history_queries.compare(actor_of(request), project_id, asked.older, asked.newer)


@router.post("/projects/{project_id}/restore", response=s.CommitOut, summary="Go back to a version")
def restore(request: HttpRequest, project_id: str, body: s.Seq) -> Any:
    """By a new commit, so nothing is lost."""
    return history.restore(actor_of(request), project_id=project_id, version=body.seq)


@router.post("/projects/{project_id}/duplicate", response={201: s.ProjectCard}, summary="Copy a project")
def duplicate(request: HttpRequest, project_id: str) -> Any:
    """Into the same workspace."""
    actor = actor_of(request)
    return Status(201, cards.card(actor, creating.duplicate(actor, project_id=project_id)))


@router.post("/projects/{project_id}/trash", response={204: None}, summary="Put a project in the trash")
def trash(request: HttpRequest, project_id: str) -> Any:
    """From where it can be taken back."""
    shelf.trash(actor_of(request), project_id=project_id)
    return Status(204, None)


@router.post("/projects/{project_id}/untrash", response={204: None}, summary="Take a project out of the trash")
def untrash(request: HttpRequest, project_id: str) -> Any:
    """As it was."""
    shelf.untrash(actor_of(request), project_id=project_id)
    return Status(204, None)


@router.delete("/projects/{project_id}", response={204: None}, summary="Delete a trashed project for good")
def purge(request: HttpRequest, project_id: str) -> Any:
    """With its history. 409 when it is not in the trash."""
    shelf.purge(actor_of(request), project_id=project_id)
    return Status(204, None)


@router.post("/projects/{project_id}/move", response=s.ProjectCard, summary="Move a project to another workspace")
def move(request: HttpRequest, project_id: str, body: s.Target) -> Any:
    """The assets it shows are shared into that workspace's library."""
    actor = actor_of(request)
    shelf.move(actor, project_id=project_id, workspace_id=body.workspace_id)
    return cards.card(actor, project_id)


@router.get("/workspaces/{workspace_id}/templates", response=list[s.TemplateOut], summary="Templates")
def list_templates(request: HttpRequest, workspace_id: str, category: str = "") -> Any:
    """The studio's and the workspace's own, with their fields."""
    return template_queries.templates(actor_of(request), workspace_id, category=category)


@router.get("/templates/{template_id}", response=s.TemplateOut, summary="A template")
def get_template(request: HttpRequest, template_id: str) -> Any:
    """With its fields."""
    return template_queries.template_card(template_queries.find_template(actor_of(request), template_id))


@router.delete("/templates/{template_id}", response={204: None}, summary="Remove a workspace's template")
def remove_template(request: HttpRequest, template_id: str) -> Any:
    """What was made from it stays."""
    template_actions.remove_template(actor_of(request), template_id=template_id)
    return Status(204, None)


@router.post(
    "/workspaces/{workspace_id}/templates/{template_id}/projects",
    response={201: s.ProjectCard, 422: Problem},
    summary="Make a project from a template",
)
def use_template(request: HttpRequest, workspace_id: str, template_id: str, body: s.TemplateValues) -> Any:
    """422 names every field that does not fit in `data.fields`."""
    actor = actor_of(request)
    try:
        made = template_actions.make_from_template(
            actor, workspace_id=workspace_id, template_id=template_id, values=body.values, title=body.title
        )
    except template_actions.ValuesUnfit as error:
        return unfit(error)
    return Status(201, cards.card(actor, made))


@router.post(
    "/projects/{project_id}/templates", response={201: s.Made, 422: Problem}, summary="Make a template of a project"
)
def make_template(request: HttpRequest, project_id: str, body: s.NewTemplate) -> Any:
    """With the fields that people will fill in."""
    try:
        made = template_actions.make_template(actor_of(request), project_id=project_id, **body.model_dump())
    except template_actions.ValuesUnfit as error:
        return unfit(error)
    return Status(201, {"id": made})


@router.post("/workspaces/{workspace_id}/packages", response={202: s.Made}, summary="Make a project from a package")
def import_package(request: HttpRequest, workspace_id: str, body: s.Package) -> Any:
    """The package must lie in the library; a worker does the rest."""
    made = packages.start_import(actor_of(request), workspace_id=workspace_id, asset_id=body.asset_id)
    return Status(202, {"id": made})


@router.post("/projects/{project_id}/packages", response={202: s.Made}, summary="Order a package of a project")
def export_package(request: HttpRequest, project_id: str) -> Any:
    """A worker writes it; ask `/packages/{package_id}` for its address."""
    return Status(202, {"id": packages.start_export(actor_of(request), project_id=project_id)})


@router.get("/packages/{package_id}", response=s.PackageOut, summary="How a package stands")
def get_package(request: HttpRequest, package_id: str) -> Any:
    """Only for the person who ordered it."""
    user_id = actor_of(request).user_id
    for model in (PackageImport, PackageExport):
        row: Any = model._default_manager.filter(id=package_id, user_id=user_id).first()
        if row is not None:
            if row.workspace_id not in actor_of(request).workspace_ids:
                raise Missing
            link = packages.signed_link(row) if model is PackageExport and row.state == "done" else None
            return {
                "id": row.id,
                "way": "export" if model is PackageExport else "import",
                "state": row.state,
                "project_id": row.project_id,
                "error": row.error,
                "download": f"/api/v1/package-downloads/{link}" if link else None,
            }
    raise Missing


@router.get("/package-downloads/{link}", auth=None, include_in_schema=True, summary="Download a package")
def download_package(request: HttpRequest, link: str) -> HttpResponse:  # noqa: ARG001  # the link says it all
    """By a link that is good for a quarter of an hour."""
    row = packages.open_link(link)
    try:
        blob = blobs.read(row.sha256)
    except FileNotFoundError:
        raise Missing from None
    response = FileResponse(blob, as_attachment=True, filename=row.name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response  # type: ignore[return-value]  # a streaming response serves as well


def unfit(error: template_actions.ValuesUnfit) -> HttpResponse:
    """The refusal, naming every field that does not fit."""
    told = problem(error, {"fields": {**error.told(current_language())}})
    return HttpResponse(told.model_dump_json(), status=told.status, content_type="application/problem+json")


def matched(request: HttpRequest) -> int | None:
    """The version that If-Match names, or None without one. Raises Invalid."""
    text = request.headers.get("If-Match", "").strip()
    if not text or text == "*":
        return None
    number = text.removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Invalid(what="If-Match")
    return int(number)
