"""The JSON API: every app's endpoints under one door, with one way to sign in, to refuse and to page."""

from studio.accounts.endpoints import router as accounts
from studio.accounts.sign_in import session_or_token
from studio.assistant.endpoints import router as assistant
from studio.lib.bodies import CarefulParser
from studio.lib.openapi import DescribedAPI
from studio.lib.problems import answer_problems
from studio.lib.throttles import ApiThrottle
from studio.library.endpoints_organize import router as library
from studio.projects.endpoints import router as projects
from studio.rendering.endpoints import router as rendering

api = DescribedAPI(
    title="Claqueta",
    version="1",
    urls_namespace="api",
    docs_url="docs",
    auth=session_or_token,
    throttle=[ApiThrottle()],
    parser=CarefulParser(),
)
answer_problems(api)
api.add_router("", accounts, tags=["accounts"])
api.add_router("", library, tags=["library"])
api.add_router("", projects, tags=["projects"])
api.add_router("", rendering, tags=["rendering"])
api.add_router("", assistant, tags=["assistant"])
