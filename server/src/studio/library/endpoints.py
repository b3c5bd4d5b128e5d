"""JSON endpoints of library."""

from ninja import Router

router = Router()
