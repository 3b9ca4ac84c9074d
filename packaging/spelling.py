"""The spelling of what people read: texts of the window, sentences of the services, README and CHANGELOG.

Known misspellings are looked for everywhere (codespell). Where the machine has hunspell and a dictionary, every word
has to be in it or in ``words_LANGUAGE.txt`` beside this script, where names and words of dancers stand.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translations import FOLDER, ROOT, entries

PROSE = ("README.md", "CHANGELOG.md")
DICTIONARIES = {"en": "en_GB", "es": "es_ES"}

_NO_PROSE = re.compile(r"```.*?```|`[^`]*`|<!--.*?-->|\]\([^)]*\)|https?://\S+", re.DOTALL)
# Places to fill in, marks of HTML, mnemonics, options, and what is a name: of a file, a key, a class, or in capitals.
_NO_WORDS = re.compile(
    r"\{[^{}]*\}|%\d|</?[a-z][^>]*>|&(?:lt|gt|amp|nbsp);|--?[a-z][\w-]*|[\w*/.~-]*[\w*](?:[./_]\w+)+"
    r"|\b[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z]\w*|\b[A-Z0-9]*[A-Z]{2,}[A-Z0-9]*s?\b|\w*\d\w*"
)


class Text(NamedTuple):
    """Something to read.

    Attributes:
        place: Where it stands, for a person.
        text: On one line.
    """

    place: str
    text: str


def texts(language: str) -> Iterator[Text]:
    """All that people read in a language."""
    for path in sorted(FOLDER.glob("choreo_*.ts")):
        for entry in entries(path):
            said = entry.source if language == "en" else entry.translation
            if language == "en" or path.stem.endswith(f"_{language}"):
                yield Text(f"{path.name}, {entry.context}", _one_line(said))
    if language == "en":
        for name in PROSE:
            prose = _NO_PROSE.sub(_as_many_lines, (ROOT / name).read_text("utf-8"))
            for number, line in enumerate(prose.splitlines(), start=1):
                yield Text(f"{name}:{number}", line)


def misspelt(found: list[Text], language: str) -> list[str]:
    """What is spelt wrong, one line each."""
    allowed = words_of(language)
    wrong = {**_not_in_dictionary(found, language), **_known_misspellings(found, language)}
    return [_complaint(word, wrong[word], found) for word in sorted(wrong) if word.lower() not in allowed]


def words_of(language: str) -> set[str]:
    """Words that are right although no dictionary has them, in small letters."""
    lines = (ROOT / "packaging" / f"words_{language}.txt").read_text("utf-8").splitlines()
    return {line.strip().lower() for line in lines if line.strip()}


def checked_by(language: str) -> str:
    """The dictionary of this machine for a language; empty where there is none."""
    if not shutil.which("hunspell"):
        return ""
    name = DICTIONARIES[language]
    # Lists what it finds, and reads standard input only where a dictionary was asked for and found.
    done = _run(["hunspell", "-d", name, "-l", "-i", "utf-8"], "")
    return "" if done.returncode else name


def _known_misspellings(found: list[Text], language: str) -> dict[str, str]:
    """Words that codespell knows to be wrong, with what it would write; it knows English only."""
    if language != "en":
        return {}
    done = _run([sys.executable, "-m", "codespell_lib", "-"], "\n".join(_words_only(found)))
    return dict(re.findall(r"(\S+) ==> (.+)", done.stdout))


def _not_in_dictionary(found: list[Text], language: str) -> dict[str, str]:
    name = checked_by(language)
    if not name:
        return {}
    done = _run(["hunspell", "-d", name, "-l", "-i", "utf-8"], "\n".join(_words_only(found)))
    return dict.fromkeys(done.stdout.split(), "")


def _words_only(found: Iterable[Text]) -> list[str]:
    """Mnemonics are taken out of words, and what is no word becomes a gap."""
    bare = (re.sub(r"&(?=\w)(?!(?:lt|gt|amp|nbsp);)", "", text.text) for text in found)
    return [_NO_WORDS.sub(" ", line).replace("’", "'") for line in bare]


def _complaint(word: str, better: str, found: list[Text]) -> str:
    whole = re.compile(rf"\b{re.escape(word)}\b")
    lines = _words_only(found)
    places = [text for text, line in zip(found, lines, strict=True) if whole.search(line)]
    where = f"{places[0].place}: {places[0].text[:100]}" if places else "somewhere"
    return f"{word}{f' (better: {better})' if better else ''}  in {where}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _as_many_lines(match: re.Match[str]) -> str:
    return " " + "\n" * match.group().count("\n")


def _run(command: list[str], given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8")


def main() -> int:
    """Say what is spelt wrong; returns the exit code."""
    wrong = 0
    for language, name in DICTIONARIES.items():
        found = list(texts(language))
        problems = misspelt(found, language)
        wrong += len(problems)
        for problem in problems:
            print(f"{language}: {problem}")
        by = "every word" if checked_by(language) else f"no hunspell with {name} here: known misspellings only"
        print(f"{language}: {len(found)} texts read ({by}), {len(problems) or 'nothing'} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
