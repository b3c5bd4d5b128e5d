"""Why an upload is refused."""

from claqueta.errors import Words
from studio.lib.errors import StudioError


class UploadTooLarge(StudioError):
    """The file, or a chunk of it, is larger than may be."""

    code = "upload.too_large"
    status = 413
    words = Words(
        en="The file is larger than the {limit} bytes that an upload may have. Make a smaller version.",
        es="El archivo supera los {limit} bytes que puede tener una subida. Haz una versión más pequeña.",
    )


class UploadMalformed(StudioError):
    """A header of the protocol is missing or wrong."""

    code = "upload.malformed"
    status = 400
    words = Words(
        en="The upload was sent wrongly ({what}). Reload the page and try again.",
        es="La subida se envió mal ({what}). Recarga la página y vuelve a intentarlo.",
    )


class UploadVersionUnknown(StudioError):
    """The client speaks another version of the protocol."""

    code = "upload.version"
    status = 412
    words = Words(
        en="This upload speaks another version of tus. Use version 1.0.0.",
        es="Esta subida usa otra versión de tus. Usa la versión 1.0.0.",
    )


class UploadElsewhere(StudioError):
    """The chunk begins elsewhere than the bytes so far end."""

    code = "upload.offset"
    status = 409
    words = Words(
        en="The upload stands at byte {offset}. Go on from there.",
        es="La subida va por el byte {offset}. Continúa desde ahí.",
    )


class UploadBusy(StudioError):
    """Another request is writing to the same upload."""

    code = "upload.busy"
    status = 423
    temporary = True
    words = Words(
        en="Another tab is sending this file right now. Wait until it has finished.",
        es="Otra pestaña está enviando este archivo ahora. Espera a que termine.",
    )


class ChunkDamaged(StudioError):
    """The chunk does not have the checksum that was sent with it."""

    code = "upload.chunk_damaged"
    status = 460
    temporary = True
    words = Words(
        en="A part arrived damaged and was thrown away. It will be sent again.",
        es="Una parte llegó dañada y se ha descartado. Se enviará de nuevo.",
    )


class UploadChanged(StudioError):
    """The whole file is not the one that the browser began to send."""

    code = "upload.changed"
    status = 422
    words = Words(
        en="The file that arrived is not the one that was chosen; it may have changed meanwhile. Upload it again.",
        es="El archivo recibido no es el que se eligió; quizá cambió mientras tanto. Súbelo otra vez.",
    )


class DiskFull(StudioError):
    """The studio's disk has no room."""

    code = "upload.disk_full"
    status = 507
    temporary = True
    words = Words(
        en="The studio's disk is full. What was sent so far is kept; tell an administrator, then go on.",
        es="El disco del estudio está lleno. Lo enviado se conserva; avisa a quien administre y luego continúa.",
    )
