"""Addresses by which bytes come in (tus) and go out (signed)."""

from django.urls import URLPattern, path

from studio.library.serving.views import media
from studio.library.uploads import views as uploads

transfers: list[URLPattern] = [
    path("api/v1/workspaces/<str:workspace_id>/uploads", uploads.uploads, name="uploads"),
    path("api/v1/uploads/<str:upload_id>", uploads.upload, name="upload"),
    path("media/<str:token>/<str:name>", media, name="media"),
]
