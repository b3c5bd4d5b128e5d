"""Refusals over HTTP: problem details (RFC 9457) with a code, data, and words in the reader's language."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field, JsonValue

from claqueta.errors import ClaquetaError
from studio.lib.errors import Invalid, Missing, SignInNeeded, TooMany
from studio.lib.wording import current_language


class Problem(Schema):
    """Why a request was refused."""

    type: str
    """`about:blank#<code>`"""
    status: int
    code: str
    title: str
    """What happened and what to do, in the language of the request."""
    data: dict[str, JsonValue] = Field(default_factory=dict)


def problem(error: ClaquetaError, extra: dict[str, JsonValue] | None = None) -> Problem:
    """`error` as a problem."""
    data: dict[str, JsonValue] = {**error.data, **(extra or {})}
    return Problem(
        type=f"about:blank#{error.code}",
        status=getattr(error, "status", 422),
        code=error.code,
        title=error.text(current_language()),
        data=data,
    )


def answer_problems(api: NinjaAPI) -> None:
    """Makes `api` answer every refusal as a problem."""

    def answer(request: HttpRequest, told: Problem) -> HttpResponse:
        response = api.create_response(request, told, status=told.status)
        response["Content-Type"] = "application/problem+json"
        if told.status == TooMany.status:
            response["Retry-After"] = str(told.data.get("seconds", 1))
        return response

    @api.exception_handler(ClaquetaError)
    def refused(request: HttpRequest, error: ClaquetaError) -> HttpResponse:
        return answer(request, problem(error))

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        where = "; ".join(".".join(str(part) for part in found["loc"]) for found in error.errors[:5])
        found: JsonValue = [
            {"at": [str(part) for part in each["loc"]], "reason": str(each["msg"])} for each in error.errors[:20]
        ]
        return answer(request, problem(Invalid(what=where or "body"), {"errors": found}))

    @api.exception_handler(Throttled)
    def too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
        return answer(request, problem(TooMany(seconds=int(error.wait or 1))))

    @api.exception_handler(HttpError)
    def http(request: HttpRequest, error: HttpError) -> HttpResponse:
        told = problem(Invalid(what=str(error.message)))
        return answer(request, told.model_copy(update={"status": error.status_code}))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        return answer(request, problem(SignInNeeded()))

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, _error: Http404) -> HttpResponse:
        return answer(request, problem(Missing()))
