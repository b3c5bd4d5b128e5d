"""Addresses of the pages of assistant."""

from django.urls import path

from studio.assistant import views

app_name = "assistant"
urlpatterns = [
    path("w/<str:workspace_id>/voices/<str:voice>/sample.wav", views.voice_sample, name="voice_sample"),
    path("style-stills/<str:stills_id>/<str:style>.png", views.style_still, name="style_still"),
]
