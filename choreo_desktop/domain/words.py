"""Small pieces of sentences that are needed everywhere."""

_WIDEST = 40  # letters of a column: one long name does not push all others to the right


def counted(number: int, noun: str) -> str:
    """A number of things: 1 clip, 2 clips."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def columns(rows: "list[tuple[str, ...]]") -> list[str]:
    """Rows, all of the same length, as lines whose columns stand below each other; the last is as long as it is."""
    if not rows:
        return []
    widths = [min(max(len(row[i]) for row in rows), _WIDEST) for i in range(len(rows[0]) - 1)]
    return ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in rows]
