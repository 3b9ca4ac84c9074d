"""JSON documents of marks: our own, and JAMS (Humphrey et al. 2014: A JSON annotated music specification)."""

import json
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from choreo_desktop import __version__
from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.grid_formats.counting import counted_beats, counts_of
from choreo_desktop.services.grid_formats.marks import Beat, Marks, UnusableGridError, checked_time

if TYPE_CHECKING:
    from choreo_desktop.domain.genres import CountMode

JAMS_VERSION = "0.3.4"

_MAX_COUNT = 8


def read_document(text: str) -> Marks:
    """Marks of a JSON text.

    Raises:
        UnusableGridError: If it is not JSON, or of another kind.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableGridError(f"is not JSON ({error.msg}); export it again", error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise UnusableGridError("is not JSON that can be read; export it again") from error
    if isinstance(data, dict):
        if isinstance(data.get("annotations"), list):
            return _from_jams(data["annotations"])
        if "steps" in data:
            return _from_corrections(data)
        if "beats" in data or "sections" in data:
            return _from_analysis(data)
    raise UnusableGridError("has neither beats nor sections; export it as JAMS, or as analyse --json prints it")


def write_plain(analysis: SongAnalysis) -> str:
    """The analysis with the count of each beat, as JSON."""
    return json.dumps({**analysis.model_dump(mode="json"), "counts": counts_of(analysis)}, indent=1) + "\n"


def write_jams(analysis: SongAnalysis, title: str) -> str:
    """JAMS with beats and their counts, sections and tempo."""
    sure = analysis.confidence
    beats = [
        _observation(time, 0.0, float(count), sure.beats)
        for time, count in zip(analysis.beats, counts_of(analysis), strict=True)
    ]
    parts = [_observation(s.start, s.end - s.start, s.label, None) for s in analysis.sections]
    tempo = [_observation(0.0, analysis.duration, analysis.bpm, sure.tempo)] if analysis.bpm else []
    document = {
        "annotations": [
            _annotation(namespace, data, analysis.duration)
            for namespace, data in (("beat", beats), ("segment_open", parts), ("tempo", tempo))
        ],
        "file_metadata": {
            "title": title,
            "artist": "",
            "release": "",
            "duration": analysis.duration,
            "identifiers": {},
            "jams_version": JAMS_VERSION,
        },
        "sandbox": {},
    }
    return json.dumps(document, indent=1) + "\n"


def _observation(time: float, duration: float, value: object, confidence: float | None) -> dict[str, object]:
    return {"time": time, "duration": duration, "value": value, "confidence": confidence}


def _annotation(namespace: str, data: list[dict[str, object]], duration: float) -> dict[str, object]:
    return {
        "namespace": namespace,
        "data": data,
        "annotation_metadata": {
            "curator": {"name": "", "email": ""},
            "annotator": {},
            "version": "",
            "corpus": "",
            "annotation_tools": f"Choreo Desktop {__version__}",
            "annotation_rules": "",
            "validation": "",
            "data_source": "program",
        },
        "sandbox": {},
        "time": 0,
        "duration": duration,
    }


def _from_corrections(data: dict[str, Any]) -> Marks:
    try:
        return Marks(steps=Corrections.model_validate_json(json.dumps(data)).steps)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UnusableGridError(f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}; export it again") from error


def _from_analysis(data: dict[str, Any]) -> Marks:
    times = [_seconds(_part(b, "time"), f"beats[{k}]") for k, b in enumerate(_list(data, "beats"))]
    counts = _list(data, "counts") or [_part(b, "count", None) for b in _list(data, "beats")]
    phrases = [_seconds(time, f"phrases[{k}]") for k, time in enumerate(_list(data, "phrases"))]
    if len(counts) != len(times):
        raise UnusableGridError(f"counts: has {len(counts)} entries for {len(times)} beats; export it again")
    mode: CountMode | None = 8
    beats = [
        Beat(time, _count(count, f"counts[{k}]")) for k, (time, count) in enumerate(zip(times, counts, strict=True))
    ]
    if not any(beat.said for beat in beats):
        eights = [_seconds(time, f"eight_counts[{k}]") for k, time in enumerate(_list(data, "eight_counts"))]
        downbeats = [_seconds(time, f"downbeats[{k}]") for k, time in enumerate(_list(data, "downbeats"))]
        beats, mode = counted_beats(times, downbeats, eights), 8 if eights else 4
    sections = [
        (_seconds(_part(s, "start", None), f"sections[{k}].start"), str(_part(s, "label", "")))
        for k, s in enumerate(_list(data, "sections"))
    ]
    return Marks(beats, sections, mode, phrases[0] if phrases else None)


def _from_jams(annotations: list[Any]) -> Marks:
    beats: list[Beat] = []
    sections: list[tuple[float, str]] = []
    for annotation in annotations:
        namespace = str(_part(annotation, "namespace", ""))
        rows = list(_observations(annotation, namespace))
        if namespace in ("beat", "beat_position") and not beats:
            beats = [Beat(time, _count(_part(value, "position", None), where)) for time, value, where in rows]
        elif namespace.startswith(("segment", "multi_segment")) and not sections:
            sections = [(time, str(_part(value, "label", ""))) for time, value, _ in rows]
    return Marks(beats, sections)


def _observations(annotation: Any, namespace: str) -> Iterable[tuple[float, Any, str]]:  # noqa: ANN401 - any JSON
    """Time, value and place of each observation; older files have columns instead of rows."""
    data = annotation.get("data") if isinstance(annotation, dict) else None
    if isinstance(data, dict):
        columns = [_list(data, "time"), _list(data, "value")]
        data = [{"time": time, "value": value} for time, value in zip(*columns, strict=False)]
    for number, row in enumerate(data if isinstance(data, list) else []):
        where = f"{namespace} data[{number}]"
        time = _part(row, "time", None)
        if isinstance(time, dict):  # as a sparse time of the first version
            time = time.get("value")
        yield _seconds(time, where), _part(row, "value", None), where


def _part(value: Any, name: str, default: Any = ...) -> Any:  # noqa: ANN401 - any JSON
    """A field of an object; of what is none, the value itself, or the default where one is given."""
    if isinstance(value, dict):
        return value.get(name, None if default is ... else default)
    return value if default is ... or name in ("position", "label") else default


def _list(data: dict[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    if value is not None and not isinstance(value, list):
        raise UnusableGridError(f"{name}: must be a list; export it again")
    return value or []


def _seconds(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnusableGridError(f"{where}: the time is missing or no number; write seconds such as 12.345")
    try:
        return checked_time(float(value))
    except (UnusableGridError, OverflowError) as error:
        raise UnusableGridError(f"{where}: is no time in a song; times are seconds, 0 or more") from error


def _count(value: object, where: str) -> int:
    if value is None:
        return 0
    number = cast("float", value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    if number not in range(_MAX_COUNT + 1):
        raise UnusableGridError(f"{where}: {str(value)[:20]!r} is no count; counts are 1 to 8")
    return int(number)
