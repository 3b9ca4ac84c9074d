"""What came of sending the library to a storage."""

from typing import NamedTuple

from choreo_desktop.domain.words import counted

_NAMED = 3


class Sent(NamedTuple):
    """What was sent.

    Attributes:
        sent: How many clips and songs were copied.
        present: How many were there already.
        missing: Names of those whose originals are not where they were.
        notes: A sentence for each file there that could not be added to.
    """

    sent: int
    present: int
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """The summary for people."""
        there = f" {counted(self.present, 'file')} {'was' if self.present == 1 else 'were'} there already."
        lines = [f"{counted(self.sent, 'file')} sent.{there if self.present else ''}"]
        if self.missing:
            named = ", ".join(self.missing[:_NAMED])
            more = f" and {len(self.missing) - _NAMED} more" if len(self.missing) > _NAMED else ""
            lines.append(f"Left out, because their files are missing: {named}{more}. Relink the library to send them.")
        return [*lines, *self.notes]
