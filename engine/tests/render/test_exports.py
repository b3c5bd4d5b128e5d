"""An export makes the file that was ordered, again to the byte, or refuses before any work."""

import os
import re
from fractions import Fraction
from pathlib import Path

import pytest

from claqueta.document.document import Document
from claqueta.document.records import Record
from claqueta.errors import ClaquetaError
from claqueta.host import Host
from claqueta.media.client import MediaHost
from claqueta.media.info import MediaInfo
from claqueta.presets import ExportPreset, export_presets
from claqueta.render import finishing
from claqueta.render.cache import SegmentCache
from claqueta.render.destination import OutputExists, OutputIsInput, OutputUnusable
from claqueta.render.export import Exporter, ExportOptions, NothingToExport, Outcome
from claqueta.render.media_table import MediaChanged
from claqueta.testing import SECOND, audio, caption, move, scene, shape, spoken, text, track, video
from claqueta.time import Rate, Ticks
from clips import Film, noise, number_of, pixels_of, png, write_film, write_sound
from exports import Listener, document, leftovers, lumas, pictures, quick, small, sound_of

BLUE, RED = "#2040C0", "#C03020"


@pytest.fixture
def cache(tmp_path: Path) -> SegmentCache:
    return SegmentCache(tmp_path / "cache")


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a video of four seconds whose frames are numbered, and two seconds of noise."""
    folder = tmp_path_factory.mktemp("footage")
    write_film(folder / "clip.mp4", Film(frames=100, size=(160, 90)))
    write_sound(folder / "noise.wav", noise(96_000), "pcm_s16le")
    return folder


def mixed(folder: Path) -> Document:
    """Video with captions, a transition, a drawn scene and sound: all lanes and joints in 3.4 seconds."""
    records = small(
        scene(
            2 * SECOND,
            video("clip", duration=2 * SECOND),
            caption(spoken("uno dos tres cuatro cinco"), duration=2 * SECOND),
            transition={"transition": "fade", "duration": SECOND // 5},
        ),
        scene(SECOND, shape("star", fill=RED, placement={"rotation": move((0, 0.0), (SECOND, 90.0))}), background=BLUE),
        scene(2 * SECOND // 5, text("Fin", duration=SECOND), background=RED),
        track(audio("noise", role="music", duration=2 * SECOND)),
    )
    return document(records, {"clip": folder / "clip.mp4", "noise": folder / "noise.wav"})


def export(
    host: Host,
    cache: SegmentCache,
    made: Document,
    output: Path,
    preset: ExportPreset | None = None,
    *,
    folder: Path | None = None,
    options: ExportOptions = ExportOptions(),  # noqa: B008  # frozen
) -> Outcome:
    return Exporter(host, cache).export(made, folder or output.parent, output, preset or quick(), Listener(), options)


def facts(host: Host, path: Path) -> MediaInfo:
    return MediaHost(host).probe(path)


def test_two_exports_with_empty_caches_are_equal_to_the_byte(host: Host, footage: Path, tmp_path: Path) -> None:
    made = mixed(footage)
    outcomes = [
        export(
            host,
            SegmentCache(tmp_path / str(jobs)),
            made,
            tmp_path / f"{jobs}.mp4",
            folder=footage,
            options=ExportOptions(jobs=jobs),
        )
        for jobs in (1, 2, 3)
    ]
    assert [outcome.rendered for outcome in outcomes] == [102, 102, 102]
    assert len({outcome.output.read_bytes() for outcome in outcomes}) == 1


def test_a_second_export_renders_nothing_and_is_the_same(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    first = export(host, cache, mixed(footage), tmp_path / "first.mp4", folder=footage)
    second = export(host, cache, mixed(footage), tmp_path / "second.mp4", folder=footage)
    assert (first.rendered, second.rendered) == (102, 0)
    assert second.output.read_bytes() == first.output.read_bytes()
    assert second.sound == first.sound


def test_a_damaged_piece_is_rendered_again(host: Host, cache: SegmentCache, footage: Path, tmp_path: Path) -> None:
    first = export(host, cache, mixed(footage), tmp_path / "first.mp4", folder=footage)
    pieces = sorted((tmp_path / "cache").glob("??/*"))
    for piece in pieces:
        content = bytearray(piece.read_bytes())
        content[len(content) // 2] ^= 1
        piece.write_bytes(content)
    second = export(host, cache, mixed(footage), tmp_path / "second.mp4", folder=footage)
    assert second.rendered == 102
    assert second.output.read_bytes() == first.output.read_bytes()


def test_a_piece_that_was_encoded_otherwise_is_rendered_again(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    made = mixed(footage)
    first = export(host, cache, made, tmp_path / "first.mp4", folder=footage)
    video_pieces = [
        path for path in sorted((tmp_path / "cache").glob("??/*")) if path.read_bytes()[:4] == b"\x1aE\xdf\xa3"
    ]
    strange = SegmentCache(tmp_path / "strange")
    export(host, strange, made, tmp_path / "strange.mp4", quick(crf="40", short_side="64"), folder=footage)
    foreign = next(p for p in (tmp_path / "strange").glob("??/*") if p.read_bytes()[:4] == b"\x1aE\xdf\xa3")
    key = video_pieces[0].name.partition("-")[0]
    cache.discard(key)
    with cache.draft(key) as draft:
        draft.append(foreign.read_bytes())
        draft.keep()
    second = export(host, cache, made, tmp_path / "second.mp4", folder=footage)
    assert second.output.read_bytes() == first.output.read_bytes()


def test_a_long_film_is_joined_in_two_steps_to_the_same_pictures(
    host: Host, cache: SegmentCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = document(small(*(scene(SECOND // 10, background=f"#{number:02x}4080") for number in range(0, 250, 25))))
    plain = export(host, cache, made, tmp_path / "plain.mp4")
    monkeypatch.setattr(finishing, "_AT_ONCE", 3)
    grouped = export(host, cache, made, tmp_path / "grouped.mp4")
    assert grouped.rendered == 0
    assert pictures(grouped.output) == pictures(plain.output)
    assert len(pictures(plain.output)) == 30
    assert not list((tmp_path / "cache").glob("??/.*"))


def test_progress_never_goes_back_and_ends_at_the_whole(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    listener = Listener()
    Exporter(host, cache).export(mixed(footage), footage, tmp_path / "film.mp4", quick(), listener)
    shares = [report.share for report in listener.reports]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert {"plan", "pictures", "sound", "join", "verify"} == {report.phase for report in listener.reports}
    assert all(0 <= report.done <= report.total for report in listener.reports)


FLAT = small(scene(SECOND, shape("ellipse", fill=RED), background=BLUE))


@pytest.mark.parametrize("name", sorted(export_presets()))
def test_every_preset_gives_what_it_promises(name: str, host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    preset = quick(name)
    output = tmp_path / f"film.{preset.extension}"
    made = document(FLAT)
    outcome = export(host, cache, made, output, preset)
    assert not leftovers(tmp_path)
    if preset.container == "png":
        output = max(output.iterdir())
        assert output.name == "00029.png"
    info = facts(host, output)
    assert (info.video is not None) == (preset.video is not None)
    assert (info.sound is not None) == (preset.audio is not None)
    if preset.video is not None:
        assert info.video is not None
        assert (info.video.width, info.video.height) == (preset.picture_size(160, 90))
        rate = preset.picture_rate(Rate(30))
        assert outcome.frames == rate.frame_count(Ticks(SECOND))
        # a GIF is probed as what it may hold
        assert info.video.has_alpha == (preset.video.has_alpha or preset.container == "gif")
        if preset.container != "png":
            assert info.video.rate is not None
            assert info.video.rate.fraction == rate.fraction
            assert info.video.frame_count == outcome.frames
        if preset.container in ("mp4", "mov", "webm"):
            assert (info.video.colour.matrix, info.video.colour.full_range) == ("bt709", False)
            assert not info.video.colour.guessed
    if preset.audio is not None:
        assert abs(info.duration_secs - 1) < Fraction(1, 20)
    shown = MediaHost(host).picture(output, info, time=Fraction(0), width=160, height=90) if info.video else None
    if shown is not None:
        middle = pixels_of(shown)[shown.height // 2, shown.width // 2]
        assert [abs(int(a) - b) <= 12 for a, b in zip(middle, (0x20, 0x30, 0xC0, 255), strict=True)] == [True] * 4


def test_what_is_see_through_stays_so_where_the_preset_keeps_it(
    host: Host, cache: SegmentCache, tmp_path: Path
) -> None:
    half = document(
        small(scene(SECOND // 2, shape("ellipse", fill=RED, placement={"opacity": 0.5})), background="#00000000")
    )
    for name in ("vp9_webm_alpha", "prores_4444", "png_sequence"):
        preset = quick(name)
        output = tmp_path / f"{name}.{preset.extension}"
        export(host, cache, half, output, preset)
        shown_file = output / "00000.png" if output.is_dir() else output
        shown = MediaHost(host).picture(shown_file, facts(host, shown_file), time=Fraction(0), width=160, height=90)
        alpha = pixels_of(shown)[..., 3]
        assert int(alpha[0, 0]) <= 2
        assert abs(int(alpha[45, 80]) - 128) <= 4


def test_a_square_preset_cuts_a_wide_film_instead_of_putting_bars(
    host: Host, cache: SegmentCache, tmp_path: Path
) -> None:
    made = document(FLAT)
    output = tmp_path / "square.mp4"
    export(host, cache, made, output, quick("h264_square", width="96", height="96"))
    info = facts(host, output)
    shown = MediaHost(host).picture(output, info, time=Fraction(0), width=96, height=96)
    # the ellipse reaches the upper edge of the film, and so of the picture
    assert pixels_of(shown)[2, 48, 2] > 150
    assert pixels_of(shown)[48, 2, 2] > 150, "its sides are cut"


@pytest.mark.parametrize(("width", "height"), [(161, 91), (33, 17), (17, 99)])
def test_odd_sizes_are_made_even(width: int, height: int, host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    made = document(small(scene(SECOND // 10, shape("ellipse")), width=width, height=height))
    output = tmp_path / "odd.mp4"
    export(host, cache, made, output, quick(width=str(width), height=str(height)))
    info = facts(host, output)
    assert info.video is not None
    assert (info.video.width, info.video.height) == (width + 1, height + 1)


@pytest.mark.parametrize(("rate", "frames"), [("25", 50), ("24000/1001", 48), ("60", 120), ("7", 14), ("1", 2)])
def test_the_rate_of_the_export_need_not_be_the_projects(
    rate: str, frames: int, host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    made = document(
        small(scene(2 * SECOND, video("clip", duration=2 * SECOND)), track(audio("noise", duration=2 * SECOND))),
        {"clip": footage / "clip.mp4", "noise": footage / "noise.wav"},
    )
    output = tmp_path / "film.mp4"
    assert export(host, cache, made, output, quick(rate=rate), folder=footage).frames == frames
    shown = pictures(output)
    fraction = Fraction(rate)
    assert [round(time * fraction) for time, _ in shown] == list(range(frames))
    assert abs(shown[-1][0] - (frames - 1) / fraction) < Fraction(1, 1000)
    assert abs(len(sound_of(output)) - round(frames / fraction * 48_000)) <= 1024


def test_a_range_holds_the_frames_and_the_sound_of_that_time(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    made = document(
        small(
            scene(4 * SECOND, video("clip", duration=4 * SECOND)),
            track(audio("noise", start=SECOND, duration=2 * SECOND)),
            rate=(25, 1),
            loudness=None,
        ),
        {"clip": footage / "clip.mp4", "noise": footage / "noise.wav"},
    )
    output = tmp_path / "part.mov"
    options = ExportOptions(start=Ticks(8 * SECOND // 5), stop=Ticks(13 * SECOND // 5))
    preset = quick("prores_4444")
    assert export(host, cache, made, output, preset, folder=footage, options=options).frames == 25
    info = facts(host, output)
    first = MediaHost(host).picture(output, info, time=Fraction(0), width=160, height=90)
    last = MediaHost(host).picture(output, info, time=Fraction(24, 25), width=160, height=90)
    assert (number_of(first), number_of(last)) == (40, 64)
    heard, wanted = sound_of(output), noise(96_000)[28_800:76_800]
    assert heard.shape == wanted.shape
    assert float(abs(heard - wanted).max()) < 1e-3


@pytest.mark.parametrize(("start", "stop"), [(10, None), (4, 4), (5, 9)])
def test_a_range_outside_the_film_is_refused(
    start: int, stop: int | None, host: Host, cache: SegmentCache, tmp_path: Path
) -> None:
    options = ExportOptions(start=Ticks(start * SECOND), stop=None if stop is None else Ticks(stop * SECOND))
    with pytest.raises(NothingToExport):
        export(host, cache, document(FLAT), tmp_path / "film.mp4", options=options)
    assert not (tmp_path / "film.mp4").exists()


def test_an_empty_film_is_refused(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        export(host, cache, document(small()), tmp_path / "film.mp4")


def test_sound_beyond_the_end_of_the_film_is_cut_and_silence_fills_the_rest(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    made = document(
        small(
            scene(SECOND, shape()),
            track(audio("noise", start=SECOND // 2, duration=2 * SECOND), audio("noise", start=9 * SECOND)),
            loudness=None,
        ),
        {"noise": footage / "noise.wav"},
    )
    output = tmp_path / "film.wav"
    outcome = export(host, cache, made, output, quick("wav"), folder=footage)
    heard = sound_of(output)
    assert outcome.sound is not None
    assert heard.shape == (48_000, 2)
    assert not heard[:24_000].any()
    assert float(abs(heard[24_000:] - noise(96_000)[:24_000]).max()) < 1e-3


def test_a_film_without_sound_gets_a_silent_track_of_its_length(
    host: Host, cache: SegmentCache, tmp_path: Path
) -> None:
    output = tmp_path / "film.mp4"
    outcome = export(host, cache, document(FLAT), output)
    assert outcome.sound is not None
    assert outcome.sound.lufs is None
    heard = sound_of(output)
    assert abs(len(heard) - 48_000) <= 1024
    assert not heard.any()


def test_more_media_than_one_packet_carries_are_heard(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    count = 245
    media = {
        f"s{number}": write_sound(tmp_path / f"s{number}.wav", noise(800, number), "pcm_s16le")
        for number in range(count)
    }
    step = SECOND // 60
    made = document(
        small(
            scene(count * step, shape()),
            track(*(audio(f"s{number}", start=number * step, duration=step) for number in range(count))),
            loudness=None,
        ),
        media,
    )
    output = tmp_path / "film.wav"
    outcome = export(host, cache, made, output, quick("wav"))
    assert not outcome.problems
    heard = sound_of(output)
    quiet = [number for number in range(count - 1) if abs(heard[number * 800 : number * 800 + 800]).max() < 0.01]
    assert not quiet


def test_missing_changed_and_damaged_media_become_problems_and_the_rest_is_exported(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    for name in ("clip.mp4", "noise.wav"):
        (folder / name).write_bytes((footage / name).read_bytes())
    made = mixed(folder)
    (folder / "clip.mp4").write_bytes((footage / "clip.mp4").read_bytes() + b"\0")
    (folder / "noise.wav").unlink()
    outcome = export(host, cache, made, tmp_path / "film.mp4", folder=folder)
    assert [type(problem.error).__name__ for problem in outcome.problems] == ["MediaChanged", "MediaMissing"]
    assert isinstance(outcome.problems[0].error, MediaChanged)
    assert outcome.frames == 102
    assert {warning.code for warning in outcome.warnings} == {"asset.missing"}


@pytest.mark.parametrize("kind", ["srt", "vtt"])
def test_subtitles_stand_beside_the_film_and_not_in_it(
    kind: str, host: Host, cache: SegmentCache, tmp_path: Path
) -> None:
    records = small(scene(2 * SECOND, caption(spoken("hola mundo", word=SECOND), duration=2 * SECOND)))
    without = small(scene(2 * SECOND))
    burnt = export(host, cache, document(records), tmp_path / "burnt.mp4", quick(subtitles="burnt"))
    beside = export(host, cache, document(records), tmp_path / "beside.mp4", quick(subtitles=kind))
    plain = export(host, cache, document(without), tmp_path / "plain.mp4", quick(subtitles="none"))
    assert burnt.beside == ()
    assert beside.beside == (tmp_path / f"beside.{kind}",)
    written = (tmp_path / f"beside.{kind}").read_text(encoding="utf-8")
    assert "hola" in written
    assert "00:00:02" in written
    assert max(lumas(burnt.output)) > max(lumas(plain.output)) + 1
    assert pictures(beside.output) == pictures(plain.output)


def test_subtitles_of_a_range_begin_at_its_start(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    records = small(
        scene(
            4 * SECOND, caption([("uno", 0, SECOND), ("dos", 2 * SECOND, 3 * SECOND)], duration=4 * SECOND, max_words=1)
        )
    )
    options = ExportOptions(start=Ticks(3 * SECOND // 2), stop=Ticks(3 * SECOND))
    export(host, cache, document(records), tmp_path / "part.mp4", quick(subtitles="srt"), options=options)
    written = (tmp_path / "part.srt").read_text(encoding="utf-8")
    assert "uno" not in written
    # a page is there a moment before its first word
    assert re.fullmatch(r"1\n00:00:00,[45]\d\d --> 00:00:01,500\ndos\n", written)


def refused(host: Host, cache: SegmentCache, made: Document, output: Path, name: str = "h264_1080p") -> ClaquetaError:
    listener = Listener()
    with pytest.raises(ClaquetaError) as caught:
        Exporter(host, cache).export(made, output.parent, output, quick(name), listener)
    assert not listener.reports, "nothing was done before the refusal"
    assert caught.value.text("es") != caught.value.text("en")
    return caught.value


def test_an_output_that_is_a_medium_of_the_film_is_refused(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    clip = write_film(tmp_path / "clip.mp4", Film(frames=5))
    (tmp_path / "link.mp4").symlink_to(clip)
    os.link(clip, tmp_path / "hard.mp4")
    content = clip.read_bytes()
    made = document(small(scene(SECOND, video("clip"))), {"clip": clip})
    for name in ("clip.mp4", "link.mp4", "hard.mp4"):
        assert isinstance(refused(host, cache, made, tmp_path / name), OutputIsInput)
    assert clip.read_bytes() == content


def test_outputs_that_cannot_be_files_are_refused(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    made = document(FLAT)
    (tmp_path / "folder.mp4").mkdir()
    (tmp_path / "file").write_text("here")
    os.mkfifo(tmp_path / "pipe.mp4")
    for output in (
        tmp_path / "folder.mp4",
        tmp_path / "file" / "film.mp4",
        tmp_path / "pipe.mp4",
        Path("/dev/null"),
        Path("/proc/film.mp4"),
        tmp_path / f"{'x' * 300}.mp4",
        Path(),
    ):
        assert isinstance(refused(host, cache, made, output), OutputUnusable), output
    assert Path("/dev/null").is_char_device()


def test_a_folder_with_other_things_in_it_is_not_taken_for_a_sequence(
    host: Host, cache: SegmentCache, tmp_path: Path
) -> None:
    made = document(small(scene(SECOND // 10, shape())))
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "holiday.png").write_bytes(png(1, 1))
    assert isinstance(refused(host, cache, made, photos, "png_sequence"), OutputExists)
    assert (photos / "holiday.png").exists()
    sequence = tmp_path / "sequence"
    long = document(small(scene(SECOND // 5, shape())))
    export(host, cache, long, sequence, quick("png_sequence"))
    export(host, cache, made, sequence, quick("png_sequence"))
    assert [path.name for path in sorted(sequence.iterdir())] == ["00000.png", "00001.png", "00002.png"]
    assert not leftovers(tmp_path)


def test_folders_on_the_way_to_the_output_are_made(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    output = tmp_path / "new" / "folders" / "film.mp4"
    export(host, cache, document(FLAT), output, folder=tmp_path)
    assert output.is_file()


def test_an_output_that_is_a_link_keeps_being_one(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "film.mp4"
    link.symlink_to(tmp_path / "elsewhere" / "real.mp4")
    export(host, cache, document(FLAT), link)
    assert link.is_symlink()
    assert (tmp_path / "elsewhere" / "real.mp4").is_file()


def test_long_and_odd_names_are_names_like_others(host: Host, cache: SegmentCache, tmp_path: Path) -> None:
    for name in (f"{'ñ' * 120}.mp4", "a%d [b]*?.mp4", "-i.mp4", "con\nsalto.mp4"):
        export(host, cache, document(FLAT), tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    assert not leftovers(tmp_path)


def test_the_sound_at_the_end_of_a_range_at_an_odd_rate_is_sound(
    host: Host, cache: SegmentCache, footage: Path, tmp_path: Path
) -> None:
    made = document(
        small(scene(2 * SECOND, shape()), track(audio("noise", gain=-30.0, duration=2 * SECOND)), loudness=None),
        {"noise": footage / "noise.wav"},
    )
    records: tuple[Record, ...] = made.records
    assert records
    for rate in ("7", "11/3", "13"):
        output = tmp_path / f"{rate.replace('/', '_')}.mov"
        options = ExportOptions(start=Ticks(SECOND // 3), stop=Ticks(SECOND + SECOND // 7))
        export(host, cache, made, output, quick("prores_4444", rate=rate), folder=footage, options=options)
        assert float(abs(sound_of(output)).max()) < 0.05
