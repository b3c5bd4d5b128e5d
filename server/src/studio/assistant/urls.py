"""Addresses of the pages of assistant."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
