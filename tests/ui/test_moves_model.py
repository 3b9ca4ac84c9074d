import json

import pytest
from PySide6.QtCore import Qt

from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.services.browsing import ClipEntry, ClipFilter, clip_entries, clip_entry
from choreo_desktop.ui.models.moves import CLIPS_MIME, MovesModel
from tests.library.samples import clip, generated

pytestmark = pytest.mark.usefixtures("qapp")

TIP = Qt.ItemDataRole.ToolTipRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def numbered(count: int, first: int = 1) -> list[ClipEntry]:
    """Generated clips of a library."""
    records = [generated(number).model_copy(update={"number": number}) for number in range(first, first + count)]
    return clip_entries(records, CancelToken())


def shown(model: MovesModel) -> list[str]:
    """The names of all rows."""
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_ten_thousand_clips_are_filtered_as_somebody_types() -> None:
    """After each letter the right clips stand there, the best first, and all of them again in the end."""
    model = MovesModel()
    model.set_entries(numbered(10_000))
    assert model.rowCount() == 10_000
    for text in ("h", "ha", "hammerlock 99"):
        model.set_filter(ClipFilter(text))
    assert shown(model)[0].startswith("Hammerlock 99")
    assert all("Hammerlock" in name for name in shown(model))
    model.set_filter(ClipFilter().toggled("category", "spin"))
    assert len(shown(model)) == 1_250
    model.set_filter(ClipFilter())
    assert model.rowCount() == 10_000


def test_few_newcomers_take_their_place_and_nothing_else_moves() -> None:
    """A clip that comes in appears where its name belongs, without the list being set anew."""
    model = MovesModel()
    model.set_entries(numbered(100))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.upsert([clip_entry(clip(500, name="Basic 9").model_copy(update={"number": 500}))])
    assert resets == []
    assert shown(model)[:3] == ["Basic 8", "Basic 9", "Basic 16"]
    model.upsert(numbered(200, first=600))
    assert model.rowCount() == 301
    assert shown(model) == [entry.record.move.name for entry in model.entries]


def test_newcomers_that_do_not_match_stay_away() -> None:
    """While something is looked for, only clips that match come in to be seen; all are counted."""
    model = MovesModel()
    model.set_entries(numbered(16))
    model.set_filter(ClipFilter("spin"))
    before = shown(model)
    model.upsert(numbered(16, first=100))
    assert set(shown(model)) - set(before) == {"Spin 103", "Spin 111"}
    assert len(model.entries) == 32


def test_a_changed_clip_stays_under_the_hands() -> None:
    """A clip that no longer matches after an edit is shown until something else is looked for."""
    model = MovesModel()
    model.set_entries(numbered(16))
    model.set_filter(ClipFilter("spin"))
    record = model.record(0)
    renamed = record.model_copy(update={"move": record.move.model_copy(update={"name": "Zzz", "category": "x"})})
    other = renamed.model_copy(update={"file": renamed.file.model_copy(update={"path": renamed.file.path.parent})})
    model.upsert([clip_entry(other.model_copy(update={"number": record.number}))])
    assert shown(model)[0] == "Zzz"
    model.set_filter(ClipFilter("hammer"))
    assert "Zzz" not in shown(model)


def test_clips_that_are_gone_leave() -> None:
    """Few or many clips that were taken out are no longer there."""
    model = MovesModel()
    model.set_entries(numbered(200))
    model.drop([8, 16])
    assert "Basic 8" not in shown(model)
    model.drop(range(1, 150))
    assert model.rowCount() == 51


def test_dragged_clips_are_named_by_their_keys() -> None:
    """What is dragged out of the grid carries the storage keys of the clips, in their order."""
    model = MovesModel()
    model.set_entries(numbered(8))
    data = model.mimeData([model.index(2), model.index(0)])
    assert json.loads(bytes(data.data(CLIPS_MIME).data())) == [model.record(0).move.key, model.record(2).move.key]
    assert data.formats() == [CLIPS_MIME]  # no drop of files


def test_a_clip_says_all_that_is_known_of_it() -> None:
    """Tool tip and screen reader have the words, guesses marked, badges included, and names are no HTML."""
    unsure = ClipGrid(beats=(0.5, 1.0, 1.5), first_one=0, sure=False)
    record = clip(
        1,
        name="<b>Turn</b> & more",
        category="ladyturn",
        difficulty="advanced",
        energy="low",
        guessed=frozenset({"energy"}),
        grid=unsure,
        tags=("x", "y"),
    ).model_copy(update={"judgement": ("Phone video, portrait: will be converted.",), "number": 1})
    model = MovesModel()
    model.set_entries([clip_entry(record)])
    model.set_missing(frozenset({1}))
    spoken = str(model.index(0).data(SPOKEN))
    for words in (
        "<b>Turn</b> & more",
        "Kind of move: Ladyturn",
        "Difficulty: Advanced",
        "Energy: Low (guess)",
        "120 beats per minute",
        "x, y",
        "File missing",
        "Beat unsure",
        "Phone video",
        "portrait: will be converted",
    ):
        assert words in spoken
    assert "&lt;b&gt;Turn&lt;/b&gt; &amp; more" in str(model.index(0).data(TIP))
