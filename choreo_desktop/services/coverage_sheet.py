"""What the library had for a song, in lines for people."""

from collections.abc import Iterator, Sequence

from choreo_desktop.domain.moves import Difficulty, Energy
from choreo_desktop.domain.words import counted
from choreo_desktop.planning.choices import Choice
from choreo_desktop.planning.coverage import NEAR, Combination, Coverage

_MOST_THIN = 12
_CELL = 15


def coverage_lines(coverage: Coverage) -> list[str]:
    """What a library has: a table of difficulty and energy, what suits the tempo, and what is thin."""
    return [*_tempo_lines(coverage), *_table(coverage), *_thin_lines(coverage)]


def coverage_sentences(coverage: Coverage) -> list[str]:
    """What a library has, without the table."""
    return [*_tempo_lines(coverage), *_thin_lines(coverage)]


def coverage_table(coverage: Coverage) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """How many clips suit the tempo: the levels of energy, and for each difficulty the numbers at these."""
    found = {tuple(pair.tags.values()): pair for pair in coverage.pairs}
    rows = [(level.value, [_count(found[level, energy]) for energy in Energy]) for level in Difficulty]
    return [energy.value for energy in Energy], rows


def _tempo_lines(coverage: Coverage) -> Iterator[str]:
    limit = f"{coverage.stretch:.0%}".replace("%", " %")
    line = (
        f"At {coverage.bpm:.0f} BPM {coverage.near} of your {counted(coverage.clips, 'clip')} "
        f"{'is' if coverage.near == 1 else 'are'} within {NEAR:.0%}".replace("%", " %")
        + f" and {coverage.serving} within {limit}"
    )
    yield line + (f"; of {coverage.blind} no beat is known." if coverage.blind else ".")
    if coverage.untagged:
        yield f"Of {counted(coverage.untagged, 'clip')} the difficulty, energy or style is not known."


def _table(coverage: Coverage) -> Iterator[str]:
    found = {tuple(pair.tags.values()): pair for pair in coverage.pairs}
    yield "".join([" " * 14, *(f"{energy.value + ' energy':<{_CELL}}" for energy in Energy)]).rstrip()
    for difficulty in Difficulty:
        cells = [_count(found[difficulty, energy]) for energy in Energy]
        yield "".join([f"{difficulty.value:<14}", *(f"{cell:<{_CELL}}" for cell in cells)]).rstrip()
    yield "Styles: " + ", ".join(f"{style.words[0]} {_count(style)}" for style in coverage.styles)
    if any(c.serving != c.clips for c in (*coverage.pairs, *coverage.styles)):
        yield "(x/y: only x of y suit the tempo of this song)"


def _count(combination: Combination) -> str:
    if combination.serving == combination.clips:
        return str(combination.clips)
    return f"{combination.serving}/{combination.clips}"


def _thin_lines(coverage: Coverage) -> Iterator[str]:
    thin = coverage.thin
    for tags in (coverage.pairs, coverage.styles):
        if not any(combination.clips for combination in tags):
            thin = tuple(combination for combination in thin if combination not in tags)
            what = "style" if tags is coverage.styles else "both difficulty and energy"
            yield f"Of no clip {what} {'is' if tags is coverage.styles else 'are'} known."
    yield from _none_sentences([combination for combination in thin if not combination.clips])
    few = [combination for combination in thin if combination.clips]
    yield from (_thin_sentence(combination) for combination in few[:_MOST_THIN])
    if len(few) > _MOST_THIN:
        yield f"{len(few) - _MOST_THIN} more combinations are thin."
    empty = [c for c in coverage.combinations if not c.clips]
    if empty and len(empty) < len(coverage.combinations):
        yield (
            f"{len(empty)} of the {len(coverage.combinations)} combinations of difficulty, energy and style have no "
            "clip at all."
        )


def _none_sentences(empty: Sequence[Combination]) -> Iterator[str]:
    """All that no clip is, in one sentence: the table shows it too."""
    energies: dict[str, list[str]] = {}
    for tags in (combination.tags for combination in empty if Choice.DIFFICULTY in combination.tags):
        energies.setdefault(tags[Choice.DIFFICULTY].value, []).append(tags[Choice.ENERGY].value)
    groups = [f"{difficulty} at {' or '.join(levels)} energy" for difficulty, levels in energies.items()]
    styles = [c.tags[Choice.STYLE].value for c in empty if Choice.STYLE in c.tags]
    if groups or styles:
        yield f"You have no clip that is {'; or '.join([*groups, *([' or '.join(styles)] if styles else [])])}."


def _thin_sentence(combination: Combination) -> str:
    tags = combination.tags
    order: Sequence[Choice] = (Choice.ENERGY, Choice.STYLE, Choice.DIFFICULTY)
    words = [tags[c].value + ("-energy" if c is Choice.ENERGY else "") for c in order if c in tags]
    what = ("both " if len(words) == 2 and combination.serving else "") + " and ".join(words)
    who = "Only 1 clip" if combination.serving == 1 else "No clip"
    more = combination.clips - combination.serving
    other = f" at this tempo; {more} more {'is' if more == 1 else 'are'} too far from it" if more else ""
    return f"{who} is {what}{other}."
