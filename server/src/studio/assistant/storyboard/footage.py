"""The workspace's pictures and clips, as a storyboard chooses among them by name, folder, tags and notes."""

from collections.abc import Iterator

from claqueta.ports import AssetInfo
from claqueta.storyboard import MediaItem
from claqueta.time import Ticks
from studio.accounts.public import Actor
from studio.library import public as library

MOST_ITEMS = 2000
_PAGE = 100


def footage(actor: Actor, workspace_id: str) -> tuple[MediaItem, ...]:
    """Every picture and clip that is ready, the newest 2000. Raises Missing."""
    cards = list(_cards(actor, workspace_id))
    refs = library.media_refs([card.id for card in cards], workspace_id=workspace_id)
    return tuple(
        MediaItem(
            asset=card.id,
            ref=refs[card.id],
            path=card.name,
            info=AssetInfo(
                kind=refs[card.id].kind,
                sha256=refs[card.id].sha256,
                width=card.width,
                height=card.height,
                duration=Ticks(card.duration),
                has_sound=card.has_sound,
            ),
            tags=tuple(tag.name for tag in card.tags),
            text=card.notes,
        )
        for card in cards
        if card.id in refs
    )


def _cards(actor: Actor, workspace_id: str) -> Iterator[library.AssetCard]:
    cursor = ""
    for _ in range(MOST_ITEMS // _PAGE):
        query = library.AssetQuery(
            kinds=("video", "image", "svg"), states=("ready",), sort="newest", limit=_PAGE, cursor=cursor
        )
        page = library.search(actor, workspace_id, query)
        yield from page.assets
        cursor = page.next
        if not cursor:
            return
