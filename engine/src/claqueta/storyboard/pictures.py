"""The pictures that a script asks for by name, and what to do where they are not at hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claqueta.storyboard.matching import Chooser, PictureMissing
from claqueta.storyboard.materials import MediaItem
from claqueta.storyboard.script import Block, PictureChoice, Script


def without_missing_pictures(script: Script, items: Sequence[MediaItem]) -> tuple[Script, tuple[PictureMissing, ...]]:
    """`script` without the pictures that are not among `items`, and a refusal for each of these, with its line."""
    chooser = Chooser(items, script.language)
    missing: list[PictureMissing] = []

    def there(blocks: Sequence[Block]) -> Iterator[Block]:
        for block in blocks:
            try:
                if isinstance(block, PictureChoice):
                    chooser.asked(block)
            except PictureMissing as refusal:
                missing.append(refusal)
            else:
                yield block

    opening = tuple(there(script.opening))
    sections = tuple(replace(section, blocks=tuple(there(section.blocks))) for section in script.sections)
    return replace(script, opening=opening, sections=sections), tuple(missing)
