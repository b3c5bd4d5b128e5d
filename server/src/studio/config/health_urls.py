"""Addresses by which machines ask how the studio is."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
