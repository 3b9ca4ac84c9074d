"""From a move to a clip: pictures, H.264, annotations."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from PySide6.QtGui import QImage, QPainter

from demo.body import Dancer, Part, pose
from demo.figure import Swing, draw_couple
from demo.motion import Track
from demo.stage import PALETTES, View, backdrop, draw_counts, draw_title

CATEGORIES = (
    "arm_styling", "basic", "bodywaves", "bolero", "cross_body_lead", "footwork", "golpes", "hammerlock", "headrolls",
    "hiprolls", "intros", "ladyturn", "outro", "shadow", "spin", "style",
)  # fmt: skip


@dataclass(frozen=True)
class Move:
    """A demo move: who it is, and what both dancers do.

    Attributes:
        frame: Keys (count, x, z, heading) of the couple on the stage.
        first_one: Seconds before the first "1".
        tail: Seconds after the last count.
    """

    key: str
    name: str
    category: str
    difficulty: str
    energy: str
    style: str
    bpm: float
    counts: int
    first_one: float
    tail: float
    frame: list[tuple[float, ...]]
    lead: Part
    follow: Part
    size: tuple[int, int] = (854, 480)
    rate: int = 30
    span: float = 2.75

    @property
    def seconds(self) -> float:
        """Length of the clip."""
        return self.first_one + self.counts * 60 / self.bpm + self.tail


@dataclass
class Film:
    """Draws a move frame by frame."""

    move: Move
    swings: dict[str, Swing] = field(default_factory=lambda: {"lead": Swing(), "follow": Swing()})

    def __post_init__(self) -> None:
        """Prepare the still parts."""
        move = self.move
        frame = Track(move.frame, flow=0.5)
        self.view = View(*move.size, span=move.span)
        self.palette = PALETTES[move.style]
        self.still = backdrop(self.view, self.palette, sum(map(ord, move.key)))
        self.lead = Dancer(move.lead, frame=frame, scale=1.0, heels=0.0)
        self.follow = Dancer(move.follow, frame=frame, scale=0.94, heels=0.035)
        painter = QPainter(self.still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_title(painter, self.view, self.palette, move.name, f"{move.style} · {move.difficulty}")
        painter.end()
        self.settle()

    def settle(self) -> None:
        """Let hair and skirt hang before the first frame."""
        couple = pose(self.lead, self.follow, -4.0)
        for _ in range(60):
            for name, bones in couple.items():
                self.swings[name].move(bones, 1 / 30)

    def count(self, seconds: float) -> float:
        """The count (1 = first beat) at a time in the clip."""
        return 1 + (seconds - self.move.first_one) * self.move.bpm / 60

    def picture(self, seconds: float) -> QImage:
        """The picture at a time; times must grow by one frame from call to call."""
        count = self.count(seconds)
        couple = pose(self.lead, self.follow, count)
        for name, bones in couple.items():
            self.swings[name].move(bones, 1 / self.move.rate)
        image = self.still.copy()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_couple(painter, self.view, couple, self.swings, self.palette)
        shown = int(count + 1e-6) if 1 - 1e-6 <= count < self.move.counts + 1 else None
        draw_counts(painter, self.view, self.palette, shown)
        painter.end()
        return image

    def pictures(self) -> Iterator[QImage]:
        """All pictures of the clip."""
        for index in range(round(self.move.seconds * self.move.rate)):
            yield self.picture(index / self.move.rate)


def encode(move: Move, target: Path) -> None:
    """Write a clip; a key picture every two seconds keeps cutting and seeking exact and quick."""
    with av.open(str(target), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as box:
        stream = box.add_stream("libx264", rate=Fraction(move.rate))
        stream.width, stream.height, stream.pix_fmt = *move.size, "yuv420p"
        coder = stream.codec_context
        # BT.709, limited range: untagged small video would be taken for BT.601.
        coder.colorspace = coder.color_primaries = coder.color_trc = coder.color_range = 1
        stream.options = {
            "crf": "28", "preset": "slow", "tune": "animation", "g": str(2 * move.rate), "threads": "1",
        }  # fmt: skip
        for image in Film(move).pictures():
            rows = image.convertToFormat(QImage.Format.Format_RGB888)
            frame = av.VideoFrame(move.size[0], move.size[1], "rgb24")
            plane = frame.planes[0]
            data = bytes(rows.constBits())
            used, given = rows.bytesPerLine(), plane.line_size
            if used != given:
                short = min(used, given)
                lines = (data[y * used : y * used + short].ljust(given, b"\0") for y in range(move.size[1]))
                data = b"".join(lines)
            plane.update(data)
            ready = frame.reformat(format="yuv420p", dst_colorspace="ITU709")
            box.mux(stream.encode(ready))
        box.mux(stream.encode(None))


def annotation(move: Move) -> dict[str, object]:
    """What the library is told about a clip; the first six fields are the common ones."""
    return {
        "clip_id": move.key,
        "video_path": f"{move.key}.mp4",
        "move_label": move.category,
        "energy_level": move.energy,
        "estimated_tempo": round(move.bpm),
        "difficulty": move.difficulty,
        "name": move.name,
        "style": move.style,
        "beats_per_minute": move.bpm,
        "first_one": move.first_one,
        "counts": move.counts,
    }


def write_annotations(moves: list[Move], folder: Path) -> None:
    """Write ``annotations.json`` beside the clips."""
    words = (
        "Annotations of the drawn demo moves. first_one: seconds in the clip of the first 1; counts: beats from there."
    )
    content = {
        "instructions": words,
        "move_categories": list(CATEGORIES),
        "clips": [annotation(move) for move in moves],
    }
    (folder / "annotations.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
