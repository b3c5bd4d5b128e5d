"""What the elements of a storyboard are called in lists and timelines, in the project's language."""

from typing import Final

from claqueta.errors import Words

ELEMENT_NAMES: Final = {
    "ground": Words(en="Ground", es="Fondo"),
    "mount": Words(en="Mount", es="Marco"),
    "tint": Words(en="Tint", es="Tinte"),
    "scrim": Words(en="Veil", es="Velo"),
    "ornament": Words(en="Ornament", es="Adorno"),
    "plate": Words(en="Panel", es="Panel"),
    "emphasis": Words(en="Emphasis", es="Énfasis"),
    "marker": Words(en="Bullet", es="Viñeta"),
    "points": Words(en="Point", es="Punto"),
    "captions": Words(en="Captions", es="Subtítulos"),
    "kicker": Words(en="Kicker", es="Antetítulo"),
    "headline": Words(en="Headline", es="Titular"),
    "support": Words(en="Support", es="Apoyo"),
    "lead": Words(en="Lead", es="Entrada"),
    "label": Words(en="Label", es="Pie de la cifra"),
    "author": Words(en="Author", es="Autor"),
    "rule": Words(en="Rule", es="Filete"),
    "mark": Words(en="Mark", es="Signo"),
    "bar": Words(en="Bar", es="Barra"),
}
"""By what an element is: the roles of a stack's items, and the parts of a scene's back."""


def element_name(part: str, language: str) -> str:
    """The name of a part of a scene for people, in the language of the project (a tag such as `es`)."""
    words = ELEMENT_NAMES[part]
    return words.es if language.startswith("es") else words.en
