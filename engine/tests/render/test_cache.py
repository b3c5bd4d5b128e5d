"""Pieces on disk."""

import os
from pathlib import Path

import pytest

from claqueta.render.cache import SegmentCache

KEY = "ab" * 32
OTHER = "cd" * 32


def put(cache: SegmentCache, key: str, content: bytes) -> Path:
    with cache.draft(key) as draft:
        draft.append(content)
        return draft.keep()


def test_a_piece_is_found_under_its_key(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    put(cache, KEY, b"piece")
    found = cache.find(KEY)
    assert found is not None
    assert found.read_bytes() == b"piece"
    assert cache.find(OTHER) is None


def test_a_draft_that_is_not_kept_leaves_nothing(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    with cache.draft(KEY) as draft:
        draft.append(b"half")
    assert cache.find(KEY) is None
    assert not list(tmp_path.rglob("*.part"))


def test_a_piece_whose_bytes_have_changed_is_not_found(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path)
    path = put(cache, KEY, b"piece")
    path.write_bytes(b"Piece")
    assert cache.find(KEY) is None
    assert not path.exists()


def test_the_least_lately_used_piece_goes_first(tmp_path: Path) -> None:
    cache = SegmentCache(tmp_path, limit_bytes=1000)
    put(cache, KEY, bytes(800))
    os.utime(put(cache, OTHER, bytes(800)), (1, 1))
    assert cache.find(KEY)
    assert cache.trim() == 800
    assert cache.find(KEY)
    assert cache.find(OTHER) is None


def test_what_is_no_key_names_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        SegmentCache(tmp_path).find("../../etc/passwd")
