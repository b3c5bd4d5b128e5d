"""The `Range` header of HTTP (RFC 9110, section 14), as far as players use it: one range of bytes."""

import re

_ONE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*")


def wanted(header: str | None, size: int) -> tuple[int, int] | None:
    """The bytes [start, stop) that are asked for; None where all are (no range, several, or not understood).

    Raises ValueError for a range that lies outside.
    """
    match = _ONE.fullmatch(header or "")
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        last = int(match[2])
        if last == 0 or size == 0:
            raise ValueError("no bytes")
        return max(0, size - last), size
    start = int(match[1])
    if match[2] and int(match[2]) < start:
        return None
    if start >= size:
        raise ValueError("beyond the end")
    return start, min(size, int(match[2]) + 1) if match[2] else size
