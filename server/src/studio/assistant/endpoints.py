"""JSON endpoints of assistant."""

from ninja import Router

router = Router()
