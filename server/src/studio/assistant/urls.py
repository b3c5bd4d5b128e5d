"""Addresses of the pages of assistant."""

from django.urls import path

from studio.assistant import views

app_name = "assistant"
urlpatterns = [
    path("w/<str:workspace_id>/projects/new/script", views.new_script, name="new_script"),
    path("w/<str:workspace_id>/projects/new/script/look", views.look, name="look"),
    path("w/<str:workspace_id>/voices/hear", views.hear, name="hear"),
    path("w/<str:workspace_id>/voices/<str:voice_id>/sample.wav", views.voice_sample, name="voice_sample"),
    path("storyboards/<str:storyboard_id>", views.progress, name="storyboard"),
    path("storyboards/<str:storyboard_id>/cancel", views.cancel, name="cancel_storyboard"),
    path("p/<str:project_id>/remarks", views.remarks, name="remarks"),
    path("p/<str:project_id>/remarks/read", views.remarks_read, name="remarks_read"),
    path("style-stills/<str:stills_id>", views.style_stills, name="style_stills"),
    path("style-stills/<str:stills_id>/<str:style>.png", views.style_still, name="style_still"),
]
