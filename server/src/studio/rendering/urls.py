"""Addresses of rendering: previews. The exports' pages belong to the pages."""

from django.urls import URLPattern, path

from studio.rendering.views import clip, still

app_name = "rendering"
urlpatterns: list[URLPattern] = [
    path("p/<str:project_id>/still", still, name="still"),
    path("p/<str:project_id>/clips/<str:preview_id>", clip, name="clip"),
]
