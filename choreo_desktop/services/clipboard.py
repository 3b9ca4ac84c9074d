"""Moves as text for the clipboard, which can be pasted into any plan of any song."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StrictInt, ValidationError

from choreo_desktop.domain.blueprint import MAX_MOVES
from choreo_desktop.domain.blueprint_fields import Key
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.genres import CountMode
from choreo_desktop.domain.model import Model
from choreo_desktop.planning.pieces import Piece

_MAX_CHARACTERS = 2_000_000

Slots = Annotated[StrictInt, Field(ge=0, lt=MAX_MOVES)]


class CopiedMove(Model):
    """A copied move.

    Attributes:
        key: Storage key of its clip.
        name: What dancers call it, for a sentence where the clip is not there.
        offset: Slots after the first of the moves.
        slots: How many slots it fills.
        part: Which part of the clip it begins with.
    """

    key: Key
    name: Annotated[str, Field(max_length=500)] = ""
    offset: Slots = 0
    slots: Annotated[StrictInt, Field(ge=1, lt=MAX_MOVES)] = 1
    part: Annotated[StrictInt, Field(ge=0, lt=1_000)] = 0


class Pasted(NamedTuple):
    """What of a clipping can be laid.

    Attributes:
        pieces: The moves.
        told: What cannot, in sentences.
    """

    pieces: list[Piece]
    told: tuple[str, ...]


class Clipping(Model):
    """Copied moves.

    Attributes:
        kind: Tells this text from any other.
        count_mode: Beats of a slot.
        moves: The moves in order.
    """

    kind: Literal["choreo-desktop/moves/1"] = "choreo-desktop/moves/1"
    count_mode: CountMode = 8
    moves: Annotated[tuple[CopiedMove, ...], Field(min_length=1, max_length=MAX_MOVES)]

    @classmethod
    def of(
        cls, pieces: Sequence[Piece], keys: Sequence[str], names: Sequence[str | None], count_mode: CountMode
    ) -> "Clipping":
        """Pieces as they can leave their plan.

        Args:
            pieces: The moves.
            keys: Storage keys of all clips of the cast.
            names: What dancers call the moves.
            count_mode: Beats of a slot.
        """
        return cls(
            count_mode=count_mode,
            moves=tuple(
                CopiedMove(key=keys[p.clip], name=name or "", offset=p.offset, slots=p.slots, part=p.part)
                for p, name in zip(pieces, names, strict=True)
            ),
        )

    def to_text(self) -> str:
        """JSON text."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False)

    def pieces(self, places: Mapping[str, int], count_mode: CountMode) -> Pasted:
        """The moves for another plan.

        Args:
            places: For each storage key of its library, which move of the cast it is.
            count_mode: Beats of its slots.

        Raises:
            InvalidRequestError: If none of the clips is in that library.
        """
        there = [move for move in self.moves if move.key in places]
        gone = tuple(
            dict.fromkeys(
                f"{move.name or move.key} is not in this library, so it was left out."
                for move in self.moves
                if move.key not in places
            )
        )
        if not there:
            raise InvalidRequestError("None of the copied moves is in this library. Add their clips first.")
        pieces: list[Piece] = []
        for move in there:
            offset = -(-move.offset * self.count_mode // count_mode)
            slots = -(-move.slots * self.count_mode // count_mode)  # a bar of four becomes a whole 8-count
            free = pieces[-1].offset + pieces[-1].slots if pieces else 0
            part = move.part * self.count_mode // count_mode
            pieces.append(Piece(places[move.key], max(offset, free), slots, part))
        return Pasted([p._replace(offset=p.offset - pieces[0].offset) for p in pieces], gone)


def read_clipping(text: str) -> Clipping:
    """The moves in a text of the clipboard.

    Raises:
        InvalidRequestError: If there are none.
    """
    try:
        return Clipping.model_validate_json(text[:_MAX_CHARACTERS])  # what is longer is no JSON any more
    except ValidationError as error:
        raise InvalidRequestError(
            "There are no moves on the clipboard. Copy some first.", details=str(error)[:500]
        ) from error
