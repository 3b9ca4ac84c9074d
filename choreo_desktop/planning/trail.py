"""The trail of a search: beginnings of plans as arrays, how they grow, which are alike, where they came from."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.planning.arrays import Codes, Flags, Floats, Keys
from choreo_desktop.planning.scoring import MOST_USES

_NEVER = -10_000  # number of the move with which a clip was danced that was not danced

Small = NDArray[np.int16]


class Plans(NamedTuple):
    """Beginnings of plans that all reach one slot; every array has an entry for each.

    Attributes:
        gained: Points so far.
        last: The option with which it ends.
        node: Where the trail keeps how it came about.
        moves: How many moves it has.
        when: For each clip the number of the move with which it was danced last.
        uses: For each clip how often it was danced.
        met: Bits of the wishes that are met.
    """

    gained: Floats
    last: Codes
    node: Codes
    moves: Small
    when: Small
    uses: Small
    met: Keys

    def pick(self, which: Codes) -> "Plans":
        """Some of them."""
        return Plans._make(column[which] for column in self)


class Sprouts(NamedTuple):
    """Continuations of plans.

    Attributes:
        gained: Points with it.
        option: The option by which a plan goes on.
        parent: Which plan.
        plans: The plans.
    """

    gained: Floats
    option: Codes
    parent: Codes
    plans: Plans

    def pick(self, which: Codes) -> "Sprouts":
        """Some of them."""
        return Sprouts(self.gained[which], self.option[which], self.parent[which], self.plans)


class Trail:
    """Keeps how plans came about.

    Args:
        clip: For each option the number of its clip.
        bits: For each option the bits of the wishes that it meets.
        complete: For each option whether its clip is danced to its end.
        distance: Moves after which it makes no difference how long ago a clip was danced.
    """

    def __init__(self, clip: Codes, bits: Keys, complete: Flags, distance: int) -> None:
        self.clip = clip
        self.bits = bits
        self.clips = int(clip.max()) + 1
        self._complete = complete
        self._distance = distance
        random = np.random.Generator(np.random.PCG64(7))
        self._salt: Keys = random.integers(1, 2**63, (3, self.clips), dtype=np.uint64)
        self._other_salt: Keys = random.integers(1, 2**63, 2, dtype=np.uint64)
        self.clear()

    def clear(self) -> None:
        """Forget all plans."""
        self._parents: list[Codes] = []
        self._options: list[Codes] = []
        self._nodes = 0

    def start(self) -> Plans:
        """The empty plan."""
        return Plans(
            gained=np.zeros(1),
            last=np.zeros(1, dtype=np.intp),
            node=np.full(1, -1),
            moves=np.zeros(1, dtype=np.int16),
            when=np.full((1, self.clips), _NEVER, dtype=np.int16),
            uses=np.zeros((1, self.clips), dtype=np.int16),
            met=np.zeros(1, dtype=np.uint64),
        )

    def grow(self, sprouts: Sprouts) -> Plans:
        """The plans that continuations lead to; their node is still that of their parent."""
        before = sprouts.plans.pick(sprouts.parent)
        row, clip = np.arange(len(sprouts.option)), self.clip[sprouts.option]
        before.when[row, clip] = before.moves
        before.uses[row, clip] = np.minimum(before.uses[row, clip] + 1, MOST_USES)
        return before._replace(
            gained=sprouts.gained,
            last=sprouts.option,
            moves=before.moves + np.int16(1),
            met=before.met | self.bits[sprouts.option],
        )

    def merged(self, parts: Sequence[Plans]) -> Plans:
        """One of all plans that differ in nothing that still matters: the one with the most points."""
        if not parts:
            return self.start().pick(np.zeros(0, dtype=np.intp))
        plans = Plans._make(np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.argsort(-plans.gained, kind="stable")
        _, first = np.unique(self._signature(plans)[order], return_index=True)
        return plans.pick(order[np.sort(first)])

    def remember(self, plans: Plans) -> Plans:
        """Give each plan a node of its own."""
        self._parents.append(plans.node)
        self._options.append(plans.last)
        nodes = np.arange(self._nodes, self._nodes + len(plans.node))
        self._nodes += len(nodes)
        return plans._replace(node=nodes)

    def walk(self, node: int) -> list[int]:
        """The options of a plan in order."""
        parents, options = np.concatenate(self._parents), np.concatenate(self._options)
        found = []
        while node >= 0:
            found.append(int(options[node]))
            node = int(parents[node])
        return found[::-1]

    def _signature(self, plans: Plans) -> Keys:
        """A number that is the same for plans whose continuations cost the same."""
        near = np.maximum(self._distance + 1 - (plans.moves[:, None] - plans.when), 0).astype(np.uint64)
        own = self._salt[2, self.clip[plans.last]] + self._other_salt[0] * self._complete[plans.last].astype(np.uint64)
        history = near * self._salt[0] + plans.uses.astype(np.uint64) * self._salt[1]
        return np.asarray(history.sum(axis=1, dtype=np.uint64) + own + plans.met * self._other_salt[1])
