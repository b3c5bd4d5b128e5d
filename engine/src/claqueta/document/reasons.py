"""Rules, and the reason given when one is broken: values that travel to whoever has to tell a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claqueta.errors import Datum, Language, Words


@dataclass(frozen=True)
class Reason:
    """Why something was refused or is wrong: a code for programs, words for people."""

    code: str
    words: Words
    data: Mapping[str, Datum] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """What is wrong and what to do, in `language`."""
        return self.words.fill(language, dict(self.data))


@dataclass(frozen=True)
class Rule:
    """Something that must hold, with the words for when it does not."""

    code: str
    words: Words

    def broken(self, **data: Datum) -> Reason:
        """The reason to give, with `data` for the words."""
        return Reason(self.code, self.words, data)
