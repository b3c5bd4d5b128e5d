"""The door of the library: files in, references and facts out, search, room, and who uses what."""

from studio.accounts.public import Actor
from studio.library import queries
from studio.library.adding import add_file, share_assets
from studio.library.files import media_folder, media_ref, media_refs
from studio.library.queries import AssetFacts
from studio.library.quota import QuotaExceeded, Usage, release, reserve, settle, usage
from studio.library.search.asking import AssetCard, AssetQuery
from studio.library.search.page import page as search
from studio.library.serving.addresses import address, links
from studio.library.serving.types import mime_of
from studio.library.uses import set_uses, uses

__all__ = [
    "AssetCard",
    "AssetFacts",
    "AssetQuery",
    "QuotaExceeded",
    "Usage",
    "add_file",
    "address",
    "asset_facts",
    "links",
    "media_folder",
    "media_ref",
    "media_refs",
    "release",
    "reserve",
    "search",
    "set_uses",
    "settle",
    "share_assets",
    "usage",
    "uses",
]


def asset_facts(actor: Actor, asset_id: str) -> AssetFacts:
    """The facts of an asset. Raises Missing."""
    row = queries.asset(actor, asset_id)
    return AssetFacts(
        id=row.id,
        workspace_id=row.workspace_id,
        kind=row.kind,
        name=row.name,
        state=row.state,
        sha256=row.sha256,
        size=row.size,
        duration=row.duration,
        width=row.width,
        height=row.height,
        mime=mime_of(row.extension),
        extension=row.extension,
        has_sound=row.has_sound,
        has_alpha=row.has_alpha,
        loudness=row.loudness,
        version=row.version,
        trashed=row.trashed_at is not None,
    )
