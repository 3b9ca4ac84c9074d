"""What speaks against a move in its place."""

from collections.abc import Sequence

from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.scoring import Term

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
