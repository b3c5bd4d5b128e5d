"""The refusals that a person, a page and a program can meet: each knows its status and its words in each language."""

from typing import ClassVar

from claqueta.errors import ClaquetaError, Words


class StudioError(ClaquetaError):
    """A request was refused, for a reason that can be told."""

    status: ClassVar[int] = 400
    """The HTTP status that says the same."""


class Missing(StudioError):
    """The thing does not exist, or the actor may not know that it does: both read the same."""

    code = "missing"
    status = 404
    words = Words(en="This does not exist, or you have no access to it.", es="Esto no existe o no tienes acceso.")


class Forbidden(StudioError):
    """The actor sees the thing and may not do this to it."""

    code = "forbidden"
    status = 403
    words = Words(
        en="Your role does not allow this. Ask an administrator of the workspace.",
        es="Tu rol no permite esto. Pídelo a quien administre el espacio de trabajo.",
    )


class SignInNeeded(StudioError):
    """Nobody is signed in."""

    code = "sign_in_needed"
    status = 401
    words = Words(en="Sign in first.", es="Inicia sesión primero.")


class Conflict(StudioError):
    """Somebody else was faster, and doing it now would undo their work."""

    code = "conflict"
    status = 409
    words = Words(
        en="This has changed in the meantime. Look at the newest state and try again.",
        es="Esto ha cambiado mientras tanto. Mira el estado actual y vuelve a intentarlo.",
    )


class Invalid(StudioError):
    """What was sent does not fit."""

    code = "invalid"
    status = 422
    words = Words(en="Something in the request does not fit: {what}.", es="Algo de la petición no encaja: {what}.")


class TooMany(StudioError):
    """More requests than are served."""

    code = "too_many"
    status = 429
    temporary = True
    words = Words(
        en="Too many requests. Wait {seconds} seconds and try again.",
        es="Demasiadas peticiones. Espera {seconds} segundos y vuelve a intentarlo.",
    )


class Unavailable(StudioError):
    """A part of the studio does not answer."""

    code = "unavailable"
    status = 503
    temporary = True
    words = Words(
        en="The studio cannot do this right now. Try again in a moment.",
        es="El estudio no puede hacer esto ahora mismo. Vuelve a intentarlo en un momento.",
    )
