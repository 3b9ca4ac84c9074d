"""What the FFmpeg of this machine can do, and what cannot be done without it."""

from collections.abc import Mapping

from choreo_desktop.domain.errors import ChoreoError, FFmpegMissingError
from choreo_desktop.domain.settings import AppSettings
from choreo_desktop.media.ffmpeg import FFmpeg, FFmpegLocator
from choreo_desktop.services.doctor_findings import Finding, finding
from choreo_desktop.services.encoders import Encoders

# What does not work without them.
_ENCODERS = {
    "libx264": "videos cannot be made in H.264, which is the usual kind",
    "libx265": "videos cannot be made in H.265",
    "aac": "videos cannot have AAC sound, which is the usual kind",
    "libmp3lame": "videos cannot have MP3 sound",
}
_FILTERS = {
    "zscale": "HDR clips (as phones make them) cannot be used",
    "tonemap": "HDR clips (as phones make them) cannot be used",
    "bwdif": "interlaced clips cannot be used",
    "gblur": "clips of another shape than the video cannot be used",
}
_MEASURING = "libvmaf"  # for measuring quality; nothing that people see needs it


def look_at_ffmpeg(locator: FFmpegLocator) -> list[Finding]:
    """Whether it is there, and what it lacks."""
    try:
        program = locator.get()
    except ChoreoError as error:
        return [finding("FFmpeg", "not found", ok=False, advice=error.error)]
    found = [finding("FFmpeg", f"{program.version} ({program.source}), {program.path}")]
    try:
        return [*found, *_abilities(program)]
    except ChoreoError as error:
        return [*found, finding("FFmpeg's abilities", "unknown", ok=False, advice=error.error)]


def _abilities(program: FFmpeg) -> list[Finding]:
    own = program.source == "setting"
    remedy = "leave the FFmpeg of the settings empty" if own else "name another FFmpeg in the settings"
    return [
        _needed("Encoders", _ENCODERS, program.encoders, remedy),
        _needed("Filters", _FILTERS, program.filters, remedy),
        finding("Measuring quality", _MEASURING if _MEASURING in program.filters else f"no {_MEASURING} (not needed)"),
    ]


def look_at_encoders(locator: FFmpegLocator, settings: AppSettings) -> list[Finding]:
    """Which of them work, and whether the chosen one does; a missing FFmpeg is told elsewhere."""
    try:
        encoders = Encoders(locator)
        works = [encoder.label for encoder in encoders.usable() if encoder.hardware]
        notice = encoders.settle(settings.video).notice
    except FFmpegMissingError:
        return []
    except ChoreoError as error:
        return [finding("Hardware encoders", "unknown", ok=False, advice=error.error)]
    value = ", ".join(works) or "none that works"
    return [finding("Hardware encoders", value, ok=not notice, advice=notice)]


def _needed(name: str, needs: Mapping[str, str], has: frozenset[str], remedy: str) -> Finding:
    missing = [need for need in needs if need not in has]
    present = [need for need in needs if need in has]
    if not missing:
        return finding(name, ", ".join(present))
    harm = "; ".join(dict.fromkeys(needs[need] for need in missing))
    return finding(
        name,
        f"{', '.join(present) or 'none'}; missing: {', '.join(missing)}",
        ok=False,
        advice=f"With this FFmpeg {harm}: {remedy}.",
    )
