"""Rendered while you think: the parts of the plan that is edited are made ahead, so that Render mostly joins them.

One part at a time and at a low priority; each goes into the cache under the very name by which the assembly looks
for it. Whatever goes wrong here is logged and never told: Render itself makes what is missing, or says why it cannot.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.services.prerender_parts import PartMaker, has_room
from choreo_desktop.services.prerender_plan import Layout
from choreo_desktop.services.prerender_power import battery_low

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.services.assembly_parts import Bench
    from choreo_desktop.services.prerender_parts import Made
    from choreo_desktop.services.prerender_plan import Item
    from choreo_desktop.services.video_assembly import VideoAssemblyService

logger = logging.getLogger(__name__)

QUIET_SECONDS = 1.0
PART_SECONDS = 600.0  # no part takes so long, unless something hangs
MOST_FAILURES = 3
MOST_KNOWN = 10_000


def _ignore() -> None:
    """What nobody asked for."""


class _Step(NamedTuple):
    """What is done now: a part is made, or, without one, clips are looked at."""

    item: "Item | None"
    cancel: CancelToken


class Prerenderer:
    """Renders the parts of a plan ahead, in a thread of its own. All methods return at once, but ``stop``.

    Args:
        find_assembly: Called in that thread; gives what makes videos, or None where nothing may be rendered ahead.
        on_changed: Called from that thread, or the one that sets a plan, when what is ready changed.
        quiet_seconds: How long nothing must have been edited before it begins.
        power_low: Whether the machine has to save power.
    """

    def __init__(
        self,
        find_assembly: "Callable[[], VideoAssemblyService | None]",
        *,
        on_changed: Callable[[], None] = _ignore,
        quiet_seconds: float = QUIET_SECONDS,
        power_low: Callable[[], bool] = battery_low,
    ) -> None:
        self._find_assembly = find_assembly
        self._on_changed = on_changed
        self._quiet = quiet_seconds
        self._power_low = power_low
        self._maker = PartMaker()
        self._changed = threading.Condition()
        self._plan: Blueprint | None = None
        self._layout: Layout | None = None
        self._near: float | None = None
        self._ready: dict[Item, Made] = {}
        self._failed: set[Item] = set()
        self._step: _Step | None = None
        self._begin = 0.0  # when to begin, by the monotonic clock
        self._settled = True  # whether there is nothing to do until something changes
        self._news = False  # whether something changed since the thread looked
        self._paused = self._stopped = False
        self._thread: threading.Thread | None = None

    # What the window says

    def set_plan(self, plan: "Blueprint | None") -> None:
        """Render this plan from now on. What is being rendered goes on only if it belongs to it.

        Args:
            plan: The plan as it is now; None for none.
        """
        timed = plan is not None and all(move.duration is not None for move in plan.moves)
        layout = Layout(plan, [0.0] * len(plan.moves)) if plan is not None and timed else None
        with self._changed:
            self._plan, self._layout = plan, layout
            self._failed.clear()
            if self._step is not None and (layout is None or self._step.item not in layout):
                self._step.cancel.cancel()
            self._wake()
        self._on_changed()

    def prefer(self, seconds: float | None) -> None:
        """Begin with what lies near a second of the video; None to begin at the start."""
        with self._changed:
            self._near = seconds

    def pause(self) -> None:
        """Leave the machine to something else. The part that is being rendered is given up."""
        with self._changed:
            self._paused = True
            if self._step is not None:
                self._step.cancel.cancel()

    def resume(self) -> None:
        """Go on after ``pause``."""
        with self._changed:
            if self._paused:
                self._paused = False
                self._wake()

    def stop(self, seconds: float = 5.0) -> bool:
        """End for good, and wait for it. Returns whether it ended in that time."""
        with self._changed:
            self._stopped = True
            if self._step is not None:
                self._step.cancel.cancel()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _wake(self) -> None:
        self._begin = time.monotonic() + self._quiet
        self._settled, self._news = self._plan is None, True
        if self._thread is None and self._plan is not None and not self._stopped:
            self._thread = threading.Thread(target=self._run, name="prerender", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    # What the window asks

    def share(self) -> float:
        """How much of the plan (0 to 1) is ready; 1 means that Render only joins."""
        with self._changed:
            return 0.0 if self._layout is None else self._layout.share(self._ready)

    def ready(self, place: int) -> bool:
        """Whether a move of the plan, counted from 0, is rendered."""
        with self._changed:
            return self._layout is not None and self._layout.part(place) in self._ready

    @property
    def settled(self) -> bool:
        """Whether there is nothing to do until something changes."""
        with self._changed:
            return self._settled

    # The thread

    def _run(self) -> None:
        while self._await_work():
            try:
                self._work()
            except Cancelled:
                continue
            except (ChoreoError, OSError) as error:
                logger.info("nothing is rendered ahead: %s", error)
                self._settle()
            except Exception:
                logger.exception("a bug in rendering ahead")
                self._settle()

    def _await_work(self) -> bool:
        """Wait until there is something to do. Returns False when it is over."""
        with self._changed:
            while not self._stopped:
                idle = self._settled or self._paused
                left = self._begin - time.monotonic()
                if not idle and left <= 0:
                    self._news = False
                    return True
                self._changed.wait(None if idle else left)
            return False

    def _work(self) -> None:
        """Make parts until none is left, or something else is wanted."""
        assembly = None if self._power_low() else self._find_assembly()
        if assembly is None:
            self._settle()
            return
        with assembly.bench() as bench:
            self._lay_out(bench)
            kept = self._look_again()
            while (wanted := self._choose()) is not None:
                item, layout = wanted
                if not has_room(item, kept, bench):
                    logger.info("no room to render more of the plan ahead")
                    self._settle()
                    return
                kept += self._make(item, layout, bench)

    @contextmanager
    def _doing(self, item: "Item | None") -> Iterator[CancelToken]:
        """A token for what is done now, cancelled when nobody wants it any more."""
        cancel = CancelToken(seconds=PART_SECONDS)
        with self._changed:
            wanted = item is None or (self._layout is not None and item in self._layout)
            if self._stopped or self._paused or not wanted:
                cancel.cancel()
            self._step = _Step(item, cancel)
        try:
            yield cancel
        finally:
            with self._changed:
                self._step = None

    def _lay_out(self, bench: "Bench") -> None:
        """Look at the clips whose length the plan leaves open."""
        with self._changed:
            plan = self._plan
            if plan is None or self._layout is not None:
                return
        with self._doing(None) as cancel:
            lengths = [
                self._maker.clip_seconds(move.video_path, bench, cancel) if move.duration is None else 0.0
                for move in plan.moves
            ]
        layout = Layout(plan, lengths)
        with self._changed:
            if self._plan is plan:
                self._layout = layout

    def _look_again(self) -> int:
        """Forget what is of no use any more; what is needed becomes what was used last. Returns its bytes."""
        with self._changed:
            items = [] if self._layout is None else self._layout.items()
            known = {item: self._ready[item] for item in items if item in self._ready}
        kept, gone = 0, []
        for item, made in known.items():
            if (size := made.refresh()) is None:
                gone.append(item)
            else:
                kept += size
        with self._changed:
            if len(self._ready) > MOST_KNOWN:
                self._ready = known
            for item in gone:
                del self._ready[item]
        if gone:
            self._on_changed()
        return kept

    def _choose(self) -> "tuple[Item, Layout] | None":
        """What to make next; None where nothing is left, or something changed."""
        with self._changed:
            layout = self._layout
            if self._stopped or self._paused or self._news or layout is None:
                return None
            item = layout.next(self._ready.keys() | self._failed, self._near)
            if item is None or len(self._failed) >= MOST_FAILURES:
                self._settled = True
                return None
            return item, layout

    def _make(self, item: "Item", layout: Layout, bench: "Bench") -> int:
        """Make one part. Returns its bytes."""
        try:
            with self._doing(item) as cancel:
                made = self._maker.make(item, layout, bench, cancel)
            size = made.entry.stat().st_size
        except Cancelled:
            return 0
        except (ChoreoError, OSError) as error:
            logger.info("a part was not rendered ahead: %s", error)
            with self._changed:
                self._failed.add(item)
            return 0
        with self._changed:
            self._ready[item] = made
        self._on_changed()
        return size

    def _settle(self) -> None:
        """Do no more until something changes, unless it just did."""
        with self._changed:
            self._settled = not self._news
