"""Addresses of the pages of projects."""

from django.urls import path

from studio.projects import views

app_name = "projects"
urlpatterns = [
    path("", views.start, name="start"),
    path("w/<str:workspace_id>/projects", views.projects, name="projects"),
    path("w/<str:workspace_id>/projects/new", views.new, name="new"),
    path("w/<str:workspace_id>/templates", views.templates, name="templates"),
    path("p/<str:project_id>", views.project, name="project"),
]
