"""What the timeline shows, without a window: counts, blocks, what is under the mouse, zoom and place."""

import itertools
from typing import Any

import pytest

from choreo_desktop.domain.genres import GENRES, CountMode
from choreo_desktop.domain.song import Accent, SongAnalysis
from choreo_desktop.ui.song_marks import time_text
from choreo_desktop.ui.timeline.axis import MARGIN, Axis
from choreo_desktop.ui.timeline.blocks import Block, blocks_of
from choreo_desktop.ui.timeline.counting import Counting, Rank
from choreo_desktop.ui.timeline.lanes import LaneName, Lanes
from choreo_desktop.ui.timeline.scene import TimelineScene
from tests.ui.timelines import BACHATA, plan, song


def counting(mode: CountMode = 8, **more: Any) -> Counting:
    """A song at 120 BPM: a beat every half second from second 1 on, twelve 8-counts of 4 seconds."""
    return Counting(song(**more), BACHATA, mode)


def blocks(**more: Any) -> tuple[Block, ...]:
    """Six moves of 16 counts, from second 1 on, 8 seconds each."""
    return blocks_of(
        plan(song(), **more),
        max_stretch=0.15,
        categories={"clips/basic/0.mp4": "basic"},
        unsure=frozenset({"clips/turns/1.mp4"}),
        lengths={},
    )


# Counting


def test_beats_have_the_words_of_the_dance_and_their_weight() -> None:
    """An 8-count of bachata, as it is said."""
    heard = counting()
    beats = list(heard.beats(17.0, 20.9))
    assert [heard.word(b.time) for b in beats] == ["1", "2", "3", "tap", "5", "6", "7", "tap"]
    assert [b.rank for b in beats[:5]] == [Rank.PHRASE, Rank.BEAT, Rank.BEAT, Rank.BEAT, Rank.BAR]
    assert next(heard.beats(21.0, 22.0)).rank is Rank.EIGHT


def test_counting_to_four_begins_anew_on_every_bar() -> None:
    """Bar by bar: 1 2 3 tap, 1 2 3 tap."""
    heard = counting(mode=4)
    assert [heard.word(b.time) for b in heard.beats(17.0, 20.9)] == ["1", "2", "3", "tap"] * 2


def test_beats_before_the_first_one_are_counted_backwards() -> None:
    """Two beats of pick-up are 7 and tap."""
    analysis = song()
    moved = analysis.beats[2::8]
    heard = Counting(analysis.model_copy(update={"eight_counts": moved, "phrases": moved[::4]}), BACHATA, 8)
    assert [heard.word(t) for t in analysis.beats[:4]] == ["7", "tap", "1", "2"]


def test_eight_counts_are_numbered_and_end_where_the_next_begins() -> None:
    """The first is number 0; the last one ends after eight beats."""
    heard = counting()
    assert [(e.number, e.start, e.end, e.phrase) for e in heard.eights_between(0, 9)] == [
        (0, 1.0, 5.0, True),
        (1, 5.0, 9.0, False),
        (2, 9.0, 13.0, False),
    ]
    last = heard.eight(11)
    assert (last.start, last.end) == pytest.approx((45.0, 49.0))
    assert heard.eight_at(0.5) is None
    assert heard.eight_at(49.5) is None
    at_its_start = heard.eight_at(5.0)
    assert at_its_start is not None
    assert at_its_start.number == 1


def test_of_many_eight_counts_always_the_same_are_numbered() -> None:
    """Scrolling does not change which of them have a number."""
    heard = counting(eights=40)
    assert {e.number % 4 for start in (0.0, 7.0, 9.0) for e in heard.eights_between(start, start + 60, 4)} == {0}


def test_sections_accents_and_energy_of_what_is_seen() -> None:
    """Only what reaches into the span, breaks that began before it too."""
    accents = (
        Accent(kind="break", start=10, end=20, strength=1),
        Accent(kind="hit", start=12, end=12, strength=0.5),
        Accent(kind="hit", start=30, end=30, strength=0.5),
    )
    heard = counting(accents=accents)
    assert [a.start for a in heard.accents(15, 29)] == [10]
    assert [s.label for s in heard.sections(10, 20)] == ["intro", "verse A"]
    assert heard.section_at(40) == heard.analysis.sections[-1]
    curve = heard.energy(10, 20, 1000)
    assert curve[0][0] <= 10
    assert curve[-1][0] >= 20
    assert len(heard.energy(0, 50, 10)) <= 12


def test_a_song_without_beats_can_be_asked_everything() -> None:
    """Nothing is found, nothing breaks."""
    heard = counting(eights=0)
    assert list(heard.beats(0, 100)) == []
    assert list(heard.eights_between(0, 100)) == []
    assert heard.eight_at(3) is None
    assert heard.nearest(3) is None
    assert heard.around(3) is None
    assert heard.phrase_of(3) is None
    assert heard.energy(0, 10, 10) == []
    assert heard.spacing == 0
    scene = TimelineScene(heard)
    assert scene.snapped(3.2, 1.1, 10) == (1.1, 3.2)
    assert scene.detail(100).words is False


# Blocks


def test_a_block_tells_all_that_a_dancer_should_know() -> None:
    """Name, counts, kind, lock, stretch near the limit, unsure beat and reason."""
    first, second, *_ = blocks(speed=1.13, locked=True, reason="It fits.")
    assert (first.start, first.end, first.name, first.counts, first.category) == (1.0, 9.0, "Move 1", 16, "basic")
    assert first.locked
    assert first.near_limit
    assert first.stretch == pytest.approx(0.13)
    assert first.reason == "It fits."
    assert not first.unsure
    assert second.unsure


@pytest.mark.parametrize(("speed", "near"), [(1.0, False), (1.11, False), (1.125, True), (0.87, True), (0.95, False)])
def test_only_stretching_near_the_limit_is_marked(speed: float, near: bool) -> None:
    """Of 15 percent, 12 and more are worth telling, faster or slower."""
    assert blocks(speed=speed)[0].near_limit is near


def test_moves_that_do_not_say_how_long_they_take_are_shown_as_well_as_can_be() -> None:
    """From the clip's length, the counts, the next move, or a guess."""
    open_ended = plan(None, moves=4, duration=None, time_map=None, clip_start=1.0)
    told: dict[str, Any] = {
        "max_stretch": 0.15,
        "categories": {},
        "unsure": frozenset[str](),
    }
    by_length = blocks_of(open_ended, lengths={"clips/basic/0.mp4": 6.0}, **told)
    assert by_length[0].seconds == pytest.approx(5.0)
    by_counts = blocks_of(open_ended, lengths={}, beat_seconds=0.4, **told)
    assert by_counts[0].seconds == pytest.approx(6.4)
    by_next = blocks_of(open_ended, lengths={}, **told)
    assert [b.seconds for b in by_next] == pytest.approx([8, 8, 8, 4])


def test_a_move_without_a_name_has_that_of_its_file() -> None:
    """Blueprints of other tools need no names."""
    assert blocks(name=None)[2].name == "2"


# Scene


def test_only_what_is_seen_is_handed_out() -> None:
    """Moves that reach into the span, also from before it."""
    scene = TimelineScene(counting(), blocks())
    assert [b.place for b in scene.between(10.0, 20.0)] == [1, 2]
    assert [b.place for b in scene.between(0.0, 0.5)] == []
    assert [b.place for b in scene.between(100.0, 200.0)] == []


def test_what_is_under_the_mouse() -> None:
    """A move in its lane; elsewhere the song with its 8-count, beat and section."""
    scene, lanes = TimelineScene(counting(), blocks()), Lanes.within(200)
    axis = Axis(0.0, 20.0, 1000, scene.extent)
    on_move = scene.hit(200, lanes.moves.top + 20, axis, lanes)
    assert (on_move.lane, on_move.move, on_move.time, on_move.eight) == (LaneName.MOVES, 1, 10.0, 2)
    on_wave = scene.hit(213, lanes.wave.top + 3, axis, lanes)
    assert (on_wave.lane, on_wave.move, on_wave.section) == (LaneName.WAVE, None, "intro")
    assert on_wave.beat == pytest.approx(10.5)
    before = scene.hit(-50, 3, axis, lanes)
    assert (before.lane, before.time) == (LaneName.RULER, 0.0)


@pytest.mark.parametrize(
    ("start", "end", "scale", "expected"),
    [
        (5.1, 9.2, 40, (5.0, 9.0)),
        (9.2, 5.1, 40, (5.0, 9.0)),
        (5.3, 6.9, 40, (5.5, 7.0)),
        (5.1, 5.2, 200, (5.0, 5.5)),
        (5.6, 12.0, 2, (5.0, 13.0)),
    ],
    ids=["to beats", "either way round", "to the nearest", "at least a count", "to 8-counts where beats are not seen"],
)
def test_a_loop_lies_on_counts_that_are_seen(
    start: float, end: float, scale: float, expected: tuple[float, float]
) -> None:
    """Both ends are where somebody counts."""
    assert TimelineScene(counting()).snapped(start, end, scale) == pytest.approx(expected)


def test_detail_grows_with_the_room() -> None:
    """From phrases to every beat with its word; nothing where all would melt."""
    scene = TimelineScene(counting(eights=400))
    assert [scene.detail(scale).grid for scale in (0.1, 0.5, 2, 4, 20)] == [
        None,
        Rank.PHRASE,
        Rank.EIGHT,
        Rank.BAR,
        Rank.BEAT,
    ]
    assert [scene.detail(scale).every for scale in (1, 4, 10)] == [16, 4, 1]
    assert not scene.detail(20).words
    assert scene.detail(80).words


def test_longer_words_need_more_room() -> None:
    """Salsa says pause where bachata says tap."""
    salsa = TimelineScene(Counting(song(), GENRES["salsa"], 8))
    assert not salsa.detail(60).words
    assert TimelineScene(counting()).detail(60).words


def test_jumping_from_section_to_section() -> None:
    """Back goes to the beginning of the part that plays, and from there to the one before."""
    scene = TimelineScene(counting())
    assert scene.section_start(0.0, 1) == pytest.approx(17.0)
    assert scene.section_start(40.0, 1) is None
    assert scene.section_start(25.0, -1) == pytest.approx(17.0)
    assert scene.section_start(17.2, -1) == pytest.approx(0.0)
    assert TimelineScene().section_start(1.0, 1) is None


@pytest.mark.parametrize(
    ("analysis", "moves", "seconds", "extent"),
    [
        (song(), 0, 0.0, 50.0),
        (song(), 20, 0.0, 161.0),
        (None, 3, 0.0, 24.0),
        (None, 0, 30.0, 30.0),
        (None, 0, 0.0, 60.0),
    ],
    ids=["song", "longer plan", "plan alone", "song not heard yet", "nothing"],
)
def test_all_that_there_is_can_be_seen(
    analysis: SongAnalysis | None, moves: int, seconds: float, extent: float
) -> None:
    """The song, or the plan where it is longer."""
    found = (
        blocks_of(plan(analysis, moves=moves), max_stretch=0.1, categories={}, unsure=frozenset(), lengths={})
        if moves
        else ()
    )
    heard = Counting(analysis, BACHATA, 8) if analysis is not None else None
    assert TimelineScene(heard, found, seconds).extent == pytest.approx(extent)


# Axis and lanes


def test_zooming_keeps_the_time_under_the_mouse() -> None:
    """Wherever the mouse is, unless the song would leave its edge."""
    axis = Axis(20.0, 10.0, 500, 200.0)
    for factor in (1.3, 0.8, 3.0):
        assert axis.zoomed(factor, 320).time(320) == pytest.approx(axis.time(320))


def test_zoom_has_two_ends() -> None:
    """Out: all of the song, with a margin. In: a beat as wide as a hand."""
    axis = Axis(20.0, 10.0, 500, 200.0)
    out, into = axis.zoomed(1e-9, 100), axis.zoomed(1e9, 100)
    assert out.fitted
    assert out.x(0) == pytest.approx(MARGIN)
    assert out.x(200.0) == pytest.approx(500 - MARGIN)
    assert into.scale == axis.most_scale


def test_scrolling_ends_at_both_ends() -> None:
    """There is a margin and nothing beyond."""
    axis = Axis(20.0, 10.0, 500, 200.0)
    assert axis.scrolled_by(-1e6).x(0) == pytest.approx(MARGIN)
    assert axis.scrolled_by(1e6).x(200) == pytest.approx(500 - MARGIN)


def test_what_is_seen_whole_stays_so_when_the_window_grows() -> None:
    """Fitted stays fitted; zoomed in keeps its scale."""
    fitted = Axis(0.0, 1.0, 500, 200.0).fit()
    assert fitted.resized(900, 200.0).fitted
    assert fitted.resized(900, 200.0).scale > fitted.scale
    closer = fitted.zoomed(5, 0)
    assert closer.resized(900, 200.0).scale == closer.scale


@pytest.mark.parametrize("height", [150, 164, 200, 260, 400])
def test_lanes_fill_the_height(height: int) -> None:
    """None is lost, none overlaps, and the moves have room for a name and a poster."""
    lanes = Lanes.within(height)
    assert lanes[0].top == 0
    assert all(a.end == b.top for a, b in itertools.pairwise(lanes))
    assert lanes.moves.end == pytest.approx(height, abs=3)
    assert lanes.moves.height >= 50
    assert lanes.at(-5) is LaneName.RULER
    assert lanes.at(height + 5) is LaneName.MOVES


def test_times_of_the_ruler_are_read_at_a_glance() -> None:
    """Minutes and seconds, tenths only where they are apart."""
    assert [time_text(65, 5), time_text(3605, 5), time_text(0.2, 0.2)] == ["1:05", "1:00:05", "0:00.2"]
