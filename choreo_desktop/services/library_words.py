"""Words about clips: from annotations to records and back, and what a person's word does to a guess. Pure."""

from pathlib import PurePosixPath

from choreo_desktop.domain.moves import ClipGrid, GridSource
from choreo_desktop.domain.records import ClipRecord, ClipWords, EnteredTempo
from choreo_desktop.services.annotation import Annotation

# What annotation files call the fields of a clip.
_KEYS = {
    "name": "name",
    "category": "move_label",
    "difficulty": "difficulty",
    "energy": "energy_level",
    "style": "style",
    "role": "role",
    "entry": "entry_position",
    "exit": "exit_position",
    "notes": "notes",
    "credit": "credit",
    "tags": "tags",
}


def words_of(annotation: Annotation) -> ClipWords:
    """What a person said in an annotation; guesses that an export wrote down are left out."""
    said = {
        field: getattr(annotation, key)
        for field, key in _KEYS.items()
        if getattr(annotation, key) and key not in annotation.guessed
    }
    return ClipWords.model_validate(said)


def guesses_of(annotation: Annotation) -> ClipWords:
    """What another library guessed and wrote down."""
    guessed = {
        field: getattr(annotation, key)
        for field, key in _KEYS.items()
        if getattr(annotation, key) and key in annotation.guessed
    }
    return ClipWords.model_validate(guessed)


def with_words(record: ClipRecord, words: ClipWords, *, guessed: bool = False) -> ClipRecord:
    """A record with words in place of those before.

    Args:
        record: The clip.
        words: What is said.
        guessed: Whether they are guesses; a person's word is none from then on.
    """
    said = words.said
    fields = frozenset(said)
    marks = record.move.guessed | fields if guessed else record.move.guessed - fields
    return record.model_copy(update={"move": record.move.model_copy(update={**said, "guessed": marks})})


def with_words_where_none(record: ClipRecord, words: ClipWords) -> ClipRecord:
    """A record with a person's words only where nobody said anything yet."""
    settled = {f for f in words.said if getattr(record.move, f) and f not in record.move.guessed}
    return with_words(record, words.without(settled))


def with_annotated_grid(record: ClipRecord, grid: ClipGrid | None) -> ClipRecord:
    """A record with the beats of an annotation, unless a person tapped or entered them here."""
    if grid is None or (record.own is not None and record.own.source != GridSource.ANNOTATION):
        return record
    return record.model_copy(update={"own": grid, "given": None})


def annotation_of(record: ClipRecord, relative: str, other: Annotation | None = None) -> Annotation:
    """A record as an annotation.

    Args:
        record: The clip.
        relative: Its path as it is to stand there.
        other: An annotation whose keys of other tools are kept.
    """
    move = record.move
    said = {key: getattr(move, field) for field, key in _KEYS.items() if getattr(move, field)}
    extra = {} if other is None else dict(other.model_extra or {})
    return Annotation.model_validate(
        {
            **extra,
            **said,
            **_grid_keys(record),
            "video_path": relative,
            "clip_id": PurePosixPath(relative).stem,
            "content_hash": record.file.digest,
            "guessed": sorted(_KEYS[field] for field in move.guessed if field in _KEYS and _KEYS[field] in said),
        }
    )


def _grid_keys(record: ClipRecord) -> dict[str, object]:
    """The beats as a person gave them; what was heard can be heard again and is no person's word."""
    if isinstance(record.given, EnteredTempo):
        given = record.given
        counts = {} if given.counts is None else {"counts": given.counts}
        return {"beats_per_minute": given.bpm, "first_one": given.first_one, **counts}
    if record.own is None:
        return {}
    return {"beat_times": record.own.beats, "first_one": record.own.beats[record.own.first_one]}
