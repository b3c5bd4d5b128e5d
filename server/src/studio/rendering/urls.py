"""Addresses of the pages of rendering."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
