"""The door of realtime: say what happened, once it is true."""

from studio.realtime.events import Event, Topic
from studio.realtime.publish import publish, publish_now

__all__ = ["Event", "Topic", "publish", "publish_now"]
