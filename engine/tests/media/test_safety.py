"""No file can crash or leave the locked child: every one gives facts or a typed refusal, in time."""

import os
import random
import socket
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from claqueta.errors import ClaquetaError
from claqueta.host import Host, HostDied, HostLied, HostTimedOut, JobFailed, Limits
from claqueta.media.accepted import SUFFIXES
from claqueta.media.client import MediaHost
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import (
    DiskFull,
    MediaDamaged,
    MediaEmpty,
    MediaMismatch,
    MediaMissing,
    MediaRefused,
    MediaTooLarge,
    MediaUnsupported,
)
from clips import Film, noise, png, write_film, write_sound

SEEDS = {
    "a.mp4": Film(8, options={"preset": "ultrafast"}, sound=noise(9600)),
    "b.mov": Film(4, codec="prores_ks", pixel_format="yuva444p10le"),
    "c.mkv": Film(8, codec="libx265", options={"x265-params": "log-level=none", "preset": "ultrafast"}),
    "d.webm": Film(6, codec="libvpx-vp9", pixel_format="yuva420p", options={"auto-alt-ref": "0", "cpu-used": "8"}),
    "e.ts": Film(8, codec="mpeg2video"),
    "f.avi": Film(8, codec="mpeg4"),
    "g.gif": Film(6, codec="gif", pixel_format="rgb8"),
    "h.apng": Film(6, codec="apng", pixel_format="rgba"),
    "i.webp": Film(6, codec="libwebp_anim", pixel_format="bgra"),
    "j.mp4": Film(8, codec="libsvtav1", options={"preset": "12"}),
    "k.webm": Film(6, codec="libvpx", options={"cpu-used": "8"}),
}
SOUND_SEEDS = {
    "l.wav": "pcm_s16le",
    "m.mp3": "libmp3lame",
    "n.flac": "flac",
    "o.ogg": "vorbis",
    "p.opus": "libopus",
    "q.aac": "aac",
    "r.m4a": "aac",
}


@cache
def seeds() -> dict[str, bytes]:
    folder = Path(mkdtemp(prefix="claqueta-seeds-"))
    made = {name: write_film(folder / name, film).read_bytes() for name, film in SEEDS.items()}
    for name, codec in SOUND_SEEDS.items():
        options = {"strict": "experimental"} if codec == "vorbis" else {}
        made[name] = write_sound(folder / name, noise(12_000), codec, options=options).read_bytes()
    made["s.png"] = png(8, 8, (b"\0" + bytes(32)) * 8)
    for name, codec, pixel_format in (("t.jpg", "mjpeg", "yuvj420p"), ("u.webp", "libwebp", "bgra")):
        made[name] = _one_picture(codec, pixel_format)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    return made


def _one_picture(codec: str, pixel_format: str) -> bytes:
    from av.codec import CodecContext
    from av.video.codeccontext import VideoCodecContext
    from av.video.frame import VideoFrame

    from clips import numbered

    encoder = CodecContext.create(codec, "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = 160, 96, pixel_format, Fraction(1, 25)
    encoder.color_range = 2
    frame = VideoFrame.from_ndarray(numbered(5), format="rgb24").reformat(format=pixel_format)
    frame.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with some bytes changed, cut out, doubled, or its end lost."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 40))):
        place = chance.randrange(len(changed)) if chance.random() < 0.6 else chance.randrange(min(512, len(changed)))
        match chance.randrange(6):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                changed[place] ^= 1 << chance.randrange(8)
            case 2:
                changed[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
            case 3:
                del changed[place : place + chance.randrange(1, 64)]
            case 4:
                changed[place:place] = changed[place : place + chance.randrange(1, 64)]
            case _:
                if chance.random() < 0.2:
                    del changed[max(16, place) :]
        if len(changed) < 16:
            changed += bytes(16)
    return bytes(changed)


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with MediaHost.host() as running:
        yield running


@pytest.fixture(scope="module")
def media(host: Host) -> MediaHost:
    return MediaHost(host)


def look_at(media: MediaHost, path: Path) -> str:
    """What came of the file: "ok" or the code of its refusal; everything a person can do first is done."""
    try:
        info = media.probe(path)
        if info.video is not None:
            media.thumbnail(path, info, longest=64)
            media.picture(path, info, time=info.duration_secs, width=32, height=32)
        if info.sound is not None:
            media.samples(path, info, start=info.duration_secs / 2, frames=2400)
    except ClaquetaError as error:
        if isinstance(error, JobFailed | HostLied) or not error.text("es"):
            raise
        return error.code
    return "ok"


def fuzz(media: MediaHost, folder: Path, count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    paths = []
    names = list(seeds())
    for number in range(count):
        name = names[number % len(names)]
        path = folder / f"{number}-{name}"
        path.write_bytes(mutated(seeds()[name], chance))
        paths.append(path)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda path: look_at(media, path), paths))


def test_the_seeds_themselves_are_fine(media: MediaHost, tmp_path: Path) -> None:
    for name, data in seeds().items():
        path = tmp_path / name
        path.write_bytes(data)
        assert look_at(media, path) == "ok", name
    assert {name.rpartition(".")[2] for name in seeds()} >= SUFFIXES - {"m4v", "oga", "jpeg"}


def test_mutated_files_give_facts_or_a_typed_refusal(media: MediaHost, host: Host, tmp_path: Path) -> None:
    assert host._warm is not None
    process = host._warm._process.pid
    results = fuzz(media, tmp_path, 200, seed=7)
    assert len(results) == 200
    assert "ok" in results
    assert "media.damaged" in results
    assert host._warm._process.pid == process
    assert host._warm.alive


@pytest.mark.nightly
def test_five_thousand_mutated_files_do_no_harm(media: MediaHost, host: Host, tmp_path: Path) -> None:
    assert len(fuzz(media, tmp_path, 5_000, seed=int(time.time()))) == 5_000
    assert host._warm is not None
    assert host._warm.alive


class Trap:
    """A server that counts who comes."""

    def __init__(self) -> None:
        self.visits = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


def lures(port: int, canary: Path) -> dict[str, bytes]:
    """Files that ask FFmpeg to open something else."""
    url = f"http://127.0.0.1:{port}/x"
    hls = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{url}.ts\n#EXT-X-ENDLIST\n"
    local = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{canary}\n#EXT-X-ENDLIST\n"
    key = f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{url}.key"\n#EXTINF:1,\n{url}.ts\n#EXT-X-ENDLIST\n'
    dash = f'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{url}</BaseURL></MPD>'
    sdp = f"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    alias = f"{canary}\0".encode()
    reference = _box(b"url ", b"\0\0\0\0" + f"{url}\0".encode()) + _box(b"alis", b"\0\0\0\0" + alias)
    data_reference = _box(b"dref", b"\0\0\0\0\0\0\0\2" + reference)
    movie = _box(b"ftyp", b"qt  \0\0\0\0qt  ") + _box(
        b"moov", _box(b"trak", _box(b"mdia", _box(b"minf", _box(b"dinf", data_reference))))
    )
    rmra = _box(b"rmra", _box(b"rmda", _box(b"rdrf", b"\0\0\0\0url " + struct.pack(">I", len(url)) + url.encode())))
    return {
        "hls": hls.encode(),
        "hls-local": local.encode(),
        "hls-key": key.encode(),
        "concat": f"ffconcat version 1.0\nfile '{canary}'\nfile '{url}'\n".encode(),
        "dash": dash.encode(),
        "sdp": sdp.encode(),
        "mov-reference": movie,
        "mov-rmra": _box(b"ftyp", b"qt  \0\0\0\0qt  ") + _box(b"moov", rmra),
        "playlist": f"[playlist]\nFile1={url}\n".encode(),
        "mpegts-then-hls": b"\x47" + bytes(187) + hls.encode(),
        "id3-then-hls": b"ID3\3\0\0\0\0\0\x00" + hls.encode(),
        "jpeg-then-hls": b"\xff\xd8\xff\xe0" + hls.encode(),
        "data-url": b"data:video/mp4;base64,AAAA",
        "subfile": f"subfile,,start,0,end,0,,:{canary}".encode(),
    }


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


def test_no_file_makes_the_child_open_another_one(media: MediaHost, tmp_path: Path) -> None:
    canary = tmp_path / "canary.ts"
    canary.write_bytes(seeds()["e.ts"])
    trap = Trap()
    tried = 0
    try:
        for name, data in lures(trap.port, canary).items():
            for suffix in sorted(SUFFIXES):
                path = tmp_path / f"{name}.{suffix}"
                path.write_bytes(data)
                with pytest.raises(ClaquetaError):
                    media.probe(path)
                tried += 1
    finally:
        trap.close()
    assert tried >= 60
    assert trap.visits == 0


def test_no_file_makes_ffmpeg_open_another_one_even_without_the_locks(tmp_path: Path) -> None:
    """The second wall: the same lures in this very process, where files and network are open."""
    from claqueta.media.client import opened
    from claqueta.media.probe import probe

    canary = tmp_path / "canary.ts"
    canary.write_bytes(seeds()["e.ts"])
    trap = Trap()
    try:
        for name, data in lures(trap.port, canary).items():
            for suffix in sorted(SUFFIXES):
                path = tmp_path / f"{name}.{suffix}"
                path.write_bytes(data)
                with opened(path) as descriptor, pytest.raises(ClaquetaError):
                    probe(descriptor, suffix)
    finally:
        trap.close()
    assert trap.visits == 0


def _gif(frames: int) -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\0\1\0\0\0" + b"\x2c\0\0\0\0\1\0\1\0\0" + b"\2\2\x44\1\0"
    return head + frame * frames + b"\x3b"


BOMBS = {
    "pixels.png": lambda: png(60_000, 60_000, bytes(1000)),
    "tall.png": lambda: png(1, 2**31 - 1, b""),
    "pixels.gif": lambda: b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + bytes(32) + b"\x3b",
    "pixels.jpg": lambda: b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3\1\x11\0\2\x11\1\3\x11\1" + bytes(64),
    "pixels.webp": lambda: (
        b"RIFF\x64\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\xff\xff\xff\xff\xff\xff" + b"ANIM\6\0\0\0\0\0\0\0\0\0" + bytes(40)
    ),
    "frames.gif": lambda: _gif(300_000),
    "compressed.png": lambda: png(8000, 8000, b"", extra=_itxt()),
    "text.png": lambda: png(8, 8, (b"\0" + bytes(32)) * 8, extra=_itxt() * 20),
}


def _itxt() -> bytes:
    body = b"k\0\1\0\0\0" + zlib.compress(bytes(64 << 20), 9)
    return struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_or_harmless_in_two_seconds(name: str, media: MediaHost, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BOMBS[name]())
    started = time.monotonic()
    result = look_at(media, path)
    assert time.monotonic() - started <= 2.0
    if name != "text.png":
        assert result in ("media.too_large", "media.damaged", "host.out_of_memory"), result


def test_limits_name_what_is_too_large(host: Host, tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.mp4", Film(30))
    tight = [
        (MediaLimits(video_width=100), "film.mp4"),
        (MediaLimits(frames_per_second=10), "film.mp4"),
        (MediaLimits(hours=0), "film.mp4"),
        (MediaLimits(animation_frames=5), "anim.gif"),
        (MediaLimits(image_pixels=100), "anim.gif"),
    ]
    (tmp_path / "anim.gif").write_bytes(seeds()["g.gif"])
    for limits, name in tight:
        with pytest.raises(MediaTooLarge):
            MediaHost(host, limits).probe(tmp_path / name)
    assert MediaHost(host).probe(film).kind == "video"


def test_ten_years_and_a_thousand_streams_are_refused(media: MediaHost, tmp_path: Path) -> None:
    import av

    years = write_film(tmp_path / "years.mkv", Film(3, stamps=[0, 40, 10 * 365 * 24 * 3_600_000], options={"bf": "0"}))
    with pytest.raises(MediaTooLarge):
        media.probe(years)
    many = tmp_path / "many.mkv"
    with av.open(str(many), "w") as container:
        for _ in range(60):
            container.add_stream("pcm_s16le", rate=8000).layout = "mono"
        container.start_encoding()
    with pytest.raises(MediaRefused):
        media.probe(many)


def test_each_kind_of_wrong_file_has_its_own_refusal(media: MediaHost, tmp_path: Path) -> None:
    wrong: dict[str, tuple[bytes, type[MediaRefused]]] = {
        "empty.mp4": (b"", MediaEmpty),
        "picture.mp4": (seeds()["s.png"], MediaMismatch),
        "film.png": (seeds()["a.mp4"], MediaMismatch),
        "matroska.webm": (seeds()["c.mkv"], MediaMismatch),
        "text.txt": (b"hello", MediaUnsupported),
        "noname": (b"hello", MediaUnsupported),
        "garbage.wav": (random.Random(1).randbytes(4000), MediaMismatch),
        "cut.png": (seeds()["s.png"][:20], MediaDamaged),
        "heic.mp4": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), MediaMismatch),
    }
    for name, (data, refusal) in wrong.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(refusal):
            media.probe(path)
    for path in (tmp_path / "absent.mp4", tmp_path):
        with pytest.raises(MediaMissing):
            media.probe(path)


def test_a_codec_that_is_not_on_the_list_is_refused(media: MediaHost, tmp_path: Path) -> None:
    path = write_film(tmp_path / "huff.avi", Film(3, codec="huffyuv", pixel_format="rgb24"))
    with pytest.raises(MediaUnsupported, match="huffyuv"):
        media.probe(path)


def test_a_pipe_is_no_medium(media: MediaHost, tmp_path: Path) -> None:
    path = tmp_path / "pipe.mp4"
    os.mkfifo(path)
    with pytest.raises(MediaMissing):
        media.probe(path)


def test_hostile_names_and_tags_stay_text(media: MediaHost, tmp_path: Path) -> None:
    data = seeds()["a.mp4"]
    for stem in ("<script>", "-i", "%d", "a\r\nb", "concat:x|y", "..", "\u202egnp", "http:--x"):
        path = tmp_path / f"{stem}.mp4"
        path.write_bytes(data)
        assert look_at(media, path) == "ok"


def test_a_child_that_dies_while_decoding_is_a_refusal(host: Host) -> None:
    with pytest.raises((HostDied, HostTimedOut, JobFailed)):
        host.call("claqueta.media.jobs:no_such_job")


@pytest.mark.parametrize("codec", ["h264", "prores4444"])
def test_a_full_disk_has_its_own_refusal(codec: str, host: Host, tmp_path: Path) -> None:
    with (tmp_path / "segment.mkv").open("w+b") as file, pytest.raises(DiskFull):
        host.call(
            "claqueta.media.jobs:encode_test_segment",
            {"codec": codec, "frames": 60, "threads": 1},
            {"output": file.fileno()},
            limits=Limits(memory_bytes=1 << 30, file_bytes=1000),
        )


@pytest.mark.parametrize("codec", ["h264", "hevc", "av1", "vp9", "prores4444"])
def test_encoders_work_with_threads_in_a_locked_child(codec: str, host: Host, tmp_path: Path) -> None:
    with (tmp_path / "segment.mkv").open("w+b") as file:
        answer = host.call(
            "claqueta.media.jobs:encode_test_segment",
            {"codec": codec, "frames": 12, "threads": 3},
            {"output": file.fileno()},
            limits=Limits(memory_bytes=2 << 30, file_bytes=1 << 30, cpu_seconds=60, wall_seconds=60),
        )
    assert answer.value == {"frames": 12}
    assert (tmp_path / "segment.mkv").stat().st_size > 1000
