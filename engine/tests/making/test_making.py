"""The engine's own narrator and media folder: what they tell of is values, and nothing is printed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claqueta.host import Host
from claqueta.making import MediaCollector, MediaFolder, StudioNarrator
from claqueta.media.client import MediaHost
from claqueta.ports import Report
from claqueta.render.export import HOST_MODULES
from claqueta.speech import SpeechCache, SpeechRequest, SpeechSettings, default_engines, speak


class Heard:
    """A Progress that remembers."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def report(self, report: Report) -> None:
        """Remember."""
        self.reports.append(report)


def test_the_narrator_counts_towards_its_total_and_tells_once_of_a_voice_that_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heard, media = Heard(), MediaCollector(tmp_path / "media", relative_to=tmp_path)
    engines = default_engines(SpeechSettings())
    narrator = StudioNarrator(engines, SpeechCache(tmp_path / "speech"), media, heard, 2)
    spoken = [narrator.speak(text, "es", "piper:nadie", 1.0) for text in ("Hola.", "Adiós.")]
    assert [(report.done, report.total) for report in heard.reports] == [(1, 2), (2, 2)]
    assert [notice.code for notice in narrator.notices] == ["speech.voice_missing"]
    assert "«piper:nadie»" in narrator.notices[0].text("es")
    assert all((tmp_path / narration.ref.path).is_file() for narration in spoken)
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_refused_is_left_out_and_said_by_name(tmp_path: Path) -> None:
    (tmp_path / "junk.png").write_bytes(b"no picture at all")
    collector = MediaCollector(tmp_path / "media", relative_to=tmp_path)
    with Host(HOST_MODULES) as host:
        folder = MediaFolder(tmp_path, MediaHost(host), collector)
    assert list(folder.items()) == []
    assert [notice.subject for notice in folder.notices] == ["junk.png"]
    assert folder.notices[0].text("en").startswith("junk.png: ")


def test_voices_may_speak_in_several_threads_at_once() -> None:
    """Every utterance has a process of its own, for neither pyttsx3 nor eSpeak's library is safe from two threads."""
    engines = default_engines(SpeechSettings())
    texts = ["Uno, dos y tres.", "Four, five and six."] * 3
    alone = [speak(SpeechRequest(text), engines).samples.tobytes() for text in texts[:2]]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda text: speak(SpeechRequest(text), engines).samples.tobytes(), texts))
    assert together == alone * 3
