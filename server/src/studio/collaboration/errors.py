"""Why a socket refuses a message or ends, and the closing codes (docs/specs/sync.md, S-40)."""

from enum import IntEnum

from claqueta.errors import Words
from studio.lib.errors import StudioError


class Closing(IntEnum):
    """The closing codes, each with one meaning for a client."""

    GOING_AWAY = 1001
    TOO_LARGE = 1009
    TRY_AGAIN = 1013
    BAD_MESSAGE = 4400
    SIGN_IN = 4401
    MISSING = 4404
    SILENT = 4408
    TOO_MANY = 4429


class Closed(Exception):
    """The socket ends with `code`."""

    def __init__(self, code: Closing) -> None:
        super().__init__(code)
        self.code = code


class MessageUnreadable(StudioError):
    """A message that is not one of the protocol's."""

    code = "socket.message"
    words = Words(
        en="The studio did not understand a message of this page ({what}). Load the page again.",
        es="El estudio no entendió un mensaje de esta página ({what}). Vuelve a cargarla.",
    )


class MessageTooLarge(StudioError):
    """A message beyond the limit."""

    code = "socket.large"
    words = Words(
        en="This change is too large to send at once (more than {limit} KB). Make it in smaller steps.",
        es="Este cambio es demasiado grande para enviarlo de una vez (más de {limit} KB). Hazlo en pasos más pequeños.",
    )


class HelloNeeded(StudioError):
    """Something before hello."""

    code = "socket.hello"
    words = Words(
        en="The page has to say first which version it shows. Load it again.",
        es="La página tiene que decir primero qué versión muestra. Vuelve a cargarla.",
    )
