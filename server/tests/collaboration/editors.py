"""Editors who do random things, seeded."""

import asyncio
import random
from collections.abc import Sequence

from claqueta.document.elements import TextElement
from claqueta.document.records import Scene
from claqueta.ops import Op, Patch, Put, Remove, new_id
from studio.testing.sync import SyncClient


def random_ops(client: SyncClient, chance: random.Random) -> Sequence[Op]:
    """One edit of what `client` sees now: values, texts, new elements, moves, removals."""
    texts = sorted(id for id, record in client.records.items() if isinstance(record, TextElement))
    scenes = sorted(id for id, record in client.records.items() if isinstance(record, Scene))
    what = chance.random()
    if (what < 0.12 and len(texts) < 40) or not texts:
        made = TextElement(
            id=new_id(),
            parent=chance.choice(scenes),
            order=f"b{chance.randrange(62):02}",
            duration=240_000,
            text="Nuevo",
        )
        return (Put(record=made),)
    id = chance.choice(texts)
    if what < 0.2:
        return (Remove(id=id),)
    if what < 0.35:
        return (Patch(id=id, set={"parent": chance.choice(scenes), "order": f"c{chance.randrange(62):02}"}),)
    if what < 0.5:
        return (Patch(id=id, set={"text": f"Texto {chance.randrange(1000)}"}),)
    if what < 0.6:
        return (Patch(id=chance.choice(scenes), set={"duration": chance.randrange(1, 10) * 240_000}),)
    return (
        Patch(id=id, set={"placement.x": float(chance.randrange(320)), "placement.y": float(chance.randrange(180))}),
    )


async def work(client: SyncClient, edits: int, chance: random.Random, *, cuts: float = 0.02, ahead: int = 5) -> None:
    """Makes `edits` edits, at most `ahead` unconfirmed at a time, with cuts in between."""
    done = 0
    while done < edits:
        if await client.edit(random_ops(client, chance)) is not None:
            done += 1
        if chance.random() < cuts:
            client.cut()
        await client.until(lambda: len(client.mine) < ahead, progress=True)
        await asyncio.sleep(0)
