"""One picture of a clip as the finished video would show it, small enough for the window: turned, fitted, coloured."""

from typing import TYPE_CHECKING, Any, NamedTuple

from choreo_desktop.media.picture import BLUR_SHRINK, Shape, fitted_size, matrix_name

if TYPE_CHECKING:
    from av.filter import Graph
    from av.filter.context import FilterContext
    from av.video.frame import VideoFrame

    from choreo_desktop.media.info import VideoInfo

_TURNS = {90: (("transpose", "clock"),), 180: (("hflip", ""), ("vflip", "")), 270: (("transpose", "cclock"),)}
_WHOLE = 0.996  # nothing is cut off for a pixel or two


class Pixels(NamedTuple):
    """A picture in memory.

    Attributes:
        width: Pixels across.
        height: Pixels down.
        stride: Bytes from one row to the next.
        data: Four bytes for each pixel: blue, green, red, nothing.
    """

    width: int
    height: int
    stride: int
    data: bytes


class LiveLook:
    """Fits the pictures of one clip into one shape.

    HDR is shown without conversion, washed out, for the library that plays cannot convert it.

    Args:
        video: The clip's picture.
        shape: Of the video, in the size in which it is looked at.
    """

    def __init__(self, video: "VideoInfo", shape: Shape) -> None:
        self.shape = shape
        self._video = video
        self._graph: Graph | None = None
        self._made_for: tuple[int, int, str] | None = None

    def show(self, frame: "VideoFrame") -> Pixels:
        """The picture of a decoded frame."""
        kind = (frame.width, frame.height, frame.format.name)
        if self._graph is None or kind != self._made_for:
            self._graph, self._made_for = self._build(frame), kind
        self._graph.push(frame)
        shown: Any = self._graph.pull()
        plane = shown.planes[0]
        return Pixels(shown.width, shown.height, plane.line_size, bytes(plane))

    def _build(self, frame: "VideoFrame") -> "Graph":
        from fractions import Fraction

        from av.filter import Graph

        graph = Graph()
        graph.threads = 1
        source = graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base or Fraction(1, 1000)
        )
        last = _chain(graph, source, self._upright())
        last = self._fitted(graph, last)
        sink = graph.add("buffersink")
        _chain(graph, last, [("format", "bgra")]).link_to(sink)
        graph.configure()
        return graph

    def _upright(self) -> "list[tuple[str, str]]":
        # One field of two is enough to look at, and unlike a deinterlacer it waits for no later picture.
        fields = [("field", "top")] if self._video.interlaced else []
        return [*fields, *_TURNS.get(self._video.rotation, ()), *self._cut()]

    def _cut(self) -> "list[tuple[str, str]]":
        if self.shape.fit != "crop":
            return []
        width, height = (float(side) for side in self._video.display_size)
        aspect = self.shape.width / self.shape.height
        across, down = min(1.0, height * aspect / width), min(1.0, width / aspect / height)
        if min(across, down) > _WHOLE:
            return []
        return [("crop", f"iw*{across:.6f}:ih*{down:.6f}")]

    def _fitted(self, graph: "Graph", last: "FilterContext") -> "FilterContext":
        shape = self.shape
        width, height = fitted_size(self._video, shape)
        to_size = [("scale", f"{width}:{height}:flags=bilinear:{self._colours()}"), ("format", "bgra")]
        if (width, height) == (shape.width, shape.height):
            return _chain(graph, last, to_size)
        if shape.fit == "bars":
            pad = ("pad", f"{shape.width}:{shape.height}:(ow-iw)/2:(oh-ih)/2")
            return _chain(graph, last, [*to_size, pad])
        split, over = graph.add("split"), graph.add("overlay", "(W-w)/2:(H-h)/2:format=rgb")
        last.link_to(split)
        front = _chain(graph, split, to_size)
        _chain(graph, split, self._blurred(), output=1).link_to(over, 0, 0)
        front.link_to(over, 0, 1)
        return over

    def _blurred(self) -> "list[tuple[str, str]]":
        width, height = self.shape.width, self.shape.height
        small = f"{max(4, width // BLUR_SHRINK)}:{max(4, height // BLUR_SHRINK)}"
        return [
            ("scale", f"{small}:force_original_aspect_ratio=increase:flags=area:{self._colours()}"),
            ("format", "yuv420p"),
            ("crop", small),
            ("gblur", "sigma=2"),
            ("lutyuv", "y=16+(val-16)*0.7"),
            ("scale", f"{width}:{height}:flags=bicubic:in_color_matrix=bt709:in_range=limited"),
            ("format", "bgra"),
        ]

    def _colours(self) -> str:
        reach = "full" if self._video.full_range else "limited"
        return f"in_color_matrix={matrix_name(self._video)}:in_range={reach}:out_color_matrix=bt709:out_range=limited"


def _chain(graph: "Graph", last: "FilterContext", filters: "list[tuple[str, str]]", output: int = 0) -> "FilterContext":
    """Filters one after the other. Returns the last one."""
    for name, args in filters:
        added = graph.add(name, args or None)
        last.link_to(added, output)
        last, output = added, 0
    return last
