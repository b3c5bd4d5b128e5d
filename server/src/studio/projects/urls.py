"""Addresses of the pages of projects."""

from django.urls import path

from studio.projects.views import gallery, making, one, packing, templating

app_name = "projects"
urlpatterns = [
    path("", gallery.start, name="start"),
    path("w/<str:workspace_id>/projects", gallery.projects, name="projects"),
    path("w/<str:workspace_id>/projects/new", making.new, name="new"),
    path("w/<str:workspace_id>/projects/unpack", packing.unpack, name="unpack"),
    path("packages/imports/<str:import_id>", packing.unpacking, name="unpacking"),
    path("packages/exports/<str:export_id>", packing.packing, name="packing"),
    path("w/<str:workspace_id>/templates", templating.templates, name="templates"),
    path("w/<str:workspace_id>/templates/<str:template_id>", templating.fill, name="fill"),
    path("w/<str:workspace_id>/templates/fields/<slug:key>", templating.chosen, name="chosen"),
    path("templates/<str:template_id>/remove", templating.remove, name="template_remove"),
    path("a/<str:asset_id>/used", gallery.used, name="used"),
    path("p/<str:project_id>/pack", packing.pack, name="pack"),
    path("p/<str:project_id>/template", templating.make, name="template_make"),
    path("p/<str:project_id>", one.project, name="project"),
    path("p/<str:project_id>/scenes", one.scene_table, name="scenes"),
    path("p/<str:project_id>/history", one.past, name="history"),
    path("p/<str:project_id>/keep", one.keep, name="keep"),
    path("p/<str:project_id>/undo/<int:seq>", one.undo, name="undo"),
    path("p/<str:project_id>/restore/<int:seq>", one.restore, name="restore"),
    path("p/<str:project_id>/title", one.title, name="title"),
    path("p/<str:project_id>/add/<slug:what>", one.add, name="add"),
    path("p/<str:project_id>/records/<str:record_id>/edit", one.edit, name="edit"),
    path("p/<str:project_id>/records/<str:record_id>/move", one.move, name="move_record"),
    path("p/<str:project_id>/records/<str:record_id>/remove", one.remove, name="remove"),
    path("p/<str:project_id>/records/<str:record_id>/replace", one.replace, name="replace"),
    path("p/<str:project_id>/rename", gallery.rename, name="rename"),
    path("p/<str:project_id>/duplicate", gallery.duplicate, name="duplicate"),
    path("p/<str:project_id>/trash", gallery.trash, name="trash"),
    path("p/<str:project_id>/untrash", gallery.untrash, name="untrash"),
    path("p/<str:project_id>/purge", gallery.purge, name="purge"),
    path("p/<str:project_id>/move", gallery.move, name="move"),
]
