"""Which assets records name: what a project uses of the library."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import JsonValue

from claqueta.document.checks.known import Family, known
from claqueta.document.model import EffectUse, ParameterValue
from claqueta.document.records import RECORD, Record

_ASSET_ID = re.compile(r"[A-Za-z0-9_-]{16}")


def assets_of(record: Record) -> frozenset[str]:
    """The ids of the assets that `record` names: its own, and those of its effects, transition and generator."""
    return frozenset(_assets(record))


def used_assets(records: Iterable[Record]) -> set[str]:
    """All that `records` name."""
    found: set[str] = set()
    for record in records:
        found.update(_assets(record))
    return found


def with_assets(records: Iterable[Record], replaced: Mapping[str, str]) -> list[Record]:
    """`records` naming the assets `replaced` says in place of others."""
    return [
        record
        if replaced.keys().isdisjoint(_assets(record))
        else RECORD.validate_json(json.dumps(exchanged(record.model_dump(mode="json"), replaced)))
        for record in records
    ]


def exchanged(value: JsonValue, replaced: Mapping[str, str], *, named: bool = False) -> JsonValue:
    """Records or operations as JSON, with the ids that stand under `asset` or among `params` exchanged."""
    if isinstance(value, dict):
        return {key: exchanged(part, replaced, named=_names(key, named)) for key, part in value.items()}
    if isinstance(value, list):
        return [exchanged(part, replaced) for part in value]
    return replaced.get(value, value) if named and isinstance(value, str) else value


def mentioned(value: JsonValue, *, named: bool = False) -> Iterator[str]:
    """What may be ids of assets in records or operations as JSON; some are other words of the same look."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from mentioned(part, named=_names(key, named))
    elif isinstance(value, list):
        for part in value:
            yield from mentioned(part)
    elif named and isinstance(value, str) and _ASSET_ID.fullmatch(value):
        yield value


def _names(key: str, named: bool) -> bool:
    """Whether `asset` or `params` is among the parts of a name or path, and no keyframes follow."""
    parts = key.split(".")
    return parts[-1] == "asset" or "params" in parts or (named and key != "keys")


def _assets(record: Record) -> Iterator[str]:
    asset = getattr(record, "asset", "")
    if asset:
        yield asset
    effects: Mapping[str, EffectUse] = getattr(record, "effects", {})
    for use in effects.values():
        yield from _named("effects", use.effect, use.params)
    transition: Any = getattr(record, "transition", None)
    if transition is not None:
        yield from _named("transitions", transition.transition, transition.params)
    generator = getattr(record, "generator", "")
    if generator:
        yield from _named("generators", generator, getattr(record, "params", {}))


def _named(family: Family, name: str, params: Mapping[str, ParameterValue]) -> Iterator[str]:
    kinds = known(family).get(name, {})
    for key, value in params.items():
        kind = kinds.get(key)
        if kind is not None and kind.type == "asset" and isinstance(value, str) and _ASSET_ID.fullmatch(value):
            yield value
