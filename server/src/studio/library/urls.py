"""Addresses of the pages of library."""

from django.urls import path

from studio.library import views

app_name = "library"
urlpatterns = [
    path("w/<str:workspace_id>/library", views.library, name="library"),
]
