"""Addresses by which machines ask how the studio is."""

from django.urls import path

from studio.config.health import healthz, readyz

urlpatterns = [path("healthz", healthz, name="healthz"), path("readyz", readyz, name="readyz")]
