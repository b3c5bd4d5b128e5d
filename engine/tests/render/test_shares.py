"""An export done in steps, by several, comes out as if one had done it; stills are known before they are drawn."""

from pathlib import Path

from claqueta.host import Host
from claqueta.render.cache import SegmentCache
from claqueta.render.export import Exporter
from claqueta.render.still import opened_stills
from claqueta.testing import SECOND, audio, generator, scene, text, track
from claqueta.time import Ticks
from clips import noise, write_sound
from exports import Listener, document, quick, small


def test_one_plans_others_make_and_another_finishes_to_the_same_bytes(host: Host, tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "noise.wav", noise(48_000), "pcm_s16le")
    scenes = [scene(3 * SECOND, text(word), background=f"#20{n}040") for n, word in enumerate(("one", "two", "three"))]
    made = document(small(*scenes, track(audio("noise", duration=SECOND))), {"noise": sound})
    Exporter(host, SegmentCache(tmp_path / "alone")).export(made, tmp_path, tmp_path / "alone.mp4", quick(), Listener())
    caches = [SegmentCache(tmp_path / name) for name in ("planner", "left", "right", "end")]
    planner, left, right, end = (Exporter(host, cache) for cache in caches)
    with planner.opened(made, tmp_path, quick(), Listener()) as opened:
        planned = opened.plan()
    assert len(planned.pieces) == 3
    seen: list[int] = []
    for maker, share in ((left, planned.pieces[:2]), (right, planned.pieces[2:])):
        with maker.opened(made, tmp_path, quick(), Listener()) as opened:
            opened.make(share, lambda progress: seen.append(len(progress.finished)))
    for cache, piece in zip((caches[1], caches[1], caches[2]), planned.pieces, strict=True):
        path = cache.find(piece.key)
        assert path is not None
        with caches[3].draft(piece.key) as draft:
            draft.append(path.read_bytes())
            draft.keep()
    with end.opened(made, tmp_path, quick(), Listener()) as opened:
        outcome = opened.finish(planned, tmp_path / "shared.mp4")
    assert outcome.rendered == 0
    assert seen[-1] == 1
    assert (tmp_path / "shared.mp4").read_bytes() == (tmp_path / "alone.mp4").read_bytes()


def test_stills_that_show_the_same_have_one_key(host: Host, tmp_path: Path) -> None:
    one = document(small(scene(SECOND, text("here")), scene(SECOND, generator("noise"))))
    moved = document(small(scene(2 * SECOND, background="#FFFFFF"), scene(SECOND, text("here"))))
    with opened_stills(host, one, tmp_path) as stills, opened_stills(host, moved, tmp_path) as others:
        assert stills.key(Ticks(0)) == stills.key(Ticks(SECOND // 2)) == others.key(Ticks(2 * SECOND))
        assert len({stills.key(Ticks(0)), stills.key(Ticks(0), width=80, height=46), others.key(Ticks(0))}) == 3
        assert stills.render(Ticks(0)).png == others.render(Ticks(2 * SECOND)).png
