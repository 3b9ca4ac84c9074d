"""Why each move was chosen, in sentences for a dancer."""

from collections.abc import Sequence

from choreo_desktop.domain.timing import SAME_SPEED
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.choices import in_words, joined, misfit, wishes
from choreo_desktop.planning.pace import Fit, Pace
from choreo_desktop.planning.traits import BIG, is_breath, is_hard, is_intro, is_outro

_CLOSE_ENERGY = 0.2


def explain(board: Board, steps: Sequence[Step], place: int) -> str:
    """Why a move stands where it stands, and how it is played.

    Args:
        board: What the plan is made from.
        steps: The whole plan.
        place: Which move of it.
    """
    step = steps[place]
    before = steps[place - 1] if place else None
    parts = [
        _wish(board, step),
        _choice(board, step),
        _place(board, step),
        _flow(board, before, step),
        _speed(step.fit),
    ]
    if step.fit.held:
        parts.append("The clip is shorter than its place, so its last picture is held.")
    return " ".join(part for part in parts if part)


def _wish(board: Board, step: Step) -> str:
    if step.locked:
        return "You locked it here."
    wished = any(step.clip in moves for _, moves in board.wanted.must)
    return "You asked for it." if wished else ""


def _choice(board: Board, step: Step) -> str:
    move, wanted = board.cast.moves[step.clip], wishes(board.request)
    met = {c: tag for c, tag in wanted.items() if not misfit(move, wanted, c)}
    missed = {c: tag for c, tag in wanted.items() if c not in met and c in board.matched.relaxed}
    fits = f"Fits your choice: {', '.join(in_words(met))}." if met else ""
    stands_in = f"Not {joined(in_words(missed))}, but too few clips are." if missed else ""
    return " ".join(part for part in (fits, stands_in) if part)


def _place(board: Board, step: Step) -> str:
    slot = board.slots[step.slot]
    label = slot.label[:1].upper() + slot.label[1:]
    words = _role_of_place(board, step)
    if not words and slot.strength == 1 and board.cast.size[step.clip] >= BIG:
        words = "a big move, saved for the strongest part"
    if not words and abs(float(board.cast.level[step.clip]) - slot.energy) < _CLOSE_ENERGY:
        words = "its energy is that of the music"
    if not words:
        return f"{label}." if label else ""
    return f"{label}: {words}." if label else f"{words[:1].upper()}{words[1:]}."


def _role_of_place(board: Board, step: Step) -> str:
    move = board.cast.moves[step.clip]
    if is_intro(move):
        return "an opening move"
    return "a closing move" if is_outro(move) else ""


def _flow(board: Board, before: Step | None, step: Step) -> str:
    if before is None:
        return ""
    old, new = board.cast.moves[before.clip], board.cast.moves[step.clip]
    words = []
    if is_hard(old) and is_breath(new):
        words.append(f"A breath after {old.name}.")
    whole = ends_whole(board, before)
    if whole and old.exit and new.entry and old.exit == new.entry:
        words.append(f"Begins in {new.entry.value} position, in which {old.name} ends.")
    if whole and old.exit and new.entry and old.exit != new.entry:
        words.append(f"Begins in {new.entry.value} position although {old.name} ends in {old.exit.value}.")
    return " ".join(words)


def ends_whole(board: Board, step: Step) -> bool:
    """Whether a clip is danced to its end, so that the position it ends in is known."""
    return step.part + step.slots >= board.parts(step.clip)


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
        case Pace.ON_BEAT:
            if abs(fit.speed - 1) < SAME_SPEED:
                return "It has the song's own tempo, and its steps meet the beat."
            return f"Played {percent} {'faster' if fit.speed > 1 else 'slower'} so its steps meet the beat."
