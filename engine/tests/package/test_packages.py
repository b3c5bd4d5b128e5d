"""Packing is repeatable; unpacking believes nothing."""

import json
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claqueta.document.file import load
from claqueta.errors import ClaquetaError
from claqueta.package import Limits, MediumAbsent, MediumChanged, PackageRefused, PackageTargetTaken, pack, unpack
from hostile_zips import ASSET, DIGEST, MEDIUM, SOUND, Entry, document, document_bytes, sound, zip_bytes

PROJECT = json.loads(document_bytes(path="sounds/wind.wav"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project on disk with one sound, used under two names."""
    folder = tmp_path / "project"
    (folder / "sounds").mkdir(parents=True)
    (folder / "sounds" / "wind.wav").write_bytes(SOUND)
    twice = PROJECT["media"] | {"the-same-sound-2": PROJECT["media"][ASSET]}
    (folder / "film.claqueta.json").write_text(json.dumps(PROJECT | {"media": twice}))
    return folder / "film.claqueta.json"


def test_a_project_survives_packing_and_unpacking(project: Path, tmp_path: Path) -> None:
    pack(project, tmp_path / "film.claqueta.zip")
    opened = unpack(tmp_path / "film.claqueta.zip", tmp_path / "copy")
    medium = load(opened).media[ASSET]
    assert load(opened).records == load(project).records
    assert (opened.parent / medium.path).read_bytes() == SOUND
    assert (medium.path, medium.name) == (MEDIUM, "wind.wav")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy", "film.claqueta.zip", "project"]


def test_the_same_project_gives_the_same_bytes_also_after_a_round(project: Path, tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{number}.zip" for number in range(3))
    pack(project, first)
    (project.parent / "sounds" / "wind.wav").touch()
    pack(project, second)
    pack(unpack(first, tmp_path / "copy"), third)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_a_medium_used_twice_is_packed_once_and_nothing_is_compressed(project: Path, tmp_path: Path) -> None:
    pack(project, tmp_path / "film.zip")
    with zipfile.ZipFile(tmp_path / "film.zip") as archive:
        assert archive.namelist() == ["document.json", MEDIUM]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.testzip() is None


def test_what_is_missing_or_changed_is_not_packed_and_leaves_nothing(project: Path, tmp_path: Path) -> None:
    file = project.parent / "sounds" / "wind.wav"
    for content in (b"RIFF", SOUND[::-1]):
        file.write_bytes(content)
        with pytest.raises(MediumChanged, match=r"wind\.wav"):
            pack(project, tmp_path / "film.zip")
    file.unlink()
    with pytest.raises(MediumAbsent, match=r"wind\.wav"):
        pack(project, tmp_path / "film.zip")
    assert [p.name for p in tmp_path.iterdir()] == ["project"]


def test_a_link_out_of_the_projects_folder_is_not_packed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(SOUND)
    file = project.parent / "sounds" / "wind.wav"
    file.unlink()
    file.symlink_to(tmp_path / "secret.wav")
    with pytest.raises(MediumAbsent):
        pack(project, tmp_path / "film.zip")


ZIP64 = 0xFFFFFFFF
LONG = "media/" + "a" * 64
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "no zip": b"hello" * 100,
    "no document": zip_bytes(sound()),
    "no medium": zip_bytes(document()),
    "absolute": zip_bytes(document(), sound("/etc/cron.d/x")),
    "parent folder": zip_bytes(document(), sound("../../x.wav")),
    "parent folder in media": zip_bytes(document(), sound("media/../x.wav")),
    "backslash": zip_bytes(document(), sound("media\\x.wav")),
    "drive": zip_bytes(document(), sound("C:/x.wav")),
    "nul": zip_bytes(document(), sound(MEDIUM.encode() + b"\0.exe")),
    "nul before": zip_bytes(document(), sound(b"evil\0" + MEDIUM.encode())),
    "line break": zip_bytes(document(), sound(MEDIUM + "\n")),
    "upper case": zip_bytes(document(), sound(MEDIUM.upper())),
    "folder": zip_bytes(document(), sound(), Entry("media/", b"", attributes=0o40755 << 16)),
    "hidden": zip_bytes(document(), sound(), Entry(".bashrc", b"")),
    "extra file": zip_bytes(document(), sound(), Entry(f"{LONG}.wav", b"")),
    "script": zip_bytes(document(path=f"media/{DIGEST}.sh"), sound(f"media/{DIGEST}.sh")),
    "nested zip by name": zip_bytes(document(path=f"media/{DIGEST}.zip"), sound(f"media/{DIGEST}.zip")),
    "link": zip_bytes(document(), sound(attributes=0o120777 << 16)),
    "linked document": zip_bytes(Entry("document.json", b"/etc/passwd", attributes=0o120777 << 16), sound()),
    "device": zip_bytes(document(), sound(attributes=0o20666 << 16)),
    "twice": zip_bytes(document(), sound(), sound()),
    "document twice": zip_bytes(document(), document(), sound()),
    "encrypted": zip_bytes(document(), sound(flags=1)),
    "strongly encrypted": zip_bytes(document(), sound(flags=0x41)),
    "streamed": zip_bytes(document(), sound(flags=8)),
    "deflated": zip_bytes(document(), sound(method=8)),
    "unknown method": zip_bytes(document(), sound(method=97)),
    "claims more": zip_bytes(document(size=10_000), sound(size=10_000, packed=10_000)),
    "claims less": zip_bytes(document(size=100), sound(size=100, packed=100)),
    "claims another size": zip_bytes(document(), sound(size=10**9)),
    "other size in the document": zip_bytes(document(size=5), sound()),
    "other local name": zip_bytes(document(), sound(local_name=b"x" * len(MEDIUM))),
    "other local size": zip_bytes(document(), sound(local_size=7)),
    "overlapping": zip_bytes(document(), sound(), sound(f"{LONG}.wav", offset=0)),
    "offset beyond": zip_bytes(document(), sound(offset=10**8)),
    "changed": zip_bytes(document(), sound(data=SOUND[:-1] + b"!")),
    "too many in the end record": zip_bytes(document(), sound(), count=60_000),
    "comment": zip_bytes(document(), sound(), comment=b"x"),
    "truncated": zip_bytes(document(), sound())[:-30],
    "deep document": zip_bytes(Entry("document.json", b"[" * 10**6), sound()),
    "unfinished document": zip_bytes(Entry("document.json", b'{"claqueta":1'), sound()),
    "document of a later version": zip_bytes(Entry("document.json", b'{"claqueta":99}'), sound()),
    "path out of the document": zip_bytes(document(path="../../x.wav"), sound()),
    "absolute path in the document": zip_bytes(document(path="/etc/passwd"), sound()),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_with_words_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    package = tmp_path / "in" / "x.claqueta.zip"
    package.write_bytes(HOSTILE[name])
    began = time.process_time()
    with pytest.raises(ClaquetaError) as refusal:
        unpack(package, tmp_path / "out")
    assert time.process_time() - began < 2
    assert type(refusal.value) is not ClaquetaError
    assert refusal.value.text("en") != refusal.value.text("es")
    assert [p.name for p in tmp_path.iterdir()] == ["in"]
    assert [p.name for p in (tmp_path / "in").iterdir()] == [package.name]


def test_a_true_zip_written_by_the_same_hand_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zip_bytes(document(), sound()))
    assert load(unpack(tmp_path / "x.zip", tmp_path / "out")).media[ASSET].sha256 == DIGEST


def test_an_archive_in_a_mediums_clothes_is_refused(tmp_path: Path) -> None:
    import hashlib

    inner = zip_bytes(document(), sound())
    digest = hashlib.sha256(inner).hexdigest()
    name = f"media/{digest}.wav"
    (tmp_path / "x.zip").write_bytes(zip_bytes(document(path=name, sha256=digest, size=len(inner)), Entry(name, inner)))
    with pytest.raises(PackageRefused, match="kind of media"):
        unpack(tmp_path / "x.zip", tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.parametrize(
    "limits", [Limits(total_bytes=1000), Limits(medium_bytes=100), Limits(document_bytes=10), Limits(entries=1)]
)
def test_limits_hold(limits: Limits, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zip_bytes(document(), sound()))
    with pytest.raises(PackageRefused):
        unpack(tmp_path / "x.zip", tmp_path / "out", limits)
    assert [p.name for p in tmp_path.iterdir()] == ["x.zip"]


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zip_bytes(document(), sound()))
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for taken in ("out", "link"):
        with pytest.raises(PackageTargetTaken):
            unpack(tmp_path / "x.zip", tmp_path / taken)


def test_a_list_of_millions_of_entries_costs_little(tmp_path: Path) -> None:
    one = Entry(f"{LONG}.wav", b"")
    body = zip_bytes(one)
    entry = body[body.index(b"PK\x01\x02") : body.index(b"PK\x05\x06")]
    many = 60_000
    listing = entry * many
    end = b"PK\x05\x06" + (0).to_bytes(4, "little") + many.to_bytes(2, "little") * 2
    end += len(listing).to_bytes(4, "little") + (0).to_bytes(4, "little") + b"\0\0"
    (tmp_path / "x.zip").write_bytes(listing + end)
    began = time.process_time()
    with pytest.raises(PackageRefused):
        unpack(tmp_path / "x.zip", tmp_path / "out")
    assert time.process_time() - began < 1


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_mutated_package_is_opened_whole_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    good = zip_bytes(document(), sound())
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(bad)) | st.just(len(bad)))
    package, out = tmp_path / "x.zip", tmp_path / f"out{time.monotonic_ns()}"
    package.write_bytes(bytes(bad[:cut]))
    try:
        opened = unpack(package, out)
    except ClaquetaError:
        assert not out.exists()
    else:
        assert (out / load(opened).media[ASSET].path).read_bytes() == SOUND
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_bomb_of_a_document_stays_within_memory_and_time(tmp_path: Path) -> None:
    bomb = b'{"claqueta":1,"records":[' + b"{}," * 10_000_000 + b"{}]}"
    (tmp_path / "x.zip").write_bytes(zip_bytes(Entry("document.json", bomb)))
    code = (
        "import re, sys; from pathlib import Path; from claqueta.package import unpack\n"
        "from claqueta.errors import ClaquetaError\n"
        "try: unpack(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        # not ru_maxrss: that remembers what this process had before it became the child
        "except ClaquetaError as refusal:\n"
        "    peak = re.search(r'VmHWM:\\s*(\\d+) kB', Path('/proc/self/status').read_text())[1]\n"
        "    print(refusal.code, peak)\n"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "x.zip", tmp_path / "out"], capture_output=True, text=True, check=True
    )
    name, peak_kb = run.stdout.split()
    assert name == "json.many"
    assert int(peak_kb) < 512 * 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 4
