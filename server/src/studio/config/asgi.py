"""The web process: pages and JSON by Django, sockets by Channels."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studio.config.settings")

from channels.routing import ProtocolTypeRouter, URLRouter  # Django reads its settings first
from django.core.asgi import get_asgi_application  # as above

pages = get_asgi_application()

from studio.config.sockets import guarded  # noqa: E402  # its imports need the apps to be ready

application = ProtocolTypeRouter({"http": pages, "websocket": guarded(URLRouter)})
