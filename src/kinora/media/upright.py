"""Inside an inspector: frames of a film that was shot with the camera turned, made upright."""

from __future__ import annotations

from av.filter import Graph
from av.video.frame import VideoFrame

_TURNS = {90: ("cclock",), 180: ("clock", "clock"), 270: ("clock",)}  # degrees against the clock


class Upright:
    """Turns frames by what they say of themselves, in quarters."""

    def __init__(self) -> None:
        self._graph: Graph | None = None
        self._shape: tuple[int, int, str, int] | None = None

    def turned(self, frame: VideoFrame) -> VideoFrame:
        """The frame as it is meant to be seen; the same one when nothing is to be turned."""
        quarter = round(frame.rotation / 90) * 90 % 360
        if quarter == 0:
            return frame
        shape = (frame.width, frame.height, frame.format.name, quarter)
        if self._graph is None or self._shape != shape:
            self._graph, self._shape = _graph(frame, _TURNS[quarter]), shape
        self._graph.push(frame)
        turned = self._graph.pull()
        assert isinstance(turned, VideoFrame)
        turned.pts, turned.time_base = frame.pts, frame.time_base
        return turned


def _graph(frame: VideoFrame, turns: tuple[str, ...]) -> Graph:
    graph = Graph()
    links = [
        graph.add_buffer(
            width=frame.width,
            height=frame.height,
            format=frame.format,
            time_base=frame.time_base,
        )
    ]
    links += [graph.add("transpose", turn) for turn in turns]
    graph.link_nodes(*links, graph.add("buffersink")).configure()
    return graph
