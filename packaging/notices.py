"""Third-party notices: what others made that the program brings, under which licences, and the texts of these.

``check`` looks at every Python package that the program is installed with, and fails where its licence is none that a
program under the MIT License may import. ``build FILE`` writes the notices; with ``--bundle`` also for everything that
was compiled in a bundle, which fails if it holds a library that nobody is known for.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from notices_native import BOOTLOADER, Native, libraries, owners
from notices_words import FOOT, HEAD, about_whole
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "packaging" / "licences"
PROGRAM = "choreo-desktop"

# What MIT code may import: licences that ask for no more than a notice, or (LGPL, MPL) for the freedom to replace the
# library, which a folder of files gives.
ALLOWED = frozenset({
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "HPND",
    "ISC",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PSF-2.0",
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
})  # fmt: skip

# What packages call their licences that do not use SPDX's names yet.
_CALLED = {
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# Read in the packages' own files, where their metadata does not say it or says less.
_READ = {
    "peewee": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "scipy": "BSD-3-Clause",
}
_PAPERS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_STANDARD = {"Apache-2.0": "Apache-2.0", "LGPL-3.0-only": "LGPL-3.0"}


class Package(NamedTuple):
    """A Python package.

    Attributes:
        name: Its name.
        version: Its version.
        licence: As an SPDX expression; empty if nobody says.
        home: Where it comes from; may be empty.
        texts: Its licence and notices, word for word.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]


def normal(name: str) -> str:
    """The name of a package as packages are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_with(program: str = PROGRAM) -> list[Package]:
    """The packages that a program needs on this system, without itself, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [program]
    while waiting:
        distribution = metadata.distribution(waiting.pop())
        name = normal(distribution.metadata["Name"])
        if name in found:
            continue
        found[name] = distribution
        needs = (Requirement(line) for line in distribution.requires or ())
        waiting += [need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
    return [package(found[name]) for name in sorted(found) if name != normal(program)]


def package(distribution: metadata.Distribution) -> Package:
    """What is to be told about an installed package."""
    about = distribution.metadata
    name = normal(about["Name"])
    links = dict(link.split(", ", 1) for link in about.get_all("Project-URL") or () if ", " in link)
    home = next((url for kind, url in links.items() if kind.lower() in {"homepage", "source", "repository"}), "")
    licence = licence_of(distribution)
    return Package(name, distribution.version, licence, about.get("Home-page") or home, _texts(distribution, licence))


def licence_of(distribution: metadata.Distribution) -> str:
    """The licence of a package as an SPDX expression; empty if nobody says."""
    about = distribution.metadata
    if known := _READ.get(normal(about["Name"])):
        return known
    if expression := about.get("License-Expression"):
        return str(expression)
    said = (about.get("License") or "").strip()
    if said and atoms(said) <= ALLOWED | {"GPL-2.0-only", "GPL-3.0-only"}:
        return said
    kinds = [line.rsplit(" :: ", 1)[1] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    return next((_CALLED[kind] for kind in [said, *kinds] if kind in _CALLED), "")


def _texts(distribution: metadata.Distribution, licence: str) -> tuple[str, ...]:
    papers = [
        file for file in distribution.files or () if _PAPERS.search(str(file)) and file.suffix not in {".py", ".pyc"}
    ]
    texts = [Path(str(file.locate())).read_text("utf-8", "replace") for file in papers]
    standard = [name for atom, name in _STANDARD.items() if not texts and atom in atoms(licence)]
    texts += [(TEXTS / f"{name}.txt").read_text("utf-8") for name in standard]
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


def atoms(expression: str) -> set[str]:
    """The names of licences in an SPDX expression, exceptions left out."""
    words = re.sub(r"\bWITH\s+\S+", "", expression)
    return set(re.findall(r"[^\s()]+", words)) - {"AND", "OR"}


def allowed(expression: str) -> bool:
    """Whether an SPDX expression leaves a choice with which MIT code may import the package."""
    words = re.findall(r"[()]|[^\s()]+", expression)
    verdict, rest = _any_of(words)
    return verdict and not rest


def _any_of(words: list[str]) -> tuple[bool, list[str]]:
    verdict, rest = _all_of(words)
    while rest[:1] == ["OR"]:
        more, rest = _all_of(rest[1:])
        verdict = verdict or more
    return verdict, rest


def _all_of(words: list[str]) -> tuple[bool, list[str]]:
    verdict, rest = _one(words)
    while rest[:1] == ["AND"]:
        more, rest = _one(rest[1:])
        verdict = verdict and more
    return verdict, rest


def _one(words: list[str]) -> tuple[bool, list[str]]:
    if not words:
        return False, []
    if words[0] == "(":
        verdict, rest = _any_of(words[1:])
        return verdict and rest[:1] == [")"], rest[1:]
    if words[1:2] == ["WITH"]:  # an exception only ever allows more
        return words[0] in ALLOWED or words[2:3] == ["GCC-exception-3.1"], words[3:]
    return words[0] in ALLOWED, words[1:]


def problems(packages: list[Package]) -> list[str]:
    """What keeps packages from being imported by the program, or from being told about; one line each."""
    found = []
    for each in packages:
        if not each.licence:
            found.append(f"{each.name} {each.version} does not say its licence: read it and add it to notices.py.")
        elif not allowed(each.licence):
            found.append(f"{each.name} {each.version} is under {each.licence}, which MIT code may not import.")
        if not each.texts:
            found.append(f"{each.name} {each.version} brings no text of its licence, and none is kept here.")
    return found


def lines(packages: list[Package], natives: dict[Native, list[str]]) -> Iterator[str]:
    """The notices, line by line; a text that several share is told once."""
    yield HEAD.strip() + "\n"
    yield about_whole({native.name: names for native, names in natives.items()}).strip()
    if natives:
        yield _title("Programs and libraries")
    for native in (*natives, BOOTLOADER) if natives else ():
        yield f"{native.name}\n    Licence: {native.licence}\n    Source: {native.source}"
        if names := natives.get(native):
            yield f"    Files: {', '.join(sorted(set(names)))}"
    yield _title("Python packages")
    numbers: dict[str, int] = {}
    for each in packages:
        known = [numbers.setdefault(text, len(numbers) + 1) for text in each.texts]
        where = ", ".join(f"[{number}]" for number in known)
        yield f"{each.name} {each.version}\n    Licence: {each.licence}; text: {where}"
        if each.home:
            yield f"    Source: {each.home}"
    yield _title("Texts")
    for text, number in numbers.items():
        yield f"[{number}]\n\n{text}\n"
    for path in sorted(TEXTS.glob("*.txt")):
        yield f"{_title(path.stem)}\n{path.read_text('utf-8').rstrip()}\n"
    yield FOOT.strip()


def _title(text: str) -> str:
    return f"\n{text}\n{'=' * len(text)}\n"


def main() -> int:
    """Do what the command line says; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="fail on licences that may not be imported")
    build = commands.add_parser("build", help="write the notices")
    build.add_argument("file", type=Path)
    build.add_argument("--bundle", type=Path, help="a bundle, whose compiled libraries are told too")
    choice = parser.parse_args()
    packages = installed_with()
    natives: dict[Native, list[str]] = {}
    found = problems(packages)
    if choice.command == "build" and choice.bundle:
        natives, strange = owners(libraries(choice.bundle))
        found += [
            f"{name} is in the bundle, and nobody is known for it: add it to notices_native.py." for name in strange
        ]
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    if choice.command == "build":
        choice.file.write_text("\n".join(lines(packages, natives)) + "\n", "utf-8")
    print(f"{len(packages)} packages and {len(natives)} others: all licences are allowed and told.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
