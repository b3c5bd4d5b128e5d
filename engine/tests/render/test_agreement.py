"""The locked child sees and hears the film that was planned, or says that it does not."""

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from claqueta.host import Host
from claqueta.render.cache import SegmentCache
from claqueta.render.export import Exporter
from claqueta.render.keys import EvaluationDiffers
from claqueta.render.pieces import PieceMaker
from claqueta.render.plan import Piece
from claqueta.testing import SECOND, audio, generator, scene, shape, text, track
from exports import Listener, document, pictures, quick, small, sound_of

GATE = {"gate": {"effect": "gate", "params": {"threshold": -20.0}}}
EVERY_KIND = {
    "blur": {"effect": "gaussian_blur", "order": "a1", "params": {"radius": 3.0}},
    "colour": {"effect": "colour_adjust", "order": "a2", "params": {"saturation": -50.0}},
    "grain": {"effect": "grain", "order": "a3"},
}


def quiet_tone(folder: Path) -> Path:
    path = folder / "tone.wav"
    samples = (0.02 * np.sin(np.arange(48_000) * 0.05) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return path


def test_a_sound_effect_is_heard_in_the_export(tmp_path: Path, host: Host) -> None:
    media = {"tone": quiet_tone(tmp_path)}
    loudness = {"plain": 0.0, "gated": 0.0}
    for name, effects in (("plain", {}), ("gated", GATE)):
        records = small(scene(SECOND), track(audio("tone"), effects=effects), loudness=None)
        output = tmp_path / f"{name}.wav"
        exporter = Exporter(host, SegmentCache(tmp_path / "cache"))
        exporter.export(document(records, media), tmp_path, output, quick("wav"), Listener())
        loudness[name] = float(np.abs(sound_of(output)).mean())
    assert loudness["gated"] < loudness["plain"] / 10


def test_effects_animations_and_generators_of_every_kind_are_seen_in_the_export(tmp_path: Path, host: Host) -> None:
    """Each frame moves: the grain by time, the text by its entrance, the background by itself."""
    records = small(
        scene(
            SECOND // 2,
            generator("aurora"),
            shape("star", effects=EVERY_KIND),
            text("Hola", entrance={"style": "rise", "duration": SECOND // 2, "ease": "spring_gentle"}),
        )
    )
    output = tmp_path / "film.mp4"
    outcome = Exporter(host, SegmentCache(tmp_path / "cache")).export(
        document(records), tmp_path, output, quick(), Listener()
    )
    assert outcome.warnings == ()
    shown = [digest for _, digest in pictures(output)]
    assert len(set(shown)) == len(shown)


def test_a_job_that_sees_another_film_refuses(tmp_path: Path, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    make = PieceMaker.make

    def planned_otherwise(maker: PieceMaker, pieces: list[Piece], *rest: object, **more: object) -> None:
        make(maker, [replace(piece, first="0" * 64) for piece in pieces], *rest, **more)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(PieceMaker, "make", planned_otherwise)
    exporter = Exporter(host, SegmentCache(tmp_path / "cache"))
    with pytest.raises(EvaluationDiffers):
        exporter.export(document(small(scene(SECOND, shape()))), tmp_path, tmp_path / "film.mp4", quick(), Listener())
    assert not (tmp_path / "film.mp4").exists()
