"""What was heard in a song, and what a person corrected in it, in lines for people."""

from choreo_desktop.domain.corrections import (
    Anchor,
    Corrections,
    GivenGrid,
    GivenSections,
    GridCorrection,
    Pace,
    Shift,
    Taps,
    ThisIsOne,
)
from choreo_desktop.domain.song import SongAnalysis


def analysis_lines(found: SongAnalysis) -> list[str]:
    """Tempo, beats, bars and 8-counts, how sure they are, and the sections."""
    sure = found.confidence
    return [
        f"{found.bpm:.1f} BPM (sure: {sure.tempo:.0%})",
        f"{len(found.beats)} beats (sure: {sure.beats:.0%})",
        f"{len(found.downbeats)} bars (sure: {sure.bars:.0%})",
        f"{len(found.eight_counts)} 8-counts (sure: {sure.eight_counts:.0%})",
        *(f"{s.start:7.2f} – {s.end:7.2f} s  {s.label:<10} energy {s.energy:.0%}" for s in found.sections),
    ]


def correction_lines(corrections: Corrections) -> list[str]:
    """The corrections that are kept, numbered; nothing where there are none."""
    if not corrections.steps:
        return []
    return [
        "Corrections kept for this song (--undo takes back the last, --forget all):",
        *(f"  {number}. {correction_in_words(step)}" for number, step in enumerate(corrections.steps, start=1)),
    ]


def correction_in_words(step: GridCorrection) -> str:
    """A correction in words."""
    match step:
        case ThisIsOne():
            return f"the beat at {step.at:.3f} s is a 1"
        case Shift():
            far = {0.5: "half a beat", 1: "one beat", 4: "four beats"}[abs(step.beats)]
            return f"{far} {'later' if step.beats > 0 else 'earlier'}"
        case Pace():
            return "half as many beats" if step.factor == "halve" else "twice as many beats"
        case Anchor():
            return f"the beat at {step.beat:.3f} s belongs at {step.to:.3f} s"
        case Taps():
            return f"{len(step.times)} taps from {step.times[0]:.1f} to {step.times[-1]:.1f} s"
        case GivenGrid():
            return f"{len(step.beats)} beats of a file"
        case GivenSections():
            return f"{len(step.starts)} sections of a file"
    return f"the section at {step.at:.1f} s" + (" is joined to the one before" if step.remove else f": {step.label}")
