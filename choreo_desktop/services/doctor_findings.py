"""What the doctor finds, one thing at a time."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from choreo_desktop.domain.model import Model


class Finding(Model):
    """One thing that was looked at.

    Attributes:
        name: What it is.
        ok: Whether it works.
        value: What was found.
        advice: What to do, in one sentence; empty where there is nothing to do.
    """

    name: str
    ok: bool
    value: str
    advice: str = ""


class Check(NamedTuple):
    """Something to look at, which may take long or fail.

    Attributes:
        name: What it is.
        look: Looks at it.
        patience: What to do if it does not answer.
    """

    name: str
    look: Callable[[], list[Finding]]
    patience: str


def finding(name: str, value: object, *, ok: bool = True, advice: str = "") -> Finding:
    """What was found, as it can be shown and written down."""
    # Names of folders that are not UTF-8 must not keep anybody from being helped.
    texts = [text.encode("utf-8", "replace").decode() for text in (name, str(value), advice)]
    return Finding(name=texts[0], ok=ok, value=texts[1], advice=texts[2])


def unexpected(name: str, error: BaseException) -> Finding:
    """What nobody thought of; a bug, most likely."""
    what = f"{type(error).__name__}: {error}"
    return finding(name, what, ok=False, advice="This is unexpected: please report it with this text.")


def as_dict(findings: Iterable[Finding]) -> dict[str, Any]:
    """Plain data for JSON: ``{"ok", "findings": [{"name", "ok", "value", "advice"}]}``."""
    found = list(findings)
    return {"ok": all(f.ok for f in found), "findings": [f.model_dump() for f in found]}
