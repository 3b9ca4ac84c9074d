"""Whether the battery is so low that only what was asked for should run."""

from contextlib import suppress
from pathlib import Path

LOW_PERCENT = 20
SUPPLIES = Path("/sys/class/power_supply")


def battery_low(supplies: Path = SUPPLIES) -> bool:
    """Whether this machine runs on a battery below a fifth, as far as its system tells in files (Linux)."""
    low = False
    with suppress(OSError, ValueError):
        for supply in supplies.iterdir():
            kind = _told(supply, "type")
            if kind == "Mains" and _told(supply, "online") == "1":
                return False
            if kind == "Battery" and _told(supply, "scope") != "Device":  # that of a mouse does not count
                discharging = _told(supply, "status") == "Discharging"
                low = low or (discharging and int(_told(supply, "capacity") or 100) < LOW_PERCENT)
    return low


def _told(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text("ascii", "replace").strip()
    except OSError:
        return ""
