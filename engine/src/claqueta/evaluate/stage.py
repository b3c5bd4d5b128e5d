"""What evaluation knows besides the record at hand: the media, the measures of text, the film's format."""

from dataclasses import dataclass
from functools import cached_property

from claqueta.document.tree import Tree
from claqueta.evaluate.ruler import Ruler
from claqueta.ports import Catalog

GROUP_DEPTH = 32
"""How deep groups may lie in groups; what lies deeper is not shown, with a warning."""


@dataclass(frozen=True, eq=False)
class Stage:
    """The surroundings of every record; made once for an evaluator."""

    tree: Tree
    catalog: Catalog
    ruler: Ruler

    @cached_property
    def width(self) -> int:
        """Of the film, in composition pixels."""
        return self.tree.project.width

    @cached_property
    def height(self) -> int:
        """Of the film, in composition pixels."""
        return self.tree.project.height
