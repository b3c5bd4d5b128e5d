"""What is told of a document that could not be shown as it says: problems, and warnings that come as codes."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from claqueta.cli.console import language, warn
from claqueta.document.checks.names import PARAMETER_UNFIT, PARAMETER_UNKNOWN, UNKNOWN
from claqueta.document.document import Document, MediaRef
from claqueta.document.problems import Problem, check
from claqueta.document.records import Record
from claqueta.document.structure import name_of
from claqueta.errors import Language, Words
from claqueta.evaluate.display_list import Warning
from claqueta.render.media_table import MediaProblem

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


_QUOTED = Words(en="“{name}”", es="«{name}»")
_KINDS = {
    "project": Words(en="The project", es="El proyecto"),
    "scene": Words(en="A scene", es="Una escena"),
    "video": Words(en="A video", es="Un vídeo"),
    "image": Words(en="A picture", es="Una imagen"),
    "text": Words(en="A text", es="Un texto"),
    "caption": Words(en="Captions", es="Unos subtítulos"),
    "shape": Words(en="A shape", es="Una forma"),
    "generator": Words(en="A moving background", es="Un fondo animado"),
    "group": Words(en="A group", es="Un grupo"),
    "track": Words(en="A track", es="Una pista"),
    "audio": Words(en="A sound", es="Un sonido"),
    "marker": Words(en="A marker", es="Una marca"),
}
"""What a record without a name is called."""
_NAMES = frozenset(rule.code for rule in UNKNOWN.values()) | {PARAMETER_UNKNOWN.code, PARAMETER_UNFIT.code}
_CHECKED = _NAMES | {"parameter.invalid"}
"""What the check of the document tells in better words than evaluation."""
_ABOUT_IDS = frozenset({"audio.scene", "asset.missing", "asset.kind", "asset.silent"})
"""Warnings whose detail is an id, which says nothing to a person."""
_GRAVE = frozenset({"asset.missing", "asset.kind", "asset.silent"})
"""Warnings of evaluation that a check calls errors."""


def tell_problems(document: Document, media: Sequence[MediaProblem], warnings: Sequence[Warning]) -> bool:
    """List on stderr what kept the document from being shown as it says; whether an error is among it.

    media: the media that could not be used.  warnings: of evaluation and drawing.
    """
    tongue = language()
    for broken in media:
        warn(media_text(broken, document, tongue))
    found = [
        problem
        for problem in check(document)
        if problem.severity == "error" or (problem.code in _NAMES and problem.severity == "warning")
    ]
    for problem in found:
        warn(problem_text(problem, document, tongue))
    told = {(problem.record, problem.code) for problem in found}
    checked = {problem.record for problem in found if problem.code in _NAMES}
    silent = {problem.record for problem in found if problem.code.startswith("medium.")}
    for warning in warnings:
        if (warning.record, warning.code) in told or (warning.code in _CHECKED and warning.record in checked):
            continue
        if warning.code in _GRAVE and warning.record in silent:
            continue
        warn(warning_text(warning, document, tongue))
    grave = any(problem.severity == "error" for problem in found)
    return bool(media) or grave or any(warning.code in _GRAVE for warning in warnings)


def problem_text(problem: Problem, document: Document, tongue: Language) -> str:
    """What a check found, where records without a name go by their kind instead of their id."""
    data = dict(problem.reason.data)
    for record in document.records:
        for key, value in data.items():
            if value == record.id and name_of(record) == record.id:
                data[key] = _kind_name(record, tongue)
    return problem.reason.words.fill(tongue, data)


def media_text(problem: MediaProblem, document: Document, tongue: Language) -> str:
    """What is wrong with a medium, under the name that the person knows it by."""
    medium = document.media[problem.asset]
    name = _medium_name(medium)
    hidden = (medium.path, PurePosixPath(medium.path).name)
    data = {key: name if value in hidden else value for key, value in problem.error.data.items()}
    return f"{name}: {problem.error.words.fill(tongue, data)}"


def warning_text(warning: Warning, document: Document, tongue: Language) -> str:
    """The warning as a sentence, with the names of the record and the medium that it concerns."""
    sentence = _WORDS.get(warning.code, _OTHER).fill(tongue, {})
    record = next((record for record in document.records if record.id == warning.record), None)
    if record is not None:
        sentence = f"{_record_name(record, tongue)}: {sentence}"
    medium = document.media.get(warning.detail)
    if medium is not None:
        return f"{sentence} ({_medium_name(medium)})"
    if not warning.detail or warning.code in _ABOUT_IDS:
        return sentence
    return f"{sentence} ({_QUOTED.fill(tongue, {'name': warning.detail})})"


def _record_name(record: Record, tongue: Language) -> str:
    name = name_of(record)
    return _kind_name(record, tongue) if name == record.id else _QUOTED.fill(tongue, {"name": name})


def _kind_name(record: Record, tongue: Language) -> str:
    return _KINDS[str(getattr(record, "kind", record.type))].fill(tongue, {})


def _medium_name(medium: MediaRef) -> str:
    """The name that a person gave the medium, with the ending of its file."""
    path = PurePosixPath(medium.path)
    if not medium.name:
        return medium.path
    return medium.name if medium.name.lower().endswith(path.suffix.lower()) else f"{medium.name}{path.suffix}"


def note_warning(note: str) -> Warning:
    """What a job of the export had to say, `code detail`, as a warning."""
    code, _, detail = note.partition(" ")
    return Warning(code=code, record="", detail=detail)
