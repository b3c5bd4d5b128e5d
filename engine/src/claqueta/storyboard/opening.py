"""The beginning of a script, for showing quickly what a style makes of it."""

from dataclasses import replace
from itertools import islice

from claqueta.storyboard.script import Block, PictureChoice, SceneBreak, Script


def opening_of(script: Script) -> Script:
    """A script that is told in little more than the first scene of `script`: without pictures and without a closing."""
    settings = replace(script.settings, closing="")
    opening = _first(script.opening)
    if script.title or opening:
        return replace(script, settings=settings, opening=opening, sections=())
    sections = tuple(replace(section, blocks=_first(section.blocks)) for section in script.sections[:1])
    return replace(script, settings=settings, opening=(), sections=sections)


def _first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    said = (block for block in blocks if not isinstance(block, PictureChoice | SceneBreak))
    return tuple(islice(said, 1))
