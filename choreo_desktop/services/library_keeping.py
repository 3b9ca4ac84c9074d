"""Keeping what an import learned of a file: new, or in place of what was known of another content."""

from pathlib import Path

from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.services.library_examining import HeardSong, SeenClip
from choreo_desktop.services.library_outcomes import Fate, Outcome
from choreo_desktop.services.library_pictures import Pictures


class Keeper:
    """Writes clips and songs into the library; nothing half-written is left, whatever happens.

    Args:
        clips: The clips of the library.
        songs: Its songs.
        pictures: Where posters and strips go.
    """

    def __init__(self, clips: ClipRepository, songs: SongRepository, pictures: Pictures) -> None:
        self._clips = clips
        self._songs = songs
        self._pictures = pictures

    def clip(self, seen: SeenClip, old: ClipRecord | None) -> Outcome:
        """Keep a clip.

        Args:
            seen: The clip as it is now.
            old: The record at the same place, whose content changed; None for a new one.

        Raises:
            StorageError, DatabaseError: If the library cannot be written.
        """
        path, digest = seen.record.file.path, seen.record.file.digest
        self._pictures.keep(digest, seen.looks)
        try:
            if old is not None:
                return self._renew(old, seen.record)
            record = self._clips.add(seen.record)
        except BaseException:
            self._pictures.discard(digest)
            raise
        if record is None:  # another program was quicker
            return twin_of(path, self._clips.with_digest(digest))
        return Outcome(path, Fate.ADDED, " ".join(record.judgement), record)

    def song(self, heard: HeardSong, old: SongRecord | None) -> Outcome:
        """Keep a song. See ``clip``."""
        path = heard.record.file.path
        if old is not None:
            seen = {"file": heard.record.file, "seconds": heard.record.seconds}
            self._songs.change(old.number, lambda song: song.model_copy(update=seen))
            record = self._songs.keep_analysis(old.number, heard.analysis, heard.record.genre)
            return Outcome(path, Fate.CHANGED, f"{path.name} has another content than before.", record)
        added = self._songs.add(heard.record, heard.analysis)
        if added is None:
            return twin_of(path, self._songs.with_digest(heard.record.file.digest))
        return Outcome(path, Fate.ADDED, "" if heard.analysis.bpm else "No beat was found in it.", added)

    def _renew(self, old: ClipRecord, seen: ClipRecord) -> Outcome:
        """The content of a known clip changed: people's words stay, what was seen and heard is new."""
        facts = {name: getattr(seen, name) for name in ("file", "heard", "width", "height", "rate", "judgement")}

        def renewed(clip: ClipRecord) -> ClipRecord:
            move = clip.move.model_copy(update={"seconds": seen.move.seconds, "motion": seen.move.motion})
            return clip.model_copy(update={**facts, "move": move})

        record = self._clips.change(old.number, renewed)
        self._pictures.discard(old.file.digest)
        again = " See whether the beats you gave still fit." if record.own is not None else ""
        sentence = f"{seen.file.path.name} has another content than before and was looked at anew.{again}"
        return Outcome(seen.file.path, Fate.CHANGED, sentence, record)


def twin_of(path: Path, twin: ClipRecord | SongRecord | None) -> Outcome:
    """A file whose content is in the library already; where two programs import one folder, from this very place."""
    if twin is not None and twin.file.path == path:
        return Outcome(path, Fate.KNOWN, record=twin)
    return Outcome(path, Fate.DUPLICATE, same(path, twin.file.path if twin else path), twin)


def same(path: Path, other: Path) -> str:
    """That two files are one."""
    return f"{path.name} is the same as {other}."
