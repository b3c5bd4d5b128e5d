"""The music of a film from a script: what the script asks for, else the folder's own, else what suits the style."""

from pathlib import Path

import pytest

from claqueta.document.file import load
from claqueta.document.records import Audio
from clips import noise, write_sound
from terminal import SMALL, Command

SCRIPT = """---
language: {language}
{music}
---
# La claqueta
Un golpe seco.
"""


def music_of(claqueta: Command, folder: Path, music: str, language: str = "es") -> tuple[Audio, str]:
    """The music element that `make` lays with a folder that has a song, and the name of its medium."""
    media = folder / "media"
    media.mkdir(exist_ok=True)
    write_sound(media / "mi canción.wav", noise(96_000), "pcm_s16le")
    (folder / "guion.md").write_text(SCRIPT.format(language=language, music=music), encoding="utf-8")
    said = claqueta(
        "make",
        "guion.md",
        "--media",
        "media",
        "--save",
        "film.claqueta.json",
        "-o",
        "a.mp4",
        "--range",
        "0-0.2",
        *SMALL,
    )
    assert said.code == 0, said.err
    document = load(folder / "film.claqueta.json")
    (found,) = [record for record in document.records if isinstance(record, Audio) and record.role == "music"]
    return found, document.media[found.asset].name


def test_a_mood_in_the_script_wins_over_the_folders_own_music(claqueta: Command, tmp_path: Path) -> None:
    found, medium = music_of(claqueta, tmp_path, "music: tech")
    assert (found.name, found.reason, medium) == ("tech", "", "tech")


@pytest.mark.parametrize(("language", "words"), [("es", "música de tu carpeta"), ("en", "music of your folder")])
def test_the_folders_own_music_goes_by_its_name_and_says_why_it_is_there(
    language: str, words: str, claqueta: Command, tmp_path: Path
) -> None:
    found, medium = music_of(claqueta, tmp_path, "", language)
    assert (found.name, medium) == ("mi canción.wav", "mi canción")
    assert words in found.reason
    assert "mi canción.wav" in found.reason


@pytest.mark.parametrize("folder", [(), ("--media", ".")], ids=["alone", "with a folder"])
def test_a_mood_that_there_is_not_is_refused_before_anything_is_made(
    folder: tuple[str, ...], claqueta: Command, tmp_path: Path
) -> None:
    write_sound(tmp_path / "song.wav", noise(4_800), "pcm_s16le")
    (tmp_path / "guion.md").write_text(SCRIPT.format(language="es", music="music: polka"), encoding="utf-8")
    said = claqueta("make", "guion.md", *folder, "-o", "a.mp4", *SMALL, language="es_ES.UTF-8")
    assert said.code == 1
    assert "«polka»" in said.err
    assert not list(tmp_path.glob("cache/**/*.wav"))
