"""Addresses of the pages of library."""

from django.urls import path

from studio.library import views
from studio.library.transfer_urls import transfers

app_name = "library"
urlpatterns = [
    path("w/<str:workspace_id>/library", views.library, name="library"),
    path("w/<str:workspace_id>/library/picker", views.picker, name="picker"),
    path("w/<str:workspace_id>/library/folders", views.folder_new, name="folder_new"),
    path("w/<str:workspace_id>/library/folders/list", views.folders, name="folders"),
    path("w/<str:workspace_id>/library/quota", views.quota, name="quota"),
    path("folders/<str:folder_id>", views.folder, name="folder"),
    path("a/<str:asset_id>/versions/<int:number>/restore", views.restore_version, name="restore_version"),
    path("w/<str:workspace_id>/library/do/<slug:verb>", views.bulk, name="bulk"),
    path("a/<str:asset_id>/details", views.details, name="details"),
    path("a/<str:asset_id>/files/<slug:what>", views.part, name="part"),
    path("a/<str:asset_id>/edit", views.edit, name="edit"),
    *transfers,
]
