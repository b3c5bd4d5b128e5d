"""Pages of the library: the grid with its filters, one asset's details, the picker, and what one does to many."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, allow, may
from studio.lib.errors import Invalid, Missing
from studio.lib.refusals import toast
from studio.library import adding, arranging, organize, queries
from studio.library.folders import tree
from studio.library.models import Asset, AssetState
from studio.library.quota import usage
from studio.library.search.asking import AssetQuery
from studio.library.search.facets import facets
from studio.library.search.page import page as search
from studio.library.serving.addresses import links

_A_PAGE = 60
_MADE_LATER = ("thumbnail", "filmstrip", "peaks")
_SORTS = ("newest", "name", "longest", "largest")


@require_safe
@signed_in
def library(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The library of a workspace; for htmx only what changes with a filter, or the next cards."""
    enter(request, actor, workspace_id)
    shown = _shown(request, actor, workspace_id)
    target = request.headers.get("HX-Target", "")
    if request.GET.get("cursor"):
        return render(request, "library/cards.html", shown)
    return render(request, "library/results.html" if target == "results" else "library/library.html", shown)


@require_safe
@signed_in
def picker(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """A dialog to choose one asset, which is sent to the address `to` as `asset`."""
    allow(actor, "library.view", workspace_id)
    to = request.GET.get("to", "")
    if not to.startswith("/") or to.startswith("//"):
        raise Invalid(what="to")
    kinds = tuple(request.GET.getlist("kind")) or ("video", "image", "svg", "audio")
    query = AssetQuery(text=request.GET.get("q", ""), kinds=kinds, states=("ready",), limit=_A_PAGE)
    shown = {
        "workspace_id": workspace_id,
        "assets": search(actor, workspace_id, query).assets,
        "to": to,
        "kinds": kinds,
        "scene": request.GET.get("scene", ""),
        "into": request.GET.get("into", "#scenes"),
        "text": query.text,
        "wide": True,
    }
    name = "library/picker_grid.html" if request.headers.get("HX-Target") == "picked" else "library/picker.html"
    return render(request, name, shown)


@require_safe
@signed_in
def details(request: HttpRequest, actor: Actor, asset_id: str) -> HttpResponse:
    """The panel of one asset."""
    asset = queries.asset(actor, asset_id)
    allow(actor, "library.view", asset)
    return render(request, "library/details.html", _details(actor, asset))


@require_safe
@signed_in
def part(request: HttpRequest, actor: Actor, asset_id: str, what: str) -> HttpResponse:  # noqa: ARG001  # a page takes it
    """Leads to the signed address of one of an asset's files; `file` is the best for watching or listening."""
    asset = queries.asset(actor, asset_id)
    allow(actor, "library.view", asset)
    found = links(asset)
    wanted = ("proxy", "original", "download") if what == "file" else (what,)
    there = next((found[each] for each in wanted if each in found), None)
    if there is None and asset.state == AssetState.WAITING and what in _MADE_LATER:
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})  # not an error: the next look finds it
    if there is None:
        raise Missing
    return HttpResponseRedirect(there, headers={"Cache-Control": "private, max-age=600"})


@require_POST
@signed_in
def edit(request: HttpRequest, actor: Actor, asset_id: str) -> HttpResponse:
    """Sets name, notes, category or tags of one asset."""
    asset = queries.asset(actor, asset_id)
    data = request.POST
    wanted = {each.strip() for each in data.get("tags", "").split(",") if each.strip()} if "tags" in data else None
    now = set(asset.tags.names())
    change = organize.AssetChange(
        name=data.get("name"),
        notes=data.get("notes"),
        category=data.get("category"),
        add_tags=tuple(sorted(wanted - now)) if wanted is not None else (),
        remove_tags=tuple(sorted(now - wanted)) if wanted is not None else (),
    )
    organize.edit(actor, asset.workspace_id, [asset.id], change)
    return render(request, "library/details.html", _details(actor, queries.asset(actor, asset_id)))


@require_POST
@signed_in
def bulk(request: HttpRequest, actor: Actor, workspace_id: str, verb: str) -> HttpResponse:
    """Does one thing to all assets named `asset`."""
    allow(actor, "library.view", workspace_id)
    ids = request.POST.getlist("asset")
    count = len(set(ids))
    if verb == "trash":
        organize.trash(actor, workspace_id, ids)
        said = ngettext("%(count)s file moved to the trash", "%(count)s files moved to the trash", count)
    elif verb == "restore":
        organize.restore(actor, workspace_id, ids)
        said = ngettext("%(count)s file restored", "%(count)s files restored", count)
    elif verb == "purge":
        organize.purge(actor, workspace_id, ids, even_used=True)
        said = ngettext("%(count)s file deleted for good", "%(count)s files deleted for good", count)
    elif verb == "move":
        organize.move(actor, workspace_id, ids, request.POST.get("folder", ""))
        said = ngettext("%(count)s file moved", "%(count)s files moved", count)
    elif verb == "tag":
        names = [each.strip() for each in request.POST.get("tags", "").split(",") if each.strip()]
        organize.tag(actor, workspace_id, ids, names)
        said = ngettext("%(count)s file tagged", "%(count)s files tagged", count)
    elif verb in ("favourite", "unfavourite"):
        organize.favourite(actor, workspace_id, ids, on=verb == "favourite")
        return HttpResponse(status=204, headers={"HX-Trigger": '{"live:refresh": {}}'})
    else:
        raise Missing
    more: dict[str, object] = {"live:refresh": {}, "dialog:close": {}, "chosen:none": {}}
    return HttpResponse(status=204, headers={"HX-Trigger": toast(said % {"count": count}, more=more)})


@require_POST
@signed_in
def restore_version(request: HttpRequest, actor: Actor, asset_id: str, number: int) -> HttpResponse:
    """Makes an earlier version the newest again."""
    adding.restore_version(actor, asset_id, number)
    response = render(request, "library/details.html", _details(actor, queries.asset(actor, asset_id)))
    response["HX-Trigger"] = toast(_("Version %(number)s is back") % {"number": number}, more={"live:refresh": {}})
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def folder(request: HttpRequest, actor: Actor, folder_id: str) -> HttpResponse:
    """A dialog to rename a folder or to delete it; deleted, its contents move to where it was."""
    found = queries.folder(actor, folder_id)
    if request.method != "POST":
        return render(request, "library/folder.html", {"folder": found})
    more: dict[str, object] = {"dialog:close": {}}
    if request.POST.get("do") == "delete":
        arranging.delete_folder(actor, folder_id, contents="move_up")
        address = reverse("library:library", args=[found.workspace_id])
        here = f"{address}?folder={found.parent_id}" if found.parent_id else address
        return HttpResponse(status=204, headers={"HX-Redirect": here})
    arranging.rename_folder(actor, folder_id, request.POST.get("name", ""))
    more["folders:changed"] = {}
    return HttpResponse(status=204, headers={"HX-Trigger": toast(_("Renamed"), more=more)})


@require_safe
@signed_in
def folders(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The folders beside the library, looked at again."""
    allow(actor, "library.view", workspace_id)
    return render(request, "library/folders.html", _shown(request, actor, workspace_id))


@require_safe
@signed_in
def quota(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """What takes the workspace's room, for its settings."""
    allow(actor, "library.view", workspace_id)
    used = usage(actor, workspace_id)
    kinds = sorted(used.by_kind.items(), key=lambda item: -item[1])
    shown = {"usage": used, "full": used.used + used.reserved, "kinds": [each for each in kinds if each[1]]}
    return render(request, "library/quota.html", shown)


@require_POST
@signed_in
def folder_new(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """Makes a folder."""
    parent = request.POST.get("parent") or None
    arranging.create_folder(actor, workspace_id, request.POST.get("name", ""), parent_id=parent)
    more: dict[str, object] = {"live:refresh": {}, "folders:changed": {}, "dialog:close": {}}
    return HttpResponse(status=204, headers={"HX-Trigger": toast(_("Folder made"), more=more)})


def _shown(request: HttpRequest, actor: Actor, workspace_id: str) -> dict[str, Any]:
    asked = request.GET
    query = _query(asked)
    page = search(actor, workspace_id, query)
    counts = facets(actor, workspace_id, query)
    by_folder = {each.value: each.count for each in counts.folders}
    used = usage(actor, workspace_id)
    return {
        "section": "library",
        "page": page,
        "assets": page.assets,
        "facets": counts,
        "query": query,
        "folders": [(each, by_folder.get(each.id, 0), "  " * (each.depth - 1)) for each in tree(workspace_id)],
        "usage": used,
        "full": used.used + used.reserved,
        "view": "list" if asked.get("view") == "list" else "grid",
        "sorts": _SORTS,
        "filtered": bool(
            query.kinds or query.shapes or query.tags or query.states or query.favourite or query.used is not None
        ),
        "here": request.get_full_path(),
        "listed": f"{reverse('library:folders', args=[workspace_id])}?{asked.urlencode()}",
        "address": reverse("library:library", args=[workspace_id]),
        "next": _with(asked, cursor=page.next) if page.next else "",
        "workspace_id": workspace_id,
        "uploadable": may(actor, "library.upload", workspace_id),
        "editable": may(actor, "library.edit", workspace_id),
        "purgeable": may(actor, "library.purge", workspace_id),
    }


def _query(asked: QueryDict) -> AssetQuery:
    sort = asked.get("sort", "")
    return AssetQuery(
        text=asked.get("q", ""),
        kinds=tuple(asked.getlist("kind")),
        shapes=tuple(asked.getlist("shape")),
        tags=tuple(asked.getlist("tag")),
        folder=asked.get("folder") or None,
        favourite=True if asked.get("favourite") == "1" else None,
        used={"1": True, "0": False}.get(asked.get("used", "")),
        trashed=asked.get("trash") == "1",
        sort=sort if sort in _SORTS else None,  # type: ignore[arg-type]  # one of them
        limit=_A_PAGE,
        cursor=asked.get("cursor", ""),
    )


def _with(asked: QueryDict, **values: str) -> str:
    changed = asked.copy()
    for name, value in values.items():
        changed[name] = value
    return f"?{changed.urlencode()}"


def _details(actor: Actor, asset: Asset) -> dict[str, Any]:
    return {
        "asset": asset,
        "tags": sorted(asset.tags.names()),
        "job": queries.ingest_of(asset) if asset.state == "waiting" else None,
        "versions": asset.versions.order_by("-number"),
        "editable": may(actor, "library.edit", asset) and asset.trashed_at is None,
        "workspace_id": asset.workspace_id,
    }
