"""Makes whole pictures of interlaced ones, by libavfilter's bwdif, one for each frame."""

from fractions import Fraction

from av.error import BlockingIOError as NothingYet
from av.error import EOFError as FilterEnd
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream


class Deinterlacer:
    """Takes the frames of one stretch of a stream in order; gives them back whole, one later."""

    def __init__(self, stream: VideoStream, base: Fraction) -> None:
        graph = Graph()
        graph.threads = 1
        source = graph.add_buffer(template=stream, time_base=base)
        filter_ = graph.add("bwdif", mode="send_frame", parity="auto", deint="interlaced")
        sink = graph.add("buffersink")
        graph.link_nodes(source, filter_, sink).configure()
        self._graph = graph
        self._stamps: list[int] = []

    def apply(self, stamp: int | None, frame: VideoFrame | None) -> list[tuple[int, VideoFrame]]:
        """The frames that are ready, with the stamps they came with; None ends the stretch."""
        if frame is not None and stamp is not None:
            self._stamps.append(stamp)
        self._graph.push(frame)
        ready: list[tuple[int, VideoFrame]] = []
        while True:
            try:
                output = self._graph.pull()
            except (NothingYet, FilterEnd):
                return ready
            if isinstance(output, VideoFrame) and self._stamps:
                ready.append((self._stamps.pop(0), output))
