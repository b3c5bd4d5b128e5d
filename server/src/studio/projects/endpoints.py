"""JSON endpoints of projects."""

from ninja import Router

router = Router()
