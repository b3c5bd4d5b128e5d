"""The door of realtime: say what happened, once it is true; hear what happens."""

from studio.realtime.bus import Bus, Listener, bus
from studio.realtime.events import Event, Topic
from studio.realtime.publish import publish, publish_now, together

__all__ = ["Bus", "Event", "Listener", "Topic", "bus", "publish", "publish_now", "together"]
