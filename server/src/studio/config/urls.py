"""Every address of the studio."""

from django.urls import include, path
from django.views.i18n import set_language

from studio.config.api import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("account/", include("allauth.urls")),
    path("language", set_language, name="set_language"),
    path("", include("studio.accounts.urls")),
    path("", include("studio.library.urls")),
    path("", include("studio.projects.urls")),
    path("", include("studio.rendering.urls")),
    path("", include("studio.assistant.urls")),
    path("", include("studio.config.health_urls")),
]
