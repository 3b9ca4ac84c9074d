"""Reading a blueprint that somebody else wrote: its JSON, and what is wrong with it in sentences."""

import json
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import BlueprintError

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MAX_JSON_BYTES = 5_000_000


def parse_json(text: str | bytes) -> Any:  # noqa: ANN401 - JSON can be anything
    """The value of a JSON text.

    Raises:
        BlueprintError: If it is too long, too deep or not JSON.
    """
    check_size(len(text.encode("utf-8", "replace")) if isinstance(text, str) else len(text))
    try:
        unmarked = text.removeprefix("\ufeff") if isinstance(text, str) else text
        return json.loads(unmarked, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise BlueprintError(["blueprint: is not UTF-8 text"]) from error
    except RecursionError as error:
        raise BlueprintError(["blueprint: is nested too deeply"]) from error
    except ValueError as error:
        raise BlueprintError([f"blueprint: is not valid JSON ({error})"]) from error


def check_size(size: int) -> None:
    """Refuse what is too long.

    Args:
        size: Bytes of the JSON text.

    Raises:
        BlueprintError: If it is over the limit.
    """
    if size > MAX_JSON_BYTES:
        raise BlueprintError([f"blueprint: is {size:,} bytes long; the limit is {MAX_JSON_BYTES:,}"])


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number that JSON knows")


def sentences(error: "ValidationError") -> list[str]:
    """Every problem that was found, each beginning with its field (``moves[3].video_path: ...``)."""
    return [_sentence(e) for e in error.errors(include_url=False)]


def _sentence(error: "ErrorDetails") -> str:
    where = ""
    for part in error["loc"]:
        where += f"[{part}]" if isinstance(part, int) else f".{part}" if where else str(part)
    return f"{where or 'blueprint'}: {_reason(error)}"


def _reason(error: "ErrorDetails") -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return "is required but missing"
        case "too_long" | "string_too_long":
            return f"has more than {context['max_length']:,} entries or characters"
        case "too_short" | "string_too_short":
            return "is empty"
        case "less_than_equal" if error["loc"] == ("schema_version",):
            return f"{_shown(error['input'])} is newer than this program reads ({context['le']}); update it"
        case "finite_number":
            return "must be a finite number"
        case "choreo":
            return error["msg"]
    return f"{error['msg'][:1].lower()}{error['msg'][1:]}, not {_shown(error['input'])}"


def _shown(value: object) -> str:
    try:
        return repr(value)[:60]
    except (ValueError, RecursionError):  # a number of thousands of digits, or nested without end
        return "what is given"
