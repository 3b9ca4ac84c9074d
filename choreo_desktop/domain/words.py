"""Small pieces of sentences that are needed everywhere."""


def counted(number: int, noun: str) -> str:
    """A number of things: 1 clip, 2 clips."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def columns(rows: "list[tuple[str, ...]]", *, most: int = 40) -> list[str]:
    """Rows as lines whose columns stand below each other; the last column is as long as it is.

    Args:
        rows: All of the same length.
        most: A wider column is not waited for, so that one long name does not push all others to the right.
    """
    if not rows:
        return []
    widths = [min(max(len(row[i]) for row in rows), most) for i in range(len(rows[0]) - 1)]
    return ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in rows]
