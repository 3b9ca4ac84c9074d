"""Search as you type: any part of any word, whatever its accents and capitals (SQLite FTS5, trigrams)."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from peewee import SqliteDatabase

MAX_WORDS = 12
_TRIGRAM = 3
_LONGEST_WORD = 60


class Index(NamedTuple):
    """One table of words; its rows have the numbers of what they describe.

    Attributes:
        table: Its name.
    """

    table: str

    def put(self, db: "SqliteDatabase", number: int, name: str, other: Iterable[str]) -> None:
        """Say what can be found under a number, in place of what was said before.

        Args:
            db: An open transaction.
            number: What is found.
            name: What it is called; what is found there goes first.
            other: Everything else.
        """
        self.drop(db, number)
        words = (number, fold(name), fold(" ".join(other)))
        _run(db, f"INSERT INTO {self.table} (rowid, name, other) VALUES (?, ?, ?)", words)  # noqa: S608 - our name

    def drop(self, db: "SqliteDatabase", number: int) -> None:
        """Forget a number."""
        _run(db, f"DELETE FROM {self.table} WHERE rowid = ?", (number,))  # noqa: S608

    def find(self, db: "SqliteDatabase", text: str, limit: int) -> list[int]:
        """The numbers in which every word of a text occurs.

        Names that begin with the first word go first, then names with a word that does, then the rest.
        """
        words = [word[:_LONGEST_WORD] for word in fold(text).split()[:MAX_WORDS]]
        long = [word for word in words if len(word) >= _TRIGRAM]
        short = [word for word in words if len(word) < _TRIGRAM]
        # Two letters mean the beginning of a word: inside words they would find nearly everything.
        terms = ["(' ' || name || ' ' || other) LIKE ?"] * len(short)
        values: list[str | int] = [f"% {word}%" for word in short]
        if long:
            terms.insert(0, f"{self.table} MATCH ?")
            values.insert(0, " ".join(f'"{word}"' for word in long))
        first = words[0] if words else ""
        where = f"WHERE {' AND '.join(terms)}" if terms else ""
        order = "name LIKE ? DESC, (' ' || name) LIKE ? DESC, name, rowid LIMIT ?"
        values += [f"{first}%", f"% {first}%", limit]
        found = _run(db, f"SELECT rowid FROM {self.table} {where} ORDER BY {order}", values)  # noqa: S608
        return [number for (number,) in found]


def fold(text: str) -> str:
    """Text as it is compared: letters and digits, small and without accents, words apart by single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare.casefold()).split())


def _run(db: "SqliteDatabase", statement: str, values: Sequence[object]) -> list[tuple[int]]:
    rows: list[tuple[int]] = db.execute_sql(statement, values).fetchall()  # type: ignore[no-untyped-call]
    return rows
