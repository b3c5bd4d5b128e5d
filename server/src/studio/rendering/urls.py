"""Addresses of rendering: previews, and the pages of exports."""

from django.urls import URLPattern, path

from studio.rendering import views_pages as pages
from studio.rendering.views import clip, still, template_still

app_name = "rendering"
urlpatterns: list[URLPattern] = [
    path("p/<str:project_id>/still", still, name="still"),
    path("p/<str:project_id>/clips/<str:preview_id>", clip, name="clip"),
    path("templates/<str:template_id>/still", template_still, name="template_still"),
    path("w/<str:workspace_id>/templates/<str:template_id>/look", pages.template_look, name="template_look"),
    path("w/<str:workspace_id>/exports", pages.exports, name="exports"),
    path("p/<str:project_id>/export", pages.export, name="export"),
    path("p/<str:project_id>/export/estimate", pages.estimate, name="estimate"),
    path("p/<str:project_id>/player", pages.player, name="player"),
    path("exports/<str:job_id>", pages.row, name="row"),
    path("exports/<str:job_id>/<slug:verb>", pages.act, name="act"),
]
