"""What can end an export, besides what the engine says."""

from claqueta.errors import ClaquetaError, Words
from studio.lib.errors import Conflict, StudioError


class SegmentSpent(ClaquetaError):
    """The workers that rendered a stretch died each time."""

    code = "export.segment_spent"
    words = Words(
        en="The workers that rendered the film from {start} to {stop} ended without a word, {attempts} times. "
        "The rest is kept: change what is shown there, or try again.",
        es="Los procesos que hacían la película de {start} a {stop} se han cerrado sin avisar {attempts} veces. "
        "El resto se conserva: cambia lo que se ve ahí o vuelve a intentarlo.",
    )


class SegmentFailed(ClaquetaError):
    """A stretch failed each time for another reason than its content."""

    code = "export.segment_failed"
    words = Words(
        en="The film could not be rendered from {start} to {stop}: {reason} The rest is kept: try again.",
        es="No se ha podido procesar la película de {start} a {stop}: {reason_es} El resto se conserva: vuelve a "
        "intentarlo.",
    )


class ExportSpent(ClaquetaError):
    """The workers that planned or joined died each time."""

    code = "export.spent"
    words = Words(
        en="The workers that planned or joined this export ended without a word, {attempts} times. Try again.",
        es="Los procesos que preparaban o unían esta exportación se han cerrado sin avisar {attempts} veces. Vuelve a "
        "intentarlo.",
    )


class Unexpected(ClaquetaError):
    """Something failed that nobody has foreseen; the log has it."""

    code = "export.unexpected"
    words = Words(
        en="Something unforeseen went wrong ({kind}). Try again; whoever runs the studio finds it in the log.",
        es="Ha fallado algo imprevisto ({kind}). Vuelve a intentarlo; quien lleva el estudio lo verá en el registro.",
    )
    temporary = True


class ExportOver(Conflict):
    """The export has ended, so this cannot be done to it."""

    code = "export.over"
    words = Words(
        en="This export is not under way any more. Look at how it ended.",
        es="Esta exportación ya no está en marcha. Mira cómo terminó.",
    )


class ExportRuns(Conflict):
    """The export is under way, so this cannot be done to it."""

    code = "export.runs"
    words = Words(
        en="This export is still under way. Wait for its end, or cancel it.",
        es="Esta exportación sigue en marcha. Espera a que termine o cancélala.",
    )


class NothingOrdered(StudioError):
    """No preset was named, or too many were."""

    code = "export.nothing_ordered"
    status = 422
    words = Words(en="Choose from 1 to {most} presets.", es="Elige de 1 a {most} ajustes.")


class RangeUnfit(StudioError):
    """The range to export has no length."""

    code = "export.range"
    status = 422
    words = Words(
        en="The range to export ends before it starts. Set its end after its start.",
        es="El tramo que quieres exportar acaba antes de empezar. Pon el final después del inicio.",
    )
