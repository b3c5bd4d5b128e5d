"""Words for the warnings that evaluation and drawing give as codes."""

from claqueta.errors import Language, Words
from claqueta.evaluate.display_list import Warning

_WORDS = {
    "asset.missing": Words(
        en="A medium is missing or was refused; a placeholder stands in its place.",
        es="Falta un medio o fue rechazado; en su lugar hay un marcador.",
    ),
    "asset.kind": Words(
        en="A medium is used as something it is not; a placeholder stands in its place.",
        es="Un medio se usa como algo que no es; en su lugar hay un marcador.",
    ),
    "asset.silent": Words(en="A sound clip has no sound.", es="Un clip de audio no tiene sonido."),
    "audio.scene": Words(
        en="A sound belongs to a scene that is gone; it is left out.",
        es="Un sonido pertenece a una escena que ya no existe; se omite.",
    ),
    "text.overflow": Words(
        en="A text does not fit its box, even at the smallest size: shorten it or enlarge the box.",
        es="Un texto no cabe en su caja ni al menor tamaño: acórtalo o agranda la caja.",
    ),
    "effect.unknown": Words(en="An effect is unknown and left out.", es="Un efecto es desconocido y se omite."),
    "transition.unknown": Words(
        en="A transition is unknown; the scenes are cut.", es="Una transición es desconocida; las escenas se cortan."
    ),
    "generator.unknown": Words(
        en="A moving background is unknown and left out.", es="Un fondo animado es desconocido y se omite."
    ),
    "group.depth": Words(
        en="Groups are nested too deeply; what lies deeper is left out.",
        es="Hay demasiados grupos unos dentro de otros; lo más profundo se omite.",
    ),
    "animation.unknown": Words(
        en="An animation is unknown and left out.", es="Una animación es desconocida y se omite."
    ),
    "easing.unknown": Words(
        en="An easing is unknown; the change is even.", es="Una aceleración es desconocida; el cambio es uniforme."
    ),
    "parameter.unknown": Words(en="A parameter is unknown and ignored.", es="Un parámetro es desconocido y se ignora."),
    "parameter.invalid": Words(
        en="A parameter has a value of the wrong kind; its default is used.",
        es="Un parámetro tiene un valor de otro tipo; se usa el suyo propio.",
    ),
    "parameter.fixed": Words(
        en="A parameter cannot be animated; its first value is used.",
        es="Un parámetro no se puede animar; se usa su primer valor.",
    ),
    "media.frames_damaged": Words(
        en="Some pictures of the media are damaged; the last good one stands in their place.",
        es="Algunas imágenes de los medios están dañadas; en su lugar queda la última buena.",
    ),
}
_OTHER = Words(
    en="Something could not be shown as the document says.", es="Algo no se ha podido mostrar como se pedía."
)


def warning_text(warning: Warning, language: Language) -> str:
    """The warning as a sentence, with the record that it concerns."""
    sentence = _WORDS.get(warning.code, _OTHER).fill(language, {})
    where = " · ".join(part for part in (warning.record, warning.detail) if part)
    return f"{sentence} ({warning.code}{': ' + where if where else ''})"


def note_warning(note: str) -> Warning:
    """What a job of the export had to say, `code detail`, as a warning."""
    code, _, detail = note.partition(" ")
    return Warning(code=code, record="", detail=detail)
