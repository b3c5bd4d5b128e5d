"""Something a person should know of a document that was made all the same."""

from dataclasses import dataclass

from claqueta.errors import ClaquetaError, Datum, Language, Words
from claqueta.speech import SpeechWarning


@dataclass(frozen=True)
class Notice:
    """A sentence in each language. subject: the file that it is about, or empty."""

    code: str
    words: Words
    data: tuple[tuple[str, Datum], ...] = ()
    subject: str = ""

    @classmethod
    def of_speech(cls, warning: SpeechWarning) -> "Notice":
        """What speech warned of."""
        return cls(warning.code, warning.words, warning.data)

    @classmethod
    def of_refusal(cls, subject: str, error: ClaquetaError) -> "Notice":
        """That the file `subject` was left out because of `error`."""
        return cls(error.code, error.words, tuple(error.data.items()), subject)

    def text(self, language: Language) -> str:
        """What happened, in `language`."""
        said = self.words.fill(language, dict(self.data))
        return f"{self.subject}: {said}" if self.subject else said
