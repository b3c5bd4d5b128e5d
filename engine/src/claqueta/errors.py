"""The one family of errors that Claqueta raises on purpose.

Every error is a class with a code, words in each language of the interface and a verdict: a *temporary* error may
go away when the same thing is tried again, any other is final. Packages declare their own subclasses beside the
code that raises them; whoever shows an error to a person asks it for `text(language)`.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

type Language = Literal["en", "es"]
type Datum = str | int | float


@dataclass(frozen=True)
class Words:
    """One sentence in every language of the interface; `{name}` stands for a datum."""

    en: str
    es: str

    def fill(self, language: Language, data: dict[str, Datum]) -> str:
        """The sentence in `language` with its data in place."""
        return (self.es if language == "es" else self.en).format_map(data)


class ClaquetaError(Exception):
    """Something was refused or failed, and a person can be told what, why and what to do."""

    code: ClassVar[str] = "error"
    words: ClassVar[Words] = Words(en="Something went wrong.", es="Algo ha fallado.")
    temporary: ClassVar[bool] = False

    def __init__(self, **data: Datum) -> None:
        super().__init__()
        self.data: dict[str, Datum] = data

    def text(self, language: Language) -> str:
        """What happened and what to do, in `language`."""
        return self.words.fill(language, self.data)

    def __str__(self) -> str:
        return self.text("en")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.data)


def _rebuild(kind: type[ClaquetaError], data: dict[str, Datum]) -> ClaquetaError:
    return kind(**data)
