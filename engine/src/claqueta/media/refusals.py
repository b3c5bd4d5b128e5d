"""Why a medium is refused: one class a reason, each with what to do about it."""

from claqueta.errors import ClaquetaError, Words


class MediaRefused(ClaquetaError):
    """A medium cannot be used."""

    code = "media.refused"
    words = Words(en="This medium cannot be used.", es="Este medio no se puede usar.")


class MediaMissing(MediaRefused):
    """There is no such file, or it may not be read."""

    code = "media.missing"
    words = Words(
        en="“{name}” cannot be read. Check that the file exists and that you may read it.",
        es="No se puede leer «{name}». Comprueba que el archivo existe y que tienes permiso.",
    )


class MediaUnsupported(MediaRefused):
    """The format or codec is none that Claqueta opens."""

    code = "media.unsupported"
    words = Words(
        en="Claqueta does not open this format ({detail}). Convert it to MP4, WebM, WAV or PNG first.",
        es="Claqueta no abre este formato ({detail}). Conviértelo antes a MP4, WebM, WAV o PNG.",
    )


class MediaMismatch(MediaRefused):
    """The name says one format and the content another."""

    code = "media.mismatch"
    words = Words(
        en="The file is named .{suffix}, but its content is {content}. Give it its true extension.",
        es="El archivo se llama .{suffix}, pero su contenido es {content}. Ponle su extensión verdadera.",
    )


class MediaUnrecognised(MediaMismatch):
    """The name says a format, and the content is that of none."""

    code = "media.unrecognised"
    words = Words(
        en="The file is named .{suffix}, but its content is not recognised. Get it again from where it came.",
        es="El archivo se llama .{suffix}, pero su contenido no se reconoce. Vuelve a conseguirlo de su origen.",
    )


class MediaDamaged(MediaRefused):
    """The content cannot be decoded."""

    code = "media.damaged"
    words = Words(
        en="The file is damaged or incomplete ({detail}). Get it again from where it came.",
        es="El archivo está dañado o incompleto ({detail}). Vuelve a conseguirlo de su origen.",
    )


class MediaEmpty(MediaRefused):
    """There is neither picture nor sound in it."""

    code = "media.empty"
    words = Words(
        en="The file holds neither picture nor sound. Choose another one.",
        es="El archivo no contiene ni imagen ni sonido. Elige otro.",
    )


class MediaTooLarge(MediaRefused):
    """It is beyond a limit."""

    code = "media.too_large"
    words = Words(
        en="The file is too large: {what} is {value}, and {limit} is the most. Make a smaller version.",
        es="El archivo es demasiado grande: {what} es {value} y el máximo es {limit}. Haz una versión más pequeña.",
    )


class MediaSilent(MediaRefused):
    """Sound was wanted from a medium that has none."""

    code = "media.silent"
    words = Words(
        en="The file has no sound. Choose one with sound.", es="El archivo no tiene sonido. Elige uno que lo tenga."
    )


class MediaBlind(MediaRefused):
    """A picture was wanted from a medium that has none."""

    code = "media.blind"
    words = Words(
        en="The file has no picture. Choose a picture or a video.",
        es="El archivo no tiene imagen. Elige una imagen o un vídeo.",
    )


class EncodingFailed(ClaquetaError):
    """An encoder or muxer refused its settings or failed."""

    code = "media.encoding_failed"
    words = Words(
        en="The export could not be encoded ({detail}). Try another preset.",
        es="No se ha podido codificar la exportación ({detail}). Prueba con otro ajuste.",
    )


class DiskFull(ClaquetaError):
    """There is no room for what is being written."""

    code = "media.disk_full"
    temporary = True
    words = Words(
        en="There is no room left on the disk. Free some space and export again.",
        es="No queda sitio en el disco. Libera espacio y vuelve a exportar.",
    )


class SegmentsDiffer(ClaquetaError):
    """Segments of one export were encoded with different headers, so they cannot be joined."""

    code = "media.segments_differ"
    temporary = True
    words = Words(
        en="Part {part} was encoded differently from the others. It must be rendered again.",
        es="La parte {part} se ha codificado de forma distinta a las demás. Hay que volver a generarla.",
    )


class OutputWrong(ClaquetaError):
    """A finished file was reopened and is not what it should be."""

    code = "media.output_wrong"
    words = Words(
        en="The finished file failed its check ({detail}). Export again.",
        es="El archivo terminado no ha pasado la comprobación ({detail}). Vuelve a exportar.",
    )
