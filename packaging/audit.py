"""Look for known weaknesses in the packages that are installed in ``.venv`` (pip-audit, which uv fetches for this).

Registries without advisories answer as if there were none for any package. So an old package with known weaknesses is
asked about first: only where those are told does silence about ours mean anything. Elsewhere a sentence says that
nothing was audited, and that is no failure.
"""

import importlib.metadata
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TOOL = "pip-audit==2.10.1"
KNOWN_WEAK = "urllib3==1.24.1"  # PYSEC-2019-133 and others
OURS = "choreo-desktop"
PATIENCE = 300


class Answer(NamedTuple):
    """What pip-audit said.

    Attributes:
        weaknesses: One line each.
        unknown: Packages of which the registry knows nothing.
        trouble: Why there is no answer; empty where there is one.
    """

    weaknesses: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    trouble: str = ""


def installed() -> list[str]:
    """Every package of ``.venv`` with its version, ours left out."""
    found = {each.name.lower(): each.version for each in importlib.metadata.distributions() if each.name}
    return [f"{name}=={version}" for name, version in sorted(found.items()) if name != OURS]


def audit(packages: list[str]) -> Answer:
    """Ask pip-audit about packages."""
    uv = Path(sys.executable).with_name("uv")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "packages.txt")
        listed.write_text("\n".join(packages) + "\n", "utf-8")
        command = [str(uv), "tool", "run", TOOL, "--no-deps", "--disable-pip", "--progress-spinner", "off"]
        try:
            done = subprocess.run(
                [*command, "--requirement", str(listed), "--format", "json"],
                capture_output=True,
                check=False,
                encoding="utf-8",
                timeout=PATIENCE,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Answer(trouble=f"pip-audit did not run: {error}")
    return read(done.stdout, done.stderr)


def read(said: str, complained: str = "") -> Answer:
    """An answer out of what pip-audit prints."""
    try:
        packages = json.loads(said)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = complained.strip().splitlines() or ["it said nothing"]
        return Answer(trouble=f"pip-audit gave no answer: {lines[-1].strip()}")
    weaknesses = [
        f"{package['name']} {package['version']}: {weakness['id']}"
        f"{', mended in ' + ', '.join(weakness['fix_versions']) if weakness.get('fix_versions') else ''}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    return Answer(tuple(weaknesses), tuple(package["name"] for package in packages if "skip_reason" in package))


def main() -> int:
    """Audit; returns the exit code, 1 where something is known to be weak."""
    probe = audit([KNOWN_WEAK])
    if not probe.weaknesses:
        why = probe.trouble or f"the registry tells nothing of {KNOWN_WEAK}, which has known weaknesses"
        print(f"Nothing was audited: no advisories can be reached from here ({why}).")
        return 0
    packages = installed()
    answer = audit(packages)
    print("\n".join(answer.weaknesses))
    if answer.unknown:
        print(f"Not known to the registry: {', '.join(answer.unknown)}")
    if answer.trouble:
        print(answer.trouble)
        return 1
    print(f"{len(packages)} packages audited, {len(answer.weaknesses) or 'no'} known weaknesses.")
    return 1 if answer.weaknesses else 0


if __name__ == "__main__":
    sys.exit(main())
