"""Every address of the studio."""

from django.urls import include, path

from studio.accounts.views.account import language
from studio.config.api import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("account/", include("allauth.urls")),
    path("language", language, name="set_language"),
    path("", include("studio.accounts.urls")),
    path("", include("studio.library.urls")),
    path("", include("studio.projects.urls")),
    path("", include("studio.rendering.urls")),
    path("", include("studio.assistant.urls")),
    path("", include("studio.config.health_urls")),
]
