"""Addresses of the pages of rendering."""

from django.urls import path

from studio.rendering import views_pages

app_name = "rendering"
urlpatterns = [
    path("w/<str:workspace_id>/exports", views_pages.exports, name="exports"),
]
