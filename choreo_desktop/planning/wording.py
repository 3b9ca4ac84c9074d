"""Why each move was chosen, and what else a person should know of a plan, in sentences for a dancer."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.cast import BIG, is_breath, is_hard, is_intro, is_outro, role_misfit
from choreo_desktop.planning.matching import in_words, joined, misfit, wishes
from choreo_desktop.planning.retiming import Fit, Pace
from choreo_desktop.planning.scoring import Term

_SAME_SPEED = 0.005
_UNSURE_BEATS = 0.3
_CLOSE_ENERGY = 0.2
_MOST_NAMED = 5
_FEW = 4  # clips: fewer than these cannot but repeat
_WORTH_TELLING = 1.5  # points
_AGAINST = {
    Term.BEAT: "Its steps do not surely meet the beat.",
    Term.HELD: "It is too short.",
    Term.JOIN: "It begins in another position than the one before ends.",
    Term.REPEAT: "It was danced a short while before.",
    Term.PLACE: "Another move opens or closes better.",
    Term.ENERGY: "Its energy is not that of the music.",
    Term.BREATH: "There is no breath after the hard move before.",
    Term.FILTER: "It is not what you chose.",
    Term.ROLE: "It may not show the part you want.",
    Term.TEMPO: "Its tempo is far from the song's.",
    Term.SECTION: "It runs across the border of a section.",
    Term.BIG: "Its size does not suit this part of the song.",
    Term.FRESH: "It was danced before.",
    Term.SELF: "It is the very move before.",
}


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


def remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    """What else a person should know about a plan: what had to give, and what is not as it should be."""
    return [
        *board.matched.notes,
        *_beat_remarks(board, steps),
        *_wish_remarks(board, steps),
        *_role_remarks(board, steps),
        *_join_remarks(board, steps),
    ]


def weak_points(board: Board, steps: Sequence[Step], place: int) -> list[str]:
    """What speaks against a move in its place, the weightiest first.

    Args:
        board: What the plan is made from.
        steps: The whole plan.
        place: Which move of it.
    """
    losses = board.judge.losses(board.place(steps))
    told = sorted(((float(loss[place]), term) for term, loss in losses.items()), reverse=True)
    return [_AGAINST[term] for points, term in told if points >= _WORTH_TELLING and term in _AGAINST]


def clock(seconds: float) -> str:
    """A time as people write it: 1:05."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def speed_in_words(speed: float) -> str:
    """A speed as people say it."""
    if abs(speed - 1) < _SAME_SPEED:
        return "own tempo"
    return f"{abs(speed - 1) * 100:.0f} % {'faster' if speed > 1 else 'slower'}"


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
    whole = _ends_whole(board, before)
    if whole and old.exit and new.entry and old.exit == new.entry:
        words.append(f"Begins in {new.entry.value} position, in which {old.name} ends.")
    if whole and old.exit and new.entry and old.exit != new.entry:
        words.append(f"Begins in {new.entry.value} position although {old.name} ends in {old.exit.value}.")
    return " ".join(words)


def _ends_whole(board: Board, step: Step) -> bool:
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
            if abs(fit.speed - 1) < _SAME_SPEED:
                return "It has the song's own tempo, and its steps meet the beat."
            return f"Played {percent} {'faster' if fit.speed > 1 else 'slower'} so its steps meet the beat."


def _beat_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    found = []
    if board.analysis.confidence.beats < _UNSURE_BEATS:
        found.append(f"The beat of {board.song.title!r} is uncertain; listen whether the steps meet it.")
    serving, clips = int((board.serving() & ~board.wanted.never).sum()), int((~board.wanted.never).sum())
    if 0 < serving < min(_FEW, clips):
        found.append(
            f"Only {serving} of {clips} clips {'suits' if serving == 1 else 'suit'} the song's "
            f"{board.analysis.bpm:.0f} BPM, so moves come again often."
        )
    if off := sum(step.fit.pace is Pace.TOO_FAR for step in steps):
        why = "its own speed because its tempo is" if off == 1 else "their own speed because their tempo is"
        found.append(f"{_plays(off)} at {why} too far from the song's {board.analysis.bpm:.0f} BPM.")
    if blind := sum(step.fit.pace is Pace.NO_GRID for step in steps):
        found.append(f"{_plays(blind)} without a beat of the clip being known, so the steps may miss the music.")
    return found


def _wish_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    if sum(step.slots for step in steps) < len(board.slots):
        return []  # there is room, nobody has laid them yet
    danced = {step.clip for step in steps}
    left = [name for name, moves in board.wanted.must if not danced.intersection(moves.tolist())]
    return [f"There was no room for {joined([repr(name) for name in left])}."] if left else []


def _role_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    role = board.request.role
    others = sum(role_misfit(board.cast.moves[step.clip], role) == 1 for step in steps)
    if role is None or not others:
        return []
    return [f"{others} of {len(steps)} moves do not show the {role.value} part, because too few clips do."]


def _join_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    """The joins at which positions do not meet, by name."""
    if not steps:
        return []
    places = board.place(steps)
    apart = np.flatnonzero(board.judge.losses(places)[Term.JOIN])
    named = []
    for i, (a, b) in enumerate(pairwise(steps), start=1):
        old, new = board.cast.moves[a.clip], board.cast.moves[b.clip]
        if i in apart and old.exit and new.entry:
            ends = "ends in" if _ends_whole(board, a) else "is left on its way to"
            named.append(
                f"At {clock(board.slots[b.slot].start)} {new.name!r} begins in {new.entry.value} position, but "
                f"{old.name!r} before it {ends} {old.exit.value}; no move was found that joins them."
            )
    more = len(named) - _MOST_NAMED
    return [*named[:_MOST_NAMED], *([f"{more} more joins do not meet either."] if more > 0 else [])]


def _plays(count: int) -> str:
    return "1 move plays" if count == 1 else f"{count} moves play"
