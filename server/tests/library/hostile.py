"""Files as an attacker would make them: lures that name something else, bombs, packages that lie."""

import json
import socket
import struct
import threading
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from library import specimens

CANARY = b"canary-bytes-that-must-never-leave"
_PLAIN = 0o100644 << 16


class Trap:
    """A socket that counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.visits = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.visits += 1

    def close(self) -> None:
        """Stops listening."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


def lures(port: int, canary: Path) -> list[bytes]:
    """Files that ask a decoder to open a socket or another file."""
    url = f"http://127.0.0.1:{port}/x"
    hls = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n"
    return [
        f"{hls}#EXTINF:1,\n{url}.ts\n#EXT-X-ENDLIST\n".encode(),
        f"{hls}#EXTINF:1,\n{canary}\n#EXT-X-ENDLIST\n".encode(),
        f'{hls}#EXT-X-KEY:METHOD=AES-128,URI="{url}.key"\n#EXTINF:1,\n{url}.ts\n#EXT-X-ENDLIST\n'.encode(),
        f"ffconcat version 1.0\nfile '{canary}'\nfile '{url}'\n".encode(),
        f'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{url}</BaseURL></MPD>'.encode(),
        b"data:video/mp4;base64,AAAA",
        f"[playlist]\nFile1={url}\n".encode(),
        b"ID3\3\0\0\0\0\0\0" + f"{hls}#EXTINF:1,\n{url}.ts\n#EXT-X-ENDLIST\n".encode(),
    ]


def gif(frames: int) -> bytes:
    """An animation of that many pictures of one pixel."""
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + (b"\x21\xf9\x04\0\1\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0" * frames) + b"\x3b"


def _box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", len(data) + 8) + kind + data


def mp4(*, tracks: int, seconds: int) -> bytes:
    """A film of sound tracks without samples that says it has so many and lasts so long."""
    scale = 1000
    length = min(seconds * scale, (1 << 63) - 1)
    head = _box(b"mvhd", struct.pack(">IQQIQ", 1 << 24, 0, 0, scale, length), bytes(76), struct.pack(">I", tracks + 1))
    entry = _box(b"sowt", bytes(6), struct.pack(">H", 1), bytes(8), struct.pack(">HHHHI", 1, 16, 0, 0, 8000 << 16))
    table = _box(
        b"stbl",
        _box(b"stsd", struct.pack(">II", 0, 1), entry),
        _box(b"stts", struct.pack(">IIII", 0, 1, 4, max(1, min(2**31 - 1, length // 4)))),
        _box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 4, 1)),
        _box(b"stsz", struct.pack(">III", 0, 2, 4)),
        _box(b"stco", struct.pack(">III", 0, 1, 40)),
    )
    media = _box(
        b"mdia",
        _box(b"mdhd", struct.pack(">IQQIQI", 1 << 24, 0, 0, scale, length, 0x55C40000)),
        _box(b"hdlr", bytes(8), b"soun", bytes(13)),
        _box(b"minf", _box(b"smhd", bytes(8)), table),
    )
    made = [
        _box(
            b"trak", _box(b"tkhd", struct.pack(">IQQIIQ", (1 << 24) | 7, 0, 0, number + 1, 0, length), bytes(60)), media
        )
        for number in range(tracks)
    ]
    return _box(b"ftyp", b"mp42\0\0\0\0mp42isom") + _box(b"mdat", bytes(64)) + _box(b"moov", head, *made)


def document(**changes: object) -> bytes:
    """The document of a package with one sound, or what else is said."""
    sound = specimens.wav(0.2)
    digest = sha256(sound).hexdigest()
    medium = {"path": f"media/{digest}.wav", "sha256": digest, "size": len(sound), "kind": "audio", "name": "tono.wav"}
    project = {"type": "project", "id": "the-only-project"}
    return json.dumps({"claqueta": 1, "records": [project], "media": {"asset-of-a-sound": medium}, **changes}).encode()


def package(*more: tuple[str, bytes], text: bytes | None = None, packed: bool = False, mode: int = _PLAIN) -> bytes:
    """A zip with a document, its sound, and `more`."""
    out, sound = BytesIO(), specimens.wav(0.2)
    entries = [("document.json", text or document()), (f"media/{sha256(sound).hexdigest()}.wav", sound), *more]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode if name.startswith("link") else _PLAIN
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(info, data)
    return out.getvalue()


PACKAGES = {
    "zip bomb": lambda: package(("bomb.bin", bytes(64 << 20)), packed=True),
    "outward name": lambda: package(("../../outside.wav", b"x")),
    "link": lambda: package(("link.wav", b"/etc/passwd"), mode=0o120777 << 16),
    "a hundred thousand entries": lambda: package(*((f"{number}", b"") for number in range(100_000))),
    "deep JSON": lambda: package(text=b'{"claqueta":1,"records":' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
    "not a document": lambda: package(text=b"[]"),
    "archive in it": lambda: package((f"media/{sha256(b'PK').hexdigest()}.zip", b"PK\3\4")),
    "cut": lambda: package()[:-30],
    "changed": lambda: package().replace(b"WAVEfmt", b"WAVEfmT"),
}
