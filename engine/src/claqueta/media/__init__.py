"""Pictures and sound in files: what they are, their exact frames and samples, and how they are encoded.

This is the only package that knows FFmpeg, and only inside a host's child. What a caller outside needs (the facts,
the refusals, the client) imports none of it.
"""

from claqueta.media.info import Colour, MediaInfo, SoundInfo, VideoInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import MediaRefused

__all__ = ["Colour", "MediaInfo", "MediaLimits", "MediaRefused", "SoundInfo", "VideoInfo"]
