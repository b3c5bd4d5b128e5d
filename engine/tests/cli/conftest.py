"""What the tests of the command line share: a way to run it, and a film to run it on."""

from pathlib import Path

import pytest

from claqueta.cli import main
from claqueta.document.file import save
from claqueta.testing import SECOND, audio, caption, scene, spoken, track, video
from clips import Film, noise, write_film, write_sound
from exports import document, small
from terminal import Command, Said


@pytest.fixture
def claqueta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in an empty folder with a cache of its own, in English unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAQUETA_CACHE", str(tmp_path / "cache"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "CLAQUETA_SPEECH_URL", "CLAQUETA_PIPER_VOICES"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path, language: str = "en_GB.UTF-8", variable: str = "LANG") -> Said:
        monkeypatch.setenv(variable, language)
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A document of two seconds with a clip, captions and sound."""
    media = {
        "clip": write_film(tmp_path / "clip.mp4", Film(frames=50, size=(160, 90))),
        "noise": write_sound(tmp_path / "noise.wav", noise(96_000), "pcm_s16le"),
    }
    records = small(
        scene(
            2 * SECOND,
            video("clip", duration=2 * SECOND),
            caption(spoken("uno dos tres"), duration=2 * SECOND),
        ),
        track(audio("noise", role="music", duration=2 * SECOND)),
    )
    path = tmp_path / "film.claqueta.json"
    save(document(records, media), path)
    return path
