"""The storyboard's narrator: speech becomes WAV files of the document."""

from collections.abc import Sequence

from claqueta.document.elements import CaptionWord
from claqueta.making.collecting import MediaCollector
from claqueta.making.notice import Notice
from claqueta.ports import Progress, Report
from claqueta.speech import SpeechCache, SpeechEngine, SpeechRequest, Utterance, speak
from claqueta.speech.wav import wave_bytes
from claqueta.storyboard import Narration


class StudioNarrator:
    """Speaks by the engines there are; every narration becomes a WAV of the document."""

    def __init__(
        self,
        engines: Sequence[SpeechEngine],
        cache: SpeechCache,
        media: MediaCollector,
        progress: Progress,
        total: int,
    ) -> None:
        """total: how many texts will be spoken, for the progress."""
        self._engines = engines
        self._cache = cache
        self._media = media
        self._progress = progress
        self._total = total
        self._spoken = 0
        self._notices: dict[str, Notice] = {}

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the voices could not do as asked, each kind once."""
        return tuple(self._notices.values())

    def speak(self, text: str, language: str, voice: str, speed: float) -> Narration:
        """`text` spoken; see the storyboard's Narrator."""
        request = SpeechRequest(text=text, voice=voice or None, language=language, speed=speed)
        utterance = speak(request, self._engines, self._cache)
        for warning in utterance.warnings:
            self._notices.setdefault(warning.code, Notice.of_speech(warning))
        asset = self._media.add_bytes(utterance_wave(utterance), ".wav", "audio", text[:60])
        self._spoken += 1
        total = max(self._total, self._spoken)
        self._progress.report(Report(phase="speak", done=self._spoken, total=total, share=0.0))
        return Narration(
            asset=asset, ref=self._media.refs[asset], duration=utterance.duration, words=caption_words(utterance)
        )


def utterance_wave(utterance: Utterance) -> bytes:
    """The sound as a WAV file: mono, 16 bits."""
    return wave_bytes((utterance.samples * 32767.0).round().astype("<i2").tobytes(), utterance.rate)


def caption_words(utterance: Utterance) -> tuple[CaptionWord, ...]:
    """The spoken words as captions hold them, in ticks from the sound's start."""
    return tuple(CaptionWord(text=word.text, start=word.start, end=word.end) for word in utterance.words)
