"""Why each move was chosen, in sentences for a dancer."""

from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.planning.matching import Matched, in_words, misfit, wishes
from choreo_desktop.planning.retiming import Fit, Pace
from choreo_desktop.planning.sequencing import Step, is_intro, is_outro

_SAME_SPEED = 0.005


def explain(step: Step, matched: Matched, request: ChoreographyRequest) -> str:
    """Why a move stands where it stands, and how it is played.

    Args:
        step: The move in its place.
        matched: What had to be relaxed.
        request: What was chosen.
    """
    parts = [_choice(step, matched, request), _place(step), _speed(step.fit)]
    if step.fit.frozen:
        parts.append("The clip is shorter than its place, so its last picture is held.")
    return " ".join(part for part in parts if part)


def _choice(step: Step, matched: Matched, request: ChoreographyRequest) -> str:
    wanted = wishes(request)
    met = {c: tag for c, tag in wanted.items() if not misfit(step.move, wanted, c)}
    missed = {c: tag for c, tag in wanted.items() if c not in met and c in matched.relaxed}
    fits = f"Fits your choice: {', '.join(in_words(met))}." if met else ""
    stands_in = f"Not {' and '.join(in_words(missed))}, but too few clips are." if missed else ""
    return " ".join(part for part in (fits, stands_in) if part)


def _place(step: Step) -> str:
    label = step.slots[0].label.capitalize()
    if is_intro(step.move) or is_outro(step.move):
        kind = "An opening move" if is_intro(step.move) else "A closing move"
        return f"{label}: {kind[0].lower()}{kind[1:]}." if label else f"{kind}."
    return f"{label}." if label else ""


def _speed(fit: Fit) -> str:
    percent = f"{abs(fit.speed - 1) * 100:.0f} %"
    match fit.pace:
        case Pace.NO_GRID:
            return "No beat is known in this clip, so it plays at its own speed."
        case Pace.TOO_FAR:
            way = "faster" if fit.speed > 1 else "slower"
            return (
                f"Its steps would have to be {percent} {way} to meet the beat, "
                "which is too much, so it plays at its own speed."
            )
    if abs(fit.speed - 1) < _SAME_SPEED:
        return "It has the song's own tempo, and its steps meet the beat."
    return f"Played {percent} {'faster' if fit.speed > 1 else 'slower'} so its steps meet the beat."
