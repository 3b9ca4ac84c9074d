"""The timeline in words: tool tips, and what a screen reader says."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from choreo_desktop.ui.models.moves_words import category_word
from choreo_desktop.ui.song_words import accent_word, clock, counts_text, section_word, span_text
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.counting import Counting, EightCount
from choreo_desktop.ui.timeline.edit_words import gap_text
from choreo_desktop.ui.timeline.scene import Hit, TimelineScene
from choreo_desktop.ui.timeline.slot_line import Gap

_ACCENT_REACH = 0.15  # seconds to either side in which the mouse means an accent


def stretch_text(stretch: float) -> str:
    """How much faster or slower a move plays than it was filmed: ``+12 %``."""
    return QCoreApplication.translate("Timeline", "{percent} %").format(percent=f"{stretch * 100:+.0f}")


def told(block: Block, moves: int) -> str:
    """A selected move in one line: ``Move 3 of 12, Basic, 8 counts, 0:12 to 0:16``."""
    tr = QCoreApplication.translate
    which = tr("Timeline", "Move {number} of {moves}").format(number=block.place + 1, moves=moves)
    counts = [counts_text(block.counts)] if block.counts is not None else []
    return ", ".join([which, block.name, *counts, span_text(block.start, block.end), *marks(block)])


def told_selection(scene: TimelineScene, current: int | None, chosen: Collection[int], gap: Gap | None) -> str:
    """What is selected, in one line."""
    tr = QCoreApplication.translate
    if gap is not None:
        return f"{gap_text(gap.slots)}, {span_text(gap.start, gap.end)}"
    if current is None or current >= len(scene.blocks):
        return told_of_all(len(scene.blocks), empty=scene.empty, editable=scene.editable)
    text = told(scene.blocks[current], len(scene.blocks))
    if len(chosen) > 1:
        text = tr("Timeline", "{count} moves selected").format(count=len(chosen)) + f": {text}"
    return text


def told_of_all(moves: int, *, empty: bool, editable: bool = False) -> str:
    """What is said while no move is selected."""
    tr = QCoreApplication.translate
    if empty:
        return empty_texts()[0]
    if not moves:
        return empty_plan_text() if editable else missing_moves_text()
    count = tr("Timeline", "1 move") if moves == 1 else tr("Timeline", "{moves} moves").format(moves=moves)
    return tr("Timeline", "{count}, none selected").format(count=count)


def marks(block: Block) -> list[str]:
    """What is marked on a move, in words."""
    tr = QCoreApplication.translate
    words = []
    if block.locked:
        words.append(tr("Timeline", "locked"))
    if block.near_limit:
        percent = f"{abs(block.stretch) * 100:.0f}"
        faster = tr("Timeline", "played up to {percent} % faster, which is near the limit")
        slower = tr("Timeline", "played up to {percent} % slower, which is near the limit")
        words.append((faster if block.stretch > 0 else slower).format(percent=percent))
    if block.unsure:
        words.append(tr("Timeline", "its beat is unsure"))
    return words


def tip(hit: Hit, scene: TimelineScene) -> str:
    """What is under the mouse, line by line; empty where there is nothing to say."""
    if hit.move is not None:
        return "\n".join(_of_move(scene.blocks[hit.move]))
    if hit.gap is not None:
        return "\n".join([gap_text(hit.gap.slots), span_text(hit.gap.start, hit.gap.end), empty_plan_text()])
    if hit.mark is not None:
        return f"{scene.marks[hit.mark].text}\n{clock(scene.marks[hit.mark].time)}"
    counting = scene.counting
    if counting is None:
        return clock(hit.time)
    lines = [clock(hit.time)]
    if hit.eight is not None:
        lines.append(eight_text(counting.eight(hit.eight), counting))
    if hit.section:
        lines.append(_section(hit, counting))
    near = counting.accents(hit.time - _ACCENT_REACH, hit.time + _ACCENT_REACH)
    lines += dict.fromkeys(accent_word(accent) for accent in near)
    return "\n".join(lines)


def eight_text(eight: EightCount, counting: Counting) -> str:
    """An 8-count, and where it lies in its phrase."""
    tr = QCoreApplication.translate
    text = tr("Timeline", "8-count {number} of {all}").format(number=eight.number + 1, all=counting.eights)
    phrase = counting.phrase_of(eight.start)
    return text if phrase is None else text + tr("Timeline", ", in phrase {number}").format(number=phrase + 1)


def empty_texts() -> tuple[str, str]:
    """What the timeline says while there is nothing to show: a title and a sentence."""
    tr = QCoreApplication.translate
    return (
        tr("Timeline", "Choose a song to see its counts"),
        tr("Timeline", "Its waveform, beats and 8-counts appear here, and below them the moves of your choreography."),
    )


def missing_moves_text() -> str:
    """What the lane of the moves says before there are any."""
    return QCoreApplication.translate("Timeline", "Press Build to fill these counts with moves")


def empty_plan_text() -> str:
    """What is said of a plan without a move."""
    return QCoreApplication.translate("Timeline", "Drag moves from the library here, or press Build to fill the counts")


def missing_beats_text() -> str:
    """What is said where no beat was found."""
    return QCoreApplication.translate("Timeline", "No beat was found in this song")


def missing_song_text() -> str:
    """What the lane of the waveform says where there is a plan without a song that was listened to."""
    return QCoreApplication.translate("Timeline", "Nobody has listened to this song yet")


def _of_move(block: Block) -> list[str]:
    counts = [counts_text(block.counts)] if block.counts is not None else []
    kind = [category_word(block.category)] if block.category else []
    lines = [block.name, ", ".join([*kind, *counts, span_text(block.start, block.end)])]
    lines += [text[:1].upper() + text[1:] for text in marks(block)]
    return [*lines, block.reason] if block.reason else lines


def _section(hit: Hit, counting: Counting) -> str:
    section = counting.section_at(hit.time)
    if section is None:
        return ""
    return QCoreApplication.translate("Timeline", "{section}, {span}, energy {percent} %").format(
        section=section_word(section.label),
        span=span_text(section.start, section.end),
        percent=round(section.energy * 100),
    )
