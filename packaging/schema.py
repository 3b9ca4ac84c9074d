"""Write the JSON Schema of the blueprint, with which other tools and editors check plans before they hand them over.

Run ``make schema``; with ``--check`` it only says whether ``resources/blueprint.schema.json`` is what the models say.
A schema cannot say everything: what needs two values at once, such as a video that would overwrite its own clip, is
checked by the program alone. What the program reads, the schema never refuses.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from choreo_desktop.domain.blueprint import SCHEMA_VERSION, Blueprint, BlueprintMove, Marker, OutputConfig
from choreo_desktop.domain.blueprint_fields import AUDIO_CODECS, MAX_FRAME_RATE, OUTPUT_SUFFIXES, VIDEO_CODECS
from choreo_desktop.domain.keys import MAX_KEY_BYTES
from choreo_desktop.domain.timing import NTSC_RATES

FILE = Path(__file__).resolve().parent.parent / "resources" / "blueprint.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Written so that Python and ECMAScript read them alike; ``$`` would let a line break at the end through.
_END = r"(?![\s\S])"
_PART = rf"(?!-)(?!\.\.?(?:/|{_END}))[^/\\\u0000-\u001f\u007f-\u009f\u2028\u2029]+"
_KEY = rf"^(?![^/]*:){_PART}(?:/{_PART})*{_END}"
_BIT_RATE = rf"^(?:[0-9]+\.?[0-9]*|\.[0-9]+)[kM]?{_END}"

_EXAMPLE = {
    "task_id": "0b6f7d2e-2f6e-4a53-9d3f-1f0b7c2a9f10",
    "audio_path": "songs/primera_luz.m4a",
    "moves": [
        {
            "video_path": "clips/side_basic.mp4",
            "start_time": 0.52,
            "duration": 3.75,
            "time_map": [[0.0, 0.31], [3.75, 4.18]],
            "name": "Side Basic",
            "counts": 8,
            "reason": "Its tempo is that of the song.",
        }
    ],
    "output_config": {"output_path": "output/dance.mp4", "width": 1280, "height": 720, "frame_rate": 30},
    "schema_version": SCHEMA_VERSION,
    "markers": [{"time": 4.27, "text": "Chorus"}],
    "plan_notes": "For Saturday.",
}


def schema() -> dict[str, Any]:
    """The schema of a blueprint as it is today."""
    made = Blueprint.model_json_schema()
    parts: dict[str, dict[str, Any]] = {"Blueprint": made, **made["$defs"]}
    for model in (Blueprint, BlueprintMove, Marker, OutputConfig):
        _describe(parts[model.__name__], model.__doc__ or "")
    made["properties"]["moves"]["minItems"] = 1
    for part, field in (("Blueprint", "audio_path"), ("BlueprintMove", "video_path"), ("OutputConfig", "output_path")):
        parts[part]["properties"][field] |= {"pattern": _KEY, "maxLength": MAX_KEY_BYTES}
    _limit_output(parts["OutputConfig"]["properties"])
    return {"$schema": DIALECT, **made, "title": "Choreo Desktop blueprint", "examples": [_EXAMPLE]}


def _limit_output(config: dict[str, Any]) -> None:
    """What the models check with functions, which pydantic cannot put into a schema."""
    config["video_codec"]["enum"] = list(VIDEO_CODECS)
    config["audio_codec"]["enum"] = list(AUDIO_CODECS)
    endings = "|".join(_in_any_case(suffix) for suffix in OUTPUT_SUFFIXES)
    config["output_path"]["allOf"] = [{"pattern": rf"(?:{endings}){_END}"}]
    for name in ("video_bitrate", "audio_bitrate"):
        config[name]["pattern"] = _BIT_RATE
    for name in ("width", "height"):
        config[name]["multipleOf"] = 2
    rate = config["frame_rate"]
    del rate["type"]
    rate["anyOf"] = [{"type": "integer", "minimum": 1, "maximum": MAX_FRAME_RATE}, {"enum": list(NTSC_RATES)}]


def _in_any_case(suffix: str) -> str:
    return "".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else re.escape(c) for c in suffix)


def _describe(part: dict[str, Any], docstring: str) -> None:
    """Give a part and its fields the words of the docstring; names of ours in it mean nothing to others."""
    summary, _, attributes = docstring.partition("Attributes:")
    part["description"] = _plain(summary)
    fields = re.split(r"\n {8}(?=\w+: )", attributes)[1:]
    for name, _, text in (field.partition(": ") for field in fields):
        part["properties"][name] = {"description": _plain(text), **part["properties"][name]}
    for properties in part["properties"].values():
        properties.pop("title", None)  # the name again


def _plain(text: str) -> str:
    return " ".join(text.replace("``", "").split())


def as_text() -> str:
    """The file as it should be."""
    return json.dumps(schema(), indent=1, ensure_ascii=True) + "\n"


def main() -> int:
    """Write the file, or compare it. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is current")
    if not parser.parse_args().check:
        FILE.write_text(as_text(), "utf-8", newline="\n")
    elif not FILE.is_file() or FILE.read_text("utf-8") != as_text():
        print(f"{FILE.name} is out of date: run make schema", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
