"""JSON endpoints of rendering."""

from ninja import Router

router = Router()
