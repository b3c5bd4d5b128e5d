"""What can go wrong between a caller and a job in the host, and how a refusal travels across the border."""

from claqueta.errors import ClaquetaError, Datum, Words

MAX_DATA = 16
MAX_TEXT = 2_000


class HostUnavailable(ClaquetaError):
    """The warm process did not start."""

    code = "host.unavailable"
    temporary = True
    words = Words(
        en="The protected process that opens media did not start ({detail}). Run `claqueta doctor`.",
        es="El proceso protegido que abre los medios no ha arrancado ({detail}). Ejecuta `claqueta doctor`.",
    )


class HostDied(ClaquetaError):
    """The child of one job ended without an answer."""

    code = "host.died"
    words = Words(
        en="The work stopped suddenly (signal {signal}). The file may be damaged; try another copy.",
        es="El trabajo se ha detenido de golpe (señal {signal}). Quizá el archivo esté dañado; prueba con otra copia.",
    )


class HostTimedOut(ClaquetaError):
    """The child of one job used up its time."""

    code = "host.timed_out"
    words = Words(
        en="The work took longer than the {seconds} seconds it may. Try a shorter or simpler file.",
        es="El trabajo ha pasado de los {seconds} segundos permitidos. Prueba con un archivo más corto o sencillo.",
    )


class HostOutOfMemory(ClaquetaError):
    """The child of one job wanted more memory than it may have."""

    code = "host.out_of_memory"
    words = Words(
        en="The work needs more than the {megabytes} MB of memory it may use. Try a smaller file.",
        es="El trabajo necesita más de los {megabytes} MB de memoria permitidos. Prueba con un archivo más pequeño.",
    )


class HostOverloaded(ClaquetaError):
    """One job was to get more files than it can hold."""

    code = "host.overloaded"
    words = Words(
        en="More than {limit} files are needed at the same time. Make the project in several parts.",
        es="Hacen falta más de {limit} archivos a la vez. Haz el proyecto en varias partes.",
    )


class HostLied(ClaquetaError):
    """The answer of a child broke the rules, so nothing of it was used."""

    code = "host.lied"
    words = Words(
        en="The answer of the protected process was not valid ({detail}). The file is not trustworthy; do not use it.",
        es="La respuesta del proceso protegido no es válida ({detail}). El archivo no es de fiar; no lo uses.",
    )


class HostCancelled(ClaquetaError):
    """The caller cancelled the job."""

    code = "host.cancelled"
    words = Words(en="The work was cancelled.", es="El trabajo se ha cancelado.")


class JobFailed(ClaquetaError):
    """A job raised an error that it had not foreseen."""

    code = "host.job_failed"
    words = Words(
        en="The job “{job}” failed unexpectedly: {detail}. Please report it.",
        es="El trabajo «{job}» ha fallado de forma inesperada: {detail}. Avísanos, por favor.",
    )


def to_wire(error: ClaquetaError) -> dict[str, object]:
    """The refusal as JSON: its code and its data, texts cut to MAX_TEXT characters."""
    data = {
        name: value[:MAX_TEXT] if isinstance(value, str) else value
        for name, value in list(error.data.items())[:MAX_DATA]
    }
    return {"code": error.code, "data": data}


def from_wire(value: object) -> ClaquetaError:
    """The refusal that `value` describes; HostLied for anything a truthful child would not send.

    Only classes that the caller has imported are made, found by their code.
    """
    if not isinstance(value, dict) or set(value) != {"code", "data"}:
        return HostLied(detail="refusal")
    code, data = value["code"], value["data"]
    if not isinstance(code, str) or not isinstance(data, dict) or len(data) > MAX_DATA:
        return HostLied(detail="refusal")
    checked: dict[str, Datum] = {}
    for name, datum in data.items():
        if isinstance(datum, bool) or not isinstance(datum, str | int | float):
            return HostLied(detail="refusal data")
        if isinstance(datum, str) and len(datum) > MAX_TEXT:
            return HostLied(detail="refusal data")
        checked[name] = datum
    kind = _class_of(code)
    if kind is None:
        return HostLied(detail="refusal code")
    error = kind(**checked)
    try:
        error.text("en"), error.text("es")
    except (LookupError, ValueError, AttributeError):
        return HostLied(detail="refusal data")
    return error


def _class_of(code: str) -> type[ClaquetaError] | None:
    waiting = [ClaquetaError]
    while waiting:
        kind = waiting.pop()
        if "code" in vars(kind) and kind.code == code:
            return kind
        waiting.extend(kind.__subclasses__())
    return None
