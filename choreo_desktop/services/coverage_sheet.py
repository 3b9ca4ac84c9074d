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
    near, limit = (f"{share:.0%}".replace("%", " %") for share in (NEAR, coverage.stretch))
    clips = counted(coverage.clips, "clip")
    line = (
        f"At {coverage.bpm:.0f} BPM {coverage.near} of your {clips} {'is' if coverage.near == 1 else 'are'} within "
        f"{near} and {coverage.serving} within {limit}"
    )
    yield f"{line}; of {coverage.blind} no beat is known." if coverage.blind else f"{line}."
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
            yield (
                "The style of no clip is known."
                if tags is coverage.styles
                else "There is no clip of which both difficulty and energy are known."
            )
    yield from _none_sentences([combination for combination in thin if not combination.clips])
    few = [combination for combination in thin if combination.clips]
    yield from (_thin_sentence(combination) for combination in few[:_MOST_THIN])
    more = len(few) - _MOST_THIN
    if more > 0:
        yield "1 more combination is thin." if more == 1 else f"{more} more combinations are thin."
    yield from _empty_lines(coverage)


def _empty_lines(coverage: Coverage) -> Iterator[str]:
    empty = [c for c in coverage.combinations if not c.clips]
    if empty and len(empty) < len(coverage.combinations):
        yield (
            f"{len(empty)} of the {len(coverage.combinations)} combinations of difficulty, energy and style "
            f"{'has' if len(empty) == 1 else 'have'} no clip at all."
        )


def _none_sentences(empty: Sequence[Combination]) -> Iterator[str]:
    """All that no clip is, in a sentence for each difficulty and one for styles: the table shows it too."""
    energies: dict[str, list[str]] = {}
    for tags in (combination.tags for combination in empty if Choice.DIFFICULTY in combination.tags):
        energies.setdefault(tags[Choice.DIFFICULTY].value, []).append(tags[Choice.ENERGY].value)
    for difficulty, levels in energies.items():
        yield f"You have no clip that is {difficulty} at {' or '.join(levels)} energy."
    if styles := [c.tags[Choice.STYLE].value for c in empty if Choice.STYLE in c.tags]:
        yield f"You have no clip that is {' or '.join(styles)}."


def _thin_sentence(combination: Combination) -> str:
    """That of the clips which are there one suits the song's tempo, or none."""
    tags = combination.tags
    order: Sequence[Choice] = (Choice.ENERGY, Choice.STYLE, Choice.DIFFICULTY)
    words = [tags[c].value + ("-energy" if c is Choice.ENERGY else "") for c in order if c in tags]
    what = f"both {words[0]} and {words[1]}" if len(words) > 1 else words[0]
    more = combination.clips - combination.serving
    if not more:
        return f"Only 1 clip is {what}."
    few = f"Only 1 clip is {what}" if combination.serving else f"No clip is {what}"
    return f"{few} at this tempo; {more} more {'is' if more == 1 else 'are'} too far from it."
