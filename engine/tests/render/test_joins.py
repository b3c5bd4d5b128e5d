"""A joined film is its pieces, picture for picture, at exact times."""

from fractions import Fraction
from pathlib import Path

import pytest

from claqueta.host import Host
from claqueta.render.cache import SegmentCache
from claqueta.render.export import Exporter
from claqueta.testing import SECOND, audio, move, scene, shape, track
from clips import delay_of, noise, write_sound
from exports import Listener, document, pictures, quick, small, sound_of

LENGTHS = (1, 2, 3, 40, 1, 7, 2)
"""Frames of the scenes, each a piece of its own."""


class RecordingCache(SegmentCache):
    """Remembers which pieces were found, in order."""

    found: list[Path]

    def find(self, key: str) -> Path | None:
        path = super().find(key)
        if path is not None:
            self.found.append(path)
        return path


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("h264_1080p", (30, 1)),
        ("h264_1080p", (30_000, 1001)),
        ("h265", (25, 1)),
        ("vp9_webm", (24, 1)),
        ("vp9_webm_alpha", (30, 1)),
        ("av1", (30, 1)),
        ("prores_4444", (24_000, 1001)),
    ],
)
def test_the_pictures_of_a_joined_film_are_those_of_its_pieces(
    name: str, rate: tuple[int, int], host: Host, tmp_path: Path
) -> None:
    cache = RecordingCache(tmp_path / "cache")
    cache.found = []
    frame = SECOND * rate[1] / rate[0]
    ends = [round(frame * sum(LENGTHS[: number + 1])) for number in range(len(LENGTHS))]
    scenes = [
        scene(
            stop - start,
            shape("star", fill="#F0C020", duration=9 * SECOND, placement={"rotation": move((0, 0.0), (SECOND, 90.0))}),
            background=f"#{number * 30:02x}4080",
        )
        for number, (start, stop) in enumerate(zip([0, *ends], ends, strict=False))
    ]
    count = sum(LENGTHS)
    sound = noise(round(count * rate[1] / rate[0] * 48_000))
    media = {"noise": write_sound(tmp_path / "noise.wav", sound, "pcm_s16le")}
    made = document(
        small(*scenes, track(audio("noise", duration=ends[-1])), rate=rate, loudness=None, background="#00000000"),
        media,
    )
    preset = quick(name)
    output = tmp_path / f"film.{preset.extension}"
    outcome = Exporter(host, cache).export(made, tmp_path, output, preset, Listener())
    pieces = cache.found[-len(LENGTHS) :]
    alone = [pictures(piece) for piece in pieces]
    assert [len(piece) for piece in alone] == list(LENGTHS)
    joined = pictures(output)
    assert [content for _, content in joined] == [content for piece in alone for _, content in piece]
    # WebM counts milliseconds
    grain = Fraction(1, 1000) if preset.container == "webm" else Fraction(0)
    assert all(abs(time - number * Fraction(rate[1], rate[0])) <= grain for number, (time, _) in enumerate(joined))
    assert outcome.frames == len(joined) == count
    heard = sound_of(output)
    assert abs(delay_of(heard[:, 0], sound[: len(heard), 0])) <= (48 if preset.container == "webm" else 0)
