"""The floor: what nobody who decodes and encodes the same frames can go below. Run as a program, with a JSON order.

    python -m bench.floor '{"spans": [["a.mp4", 0, 300]], "encode": true, …}'

PyAV reads the sources and gives the frames of the first to x264 as they are: no conversion, no picture touched, the
same options and threads as the engine's.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.video.frame import VideoFrame

from bench.meter import Cost, ask
from claqueta.media.encoders import VideoSettings, video_options
from claqueta.time import Rate

type Span = tuple[Path, int, int]
"""A source, decoded from its beginning, and the output frames [start, stop) in which it is seen."""


def floor(spans: list[Span], frames: int, size: tuple[int, int], output: Path, threads: int = 2) -> Cost:
    """The floor of a composition of these sources, measured in a process of its own."""
    order = {
        "spans": [[str(path), start, stop] for path, start, stop in spans],
        "frames": frames,
        "size": size,
        "output": str(output),
        "threads": threads,
    }
    return ask([sys.executable, "-m", "bench.floor", json.dumps(order)])


def _decoded(path: str, threads: int) -> Iterator[VideoFrame]:
    with av.open(path) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        stream.codec_context.thread_count = threads
        yield from container.decode(stream)


def _transcode(order: dict[str, Any]) -> int:
    width, height = order["size"]
    threads = order["threads"]
    settings = VideoSettings("h264", width, height, Rate(30, 1), quality=20, threads=threads)
    readers = [(_decoded(path, threads), start, stop) for path, start, stop in order["spans"]]
    with av.open(order["output"], "w", format="matroska") as container:
        stream: Any = container.add_stream("libx264", rate=30, options=video_options(settings))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        context = stream.codec_context
        context.thread_count, context.thread_type = threads, "FRAME"
        context.gop_size = settings.gop_frames
        for number in range(order["frames"]):
            shown = [next(reader) for reader, start, stop in readers if start <= number < stop]
            frame = shown[0]
            frame.pts, frame.time_base, frame.pict_type = number, Fraction(1, 30), 0
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return int(order["frames"])


def main() -> None:
    """Prints the cost as JSON."""
    order = json.loads(sys.argv[1])
    began, work = time.perf_counter(), time.process_time()
    frames = _transcode(order)
    told = {
        "wall": time.perf_counter() - began,
        "cpu": time.process_time() - work,
        "frames": frames,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
