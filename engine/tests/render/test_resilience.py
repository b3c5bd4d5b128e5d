"""Whatever ends an export, nothing half-made stands under its name, and what was finished is kept."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claqueta.document.document import Document
from claqueta.document.file import save
from claqueta.host import Host
from claqueta.media.refusals import DiskFull
from claqueta.ports import Cancelled, Report
from claqueta.render.cache import SegmentCache
from claqueta.render.drafts import drafted, drafted_folder, open_draft, sweep
from claqueta.render.export import HOST_MODULES, Exporter
from claqueta.render.pieces import PieceFailed
from claqueta.testing import SECOND, audio, generator, move, scene, shape, text, track
from clips import noise, write_sound
from exports import Listener, document, leftovers, quick, small

WAIT_SECONDS = 60.0


def film(folder: Path, seconds: int = 4, **project: int) -> Document:
    """Scenes of a second each, drawn whole, with sound."""
    sound = write_sound(folder / "noise.wav", noise(48_000), "pcm_s16le")
    scenes = [
        scene(
            SECOND,
            shape("star", fill="#F0C020", placement={"rotation": move((0, 0.0), (SECOND, 90.0))}),
            text(str(number)),
            background=f"#{number * 40 % 256:02x}4080",
        )
        for number in range(seconds)
    ]
    return document(small(*scenes, track(audio("noise", duration=SECOND)), **project), {"noise": sound})


def awaited[T](what: Callable[[], T | None]) -> T:
    """What `what` gives as soon as it gives something."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if found := what():
            return found
        time.sleep(0.005)
    pytest.fail("nothing came in time")


def pieces_in(cache: Path) -> list[Path]:
    return [path for path in cache.glob("segments/??/*") if not path.name.startswith(".")]


def test_a_killed_export_goes_on_where_it_stood_and_comes_out_the_same(host: Host, tmp_path: Path) -> None:
    made = film(tmp_path, 6, width=640, height=360)
    out = tmp_path / "out"
    out.mkdir()
    Exporter(host, SegmentCache(tmp_path / "other")).export(
        made, tmp_path, out / "calm.mp4", quick(short_side="360"), Listener()
    )
    save(made, tmp_path / "film.claqueta.json")
    command = [sys.executable, "-m", "claqueta", "render", str(tmp_path / "film.claqueta.json")]
    command += ["-o", str(out / "killed.mp4"), "--cache", str(tmp_path / "cache"), "--jobs", "1"]
    command += ["--set", "short_side=360", "--set", "speed=ultrafast", "--progress", "json"]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    awaited(lambda: pieces_in(tmp_path / "cache") or None)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    finished = {path: path.stat().st_ino for path in pieces_in(tmp_path / "cache")}
    assert 0 < len(finished) < 7
    assert not (out / "killed.mp4").exists()
    again = subprocess.run(command, capture_output=True, text=True, timeout=WAIT_SECONDS, check=False)
    assert again.returncode == 0, again.stderr
    assert f"{180 - 30 * len(finished)} " in again.stdout
    assert {path: path.stat().st_ino for path in finished} == finished, "finished pieces were used, not made again"
    assert (out / "killed.mp4").read_bytes() == (out / "calm.mp4").read_bytes()
    assert not leftovers(out)
    assert not list((tmp_path / "cache").rglob("*.part"))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 130), (signal.SIGINT, 130), (signal.SIGHUP, 130)])
def test_a_signal_ends_an_export_in_good_order(number: int, code: int, tmp_path: Path) -> None:
    save(film(tmp_path, 6, width=640, height=360), tmp_path / "film.claqueta.json")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "claqueta", "render", str(tmp_path / "film.claqueta.json")]
    command += ["-o", str(out / "film.mp4"), "--cache", str(tmp_path / "cache"), "--progress", "none"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "es_ES.UTF-8"}
    )
    awaited(lambda: list((tmp_path / "cache").rglob("*.part")) or pieces_in(tmp_path / "cache") or None)
    process.send_signal(number)
    process.send_signal(number)
    said, complained = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == code
    assert said == b""
    assert complained.decode() == "claqueta: Cancelado.\n"
    assert not out.exists() or not list(out.iterdir())
    assert not list((tmp_path / "cache").rglob("*.part"))


@pytest.mark.parametrize("phase", ["plan", "pictures", "sound", "join", "verify"])
def test_cancelling_in_any_phase_leaves_nothing_but_pieces(phase: str, host: Host, tmp_path: Path) -> None:
    made = film(tmp_path, 3)
    out = tmp_path / "out"
    cache = SegmentCache(tmp_path / "cache")

    def ends(report: Report) -> Exception | None:
        return Cancelled() if report.phase == phase else None

    with pytest.raises(Cancelled):
        Exporter(host, cache).export(made, tmp_path, out / "film.mp4", quick(), Listener(ends))
    assert not out.exists() or not list(out.iterdir())
    assert not list((tmp_path / "cache").rglob("*.part"))
    outcome = Exporter(host, cache).export(made, tmp_path, out / "film.mp4", quick(), Listener())
    assert outcome.frames == 90


def test_cancelling_ends_the_work_within_fifteen_frames(host: Host, tmp_path: Path) -> None:
    made = document(
        small(
            scene(
                20 * SECOND,
                generator("aurora", duration=20 * SECOND),
            ),
            width=1920,
            height=1080,
        )
    )
    seen: list[tuple[float, int]] = []

    def ends(report: Report) -> Exception | None:
        if report.phase == "pictures":
            seen.append((time.monotonic(), report.done))
        return Cancelled() if report.phase == "pictures" and report.done >= 10 else None

    with pytest.raises(Cancelled):
        Exporter(host, SegmentCache(tmp_path / "cache")).export(
            made, tmp_path, tmp_path / "film.mp4", quick(short_side="1080"), Listener(ends)
        )
    ended = time.monotonic()
    started = next(moment for moment, _ in seen)
    told, done = seen[-1]
    a_frame = (told - started) / done
    assert ended - told < max(15 * a_frame, 1.0)


class Children:
    """The processes that a host has forked for jobs."""

    def __init__(self, host: Host) -> None:
        assert host._warm is not None
        self._parent = host._warm._process.pid

    def now(self) -> list[int]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                except (OSError, IndexError):
                    continue
                if parent == self._parent:
                    found.append(int(entry.name))
        return found


@contextmanager
def killing(host: Host, most: int) -> Iterator[list[int]]:
    """Kills the first `most` children of the host as they appear; gives the list of those killed."""
    children, killed, over = Children(host), list[int](), threading.Event()

    def kill() -> None:
        while not over.is_set() and len(killed) < most:
            for child in children.now():
                if child not in killed and len(killed) < most:
                    os.kill(child, signal.SIGKILL)
                    killed.append(child)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


@pytest.fixture
def own_host() -> Iterator[Host]:
    """A host whose children nobody else uses."""
    with Host(HOST_MODULES) as running:
        yield running


def test_a_child_that_dies_is_replaced_and_the_film_is_the_same(own_host: Host, tmp_path: Path) -> None:
    made = document(film(tmp_path).records[:-2])
    calm = tmp_path / "calm.mp4"
    Exporter(own_host, SegmentCache(tmp_path / "calm")).export(made, tmp_path, calm, quick(), Listener())
    with killing(own_host, 2) as killed:
        Exporter(own_host, SegmentCache(tmp_path / "cache")).export(
            made, tmp_path, tmp_path / "film.mp4", quick(), Listener()
        )
    assert len(killed) == 2
    assert (tmp_path / "film.mp4").read_bytes() == calm.read_bytes()


def test_a_stretch_that_kills_every_child_is_named_after_three_attempts(own_host: Host, tmp_path: Path) -> None:
    made = document(small(scene(SECOND, shape("star")), scene(2 * SECOND, generator("aurora", duration=2 * SECOND))))
    cache = SegmentCache(tmp_path / "cache")
    with killing(own_host, 100) as killed, pytest.raises(PieceFailed) as caught:
        Exporter(own_host, cache).export(made, tmp_path, tmp_path / "film.mp4", quick(), Listener())
    assert len(killed) == 3
    assert "00:00:00:00" in caught.value.text("en")
    assert "00:00:01:00" in caught.value.text("es")
    assert "se ha detenido" in caught.value.text("es")
    assert not (tmp_path / "film.mp4").exists()
    assert not leftovers(tmp_path)
    outcome = Exporter(own_host, cache).export(made, tmp_path, tmp_path / "film.mp4", quick(), Listener())
    assert outcome.frames == 90


def test_a_full_disk_is_said_and_nothing_takes_the_name(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = film(tmp_path, 2)
    real = open_draft

    def full(folder: Path, name: str) -> tuple[Path, object]:
        path, file = real(folder, name)
        file.close()
        return path, Path("/dev/full").open("r+b", buffering=0)

    for module in ("cache", "drafts"):
        with monkeypatch.context() as patch:
            patch.setattr(f"claqueta.render.{module}.open_draft", full)
            with pytest.raises(DiskFull) as caught:
                Exporter(host, SegmentCache(tmp_path / f"cache_{module}")).export(
                    made, tmp_path, tmp_path / "film.mp4", quick(), Listener()
                )
        assert "disco" in caught.value.text("es")
        assert not (tmp_path / "film.mp4").exists()
        assert not leftovers(tmp_path)
    for name in ("film.wav", "film.mp3"):
        with monkeypatch.context() as patch:
            patch.setattr("claqueta.render.drafts.open_draft", full)
            with pytest.raises(DiskFull):
                Exporter(host, SegmentCache(tmp_path / "cache_sound")).export(
                    made, tmp_path, tmp_path / name, quick(name[-3:]), Listener()
                )
    Exporter(host, SegmentCache(tmp_path / "cache_cache")).export(
        made, tmp_path, tmp_path / "film.mp4", quick(), Listener()
    )
    assert (tmp_path / "film.mp4").exists()


def test_a_full_disk_in_this_process_is_said_too(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        Exporter(host, SegmentCache(tmp_path / "cache")).export(
            film(tmp_path, 1), tmp_path, tmp_path / "film.mp4", quick(), Listener()
        )
    assert not (tmp_path / "film.mp4").exists()


def test_two_exports_into_one_cache_at_once_do_not_disturb_each_other(host: Host, tmp_path: Path) -> None:
    made = film(tmp_path, 3)
    failed: list[BaseException] = []

    def run(number: int) -> None:
        try:
            cache = SegmentCache(tmp_path / "cache", limit_bytes=1)
            Exporter(host, cache).export(made, tmp_path, tmp_path / f"{number}.mp4", quick(), Listener())
        except BaseException as error:  # noqa: BLE001  # told to the thread that waits
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len({(tmp_path / f"{number}.mp4").read_bytes() for number in range(3)}) == 1
    assert not leftovers(tmp_path)


def test_a_draft_of_a_dead_writer_is_removed_and_that_of_a_living_one_stays(tmp_path: Path) -> None:
    living, held = open_draft(tmp_path, "film.mp4")
    dead, file = open_draft(tmp_path, "film.mp4")
    file.close()
    other, other_file = open_draft(tmp_path, "other.mp4")
    other_file.close()
    sweep(tmp_path, "film.mp4")
    assert (living.exists(), dead.exists(), other.exists()) == (True, False, True)
    sweep(tmp_path)
    assert (living.exists(), other.exists()) == (True, False)
    held.close()
    sweep(tmp_path)
    assert not leftovers(tmp_path)


def test_what_only_looks_like_a_draft_is_left_alone(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in (".film.mp4.part", "film.mp4.0123456789ab.part", ".film.mp4.xyz.part")]
    for path in kept:
        path.write_text("mine")
    sweep(tmp_path)
    assert all(path.exists() for path in kept)


def write_and_fail(path: Path) -> None:
    with drafted(path) as file:
        file.write(b"half")
        raise RuntimeError


def fill_and_fail(path: Path) -> None:
    with drafted_folder(path) as folder:
        (folder / "half").touch()
        raise RuntimeError


def test_a_draft_takes_its_name_only_when_its_block_ends_well(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before")
    with pytest.raises(RuntimeError):
        write_and_fail(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "before"
    with drafted(tmp_path / "file") as file:
        file.write(b"whole")
    assert (tmp_path / "file").read_text() == "whole"
    with pytest.raises(RuntimeError):
        fill_and_fail(tmp_path / "folder")
    assert not (tmp_path / "folder").exists()
    for name in ("first", "second"):
        with drafted_folder(tmp_path / "folder") as folder:
            (folder / name).touch()
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["second"]
    assert not leftovers(tmp_path)
