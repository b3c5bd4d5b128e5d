"""The storyboard's music: the person's own where there is some, else composed."""

from claqueta.making.collecting import MediaCollector
from claqueta.music import compose, wave_bytes
from claqueta.storyboard import Bed
from claqueta.time import Ticks

_SEED = 7


class MusicRoom:
    """Composed music of the mood that the script asks for; where it asks for none, the person's own first."""

    def __init__(self, own: Bed | None, media: MediaCollector, asked: str | None) -> None:
        """own: music among the person's media.  asked: the mood that the script names."""
        self._own = own if asked is None else None
        self._media = media

    def bed(self, mood: str, duration: Ticks) -> Bed:
        """Music for `duration`; see the storyboard's MusicSource. Raises MoodUnknown."""
        if self._own is not None:
            return self._own
        sound = compose(mood, duration, _SEED)
        asset = self._media.add_bytes(wave_bytes(sound), ".wav", "audio", mood)
        return Bed(asset, self._media.refs[asset], duration)
