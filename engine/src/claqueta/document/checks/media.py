"""Media that records name: absent, of the wrong kind, or shorter than what is taken from them."""

from fractions import Fraction

from claqueta.document.checks.finding import Findings, Subject, finding
from claqueta.document.elements import ImageElement, VideoElement
from claqueta.document.reasons import Rule
from claqueta.document.records import Audio
from claqueta.document.structure import name_of
from claqueta.errors import Words
from claqueta.time import TICKS_PER_SECOND

MEDIUM_UNLISTED = Rule(
    "medium.unlisted",
    Words(
        en="“{record}” uses a medium that the project does not list. Choose a file for it.",
        es="«{record}» usa un medio que no está en el proyecto. Elige un archivo.",
    ),
)
MEDIUM_MISSING = Rule(
    "medium.missing",
    Words(
        en="“{record}” uses “{medium}”, which is missing or cannot be opened. Put it back or choose another file.",
        es="«{record}» usa «{medium}», que falta o no se puede abrir. Recupéralo o elige otro archivo.",
    ),
)
MEDIUM_KIND = Rule(
    "medium.kind",
    Words(
        en="“{record}” cannot show or play “{medium}”, which is of another kind. Choose another file.",
        es="«{record}» no puede mostrar ni reproducir «{medium}», que es de otro tipo. Elige otro archivo.",
    ),
)
MEDIUM_SILENT = Rule(
    "medium.silent",
    Words(
        en="“{record}” plays “{medium}”, which has no sound.",
        es="«{record}» reproduce «{medium}», que no tiene sonido.",
    ),
)
SOURCE_BEYOND = Rule(
    "source.beyond",
    Words(
        en="“{record}” begins after the end of “{medium}”. Let it begin earlier in the file.",
        es="«{record}» empieza después del final de «{medium}». Haz que empiece antes en el archivo.",
    ),
)
SOURCE_SHORT = Rule(
    "source.short",
    Words(
        en="“{record}” is longer than what is left of “{medium}”. Shorten it, slow it down or let it loop.",
        es="«{record}» dura más de lo que queda de «{medium}». Acórtalo, ralentízalo o repítelo en bucle.",
    ),
)


def check_media(subject: Subject) -> Findings:
    """Every record whose medium does not serve."""
    for record in subject.document.records:
        if isinstance(record, VideoElement | ImageElement | Audio):
            yield from _one(subject, record)


def _one(subject: Subject, record: VideoElement | ImageElement | Audio) -> Findings:
    shown = name_of(record)
    listed = subject.document.media.get(record.asset)
    if listed is None and subject.catalog is None:
        yield finding(record.id, "error", MEDIUM_UNLISTED, record=shown)
        return
    medium = "?" if listed is None else listed.name or listed.path
    wanted = {"video"} if isinstance(record, VideoElement) else {"image"}
    if isinstance(record, Audio):
        wanted = {"audio", "video"}
    if subject.catalog is None:
        if listed is not None and listed.kind not in wanted:
            yield finding(record.id, "error", MEDIUM_KIND, record=shown, medium=medium)
        return
    info = subject.catalog.asset(record.asset)
    if info is None:
        rule = MEDIUM_UNLISTED if listed is None else MEDIUM_MISSING
        data = {} if listed is None else {"medium": medium}
        yield finding(record.id, "error", rule, record=shown, **data)
    elif info.kind not in wanted:
        yield finding(record.id, "error", MEDIUM_KIND, record=shown, medium=medium)
    elif isinstance(record, Audio) and info.kind == "video" and not info.has_sound:
        yield finding(record.id, "error", MEDIUM_SILENT, record=shown, medium=medium)
    elif not isinstance(record, ImageElement) and info.duration > 0:
        start = Fraction(*record.source_start) * TICKS_PER_SECOND
        taken = record.duration * Fraction(*record.speed)
        if start >= info.duration:
            yield finding(record.id, "error", SOURCE_BEYOND, record=shown, medium=medium)
        elif not record.loop and start + taken > info.duration + TICKS_PER_SECOND // 10:
            # a tenth of a second is what containers and streams differ by
            yield finding(record.id, "hint", SOURCE_SHORT, record=shown, medium=medium)
