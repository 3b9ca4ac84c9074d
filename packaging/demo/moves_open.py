"""Moves danced side by side, facing the audience: arms, footwork, accents, groove."""

from demo.body import RELAXED, HandKeys, Part
from demo.film import Move
from demo.motion import steps
from demo.moves_basic import LEAD, Keys, side_basic

MIRROR = "R L R l L R L r"


def arms() -> Move:
    """Arms rise to a crown and open, over a calm side step."""
    high, wide, low = ("own", 0.12, 0.56, 0.06), ("own", 0.54, 0.1, 0.1), ("own", 0.24, -0.34, 0.16)
    both: HandKeys = [
        (0, low),
        (1, low),
        (4, high),
        (5, high),
        (8, wide),
        (9, wide),
        (12, low),
        (13, low),
        (14.5, high),
        (16, wide),
        (17, low),
    ]
    chest: HandKeys = [
        (0, low),
        (1, low),
        (4, ("own", -0.06, 0.0, 0.24)),
        (8, wide),
        (12, low),
        (14, ("own", -0.06, 0.0, 0.24)),
        (16, wide),
        (17, low),
    ]
    look: dict[str, Keys] = {
        "nod": [(0, 0), (4, -10), (8, 0), (14, -10), (16, 0)],
        "tilt": [(0, 0), (4, 4), (8, -4), (12, 0), (16, -4)],
    }
    return Move(
        "crown_arms", "Crown Arms", "arm_styling", "beginner", "low", "romantic", 118, 16, 0.5, 0.6,
        [(0, 0, 0.1, 0)],
        Part(side_basic(0, -0.72, 8, 2, size=0.8), steps(LEAD, 2), look, chest, chest, flow=0.5),
        Part(side_basic(0, 0.3, -8, 2, size=0.8), steps(LEAD, 2), look, both, both, flow=0.5),
    )  # fmt: skip


def footwork() -> Move:
    """Quick steps between the counts; 25 pictures a second, as cameras in Europe film."""
    words = "LR L RL r RL R LR l"
    aside = (0.1, 0.2, 0.3, 0.3, 0.2, 0.1, 0.0, 0.0)
    path: Keys = [(0, 0, 0, 0)]
    twist: Keys = [(0, 0)]
    for eight in range(3):
        path += [(8 * eight + 1 + k, 0.16 if k % 4 == 1 else 0.0, v, 14 if k % 2 else -14) for k, v in enumerate(aside)]
        twist += [(8 * eight + 1 + k, -12 if k % 2 else 12) for k in range(8)]
    body: dict[str, Keys] = {"twist": twist, "drop": [(0, 0.03)], "lean": [(0, 4)]}
    pump_left: HandKeys = [
        (c / 2, ("own", 0.24, -0.12 if c % 4 < 2 else -0.28, 0.26 if c % 4 < 2 else 0.12)) for c in range(52)
    ]
    pump_right: HandKeys = [
        (c / 2, ("own", 0.24, -0.28 if c % 4 < 2 else -0.12, 0.12 if c % 4 < 2 else 0.26)) for c in range(52)
    ]
    return Move(
        "quick_footwork", "Quick Footwork", "footwork", "advanced", "high", "energetic", 140, 24, 0.28, 0.4,
        [(0, 0, 0.1, 0)],
        Part([(c, u, v - 0.62, h) for c, u, v, h in path], steps(words, 3), body, pump_left, pump_right),
        Part([(c, u, v + 0.32, h) for c, u, v, h in path], steps(words, 3), body, pump_left, pump_right),
        size=(640, 360), rate=25,
    )  # fmt: skip


def golpes() -> Move:
    """Feet in place and a hit with hip and fist on every 4 and 8."""
    side: Keys = []
    drop: Keys = []
    tilt: Keys = []
    for count in range(25):
        hit = count % 4 == 0 and count > 0
        way = 1 if count % 8 == 4 else -1
        side.append((count, 0.11 * way if hit else 0.0))
        drop.append((count, 0.09 if hit else 0.0))
        tilt.append((count, -10.0 * way if hit else 0.0))
    body = {"side": side, "drop": drop, "tilt": tilt}
    fist: HandKeys = []
    other: HandKeys = []
    for count in range(25):
        hit, left = count % 4 == 0 and count > 0, count % 8 == 4
        ready = ("own", 0.22, -0.14, 0.24)
        fist.append((count, ("own", 0.42, 0.34, 0.12) if hit and left else ("own", 0.3, -0.4, 0.0) if hit else ready))
        other.append(
            (count, ("own", 0.42, 0.34, 0.12) if hit and not left else ("own", 0.3, -0.4, 0.0) if hit else ready)
        )
    return Move(
        "golpe_accents", "Golpe Accents", "golpes", "beginner", "high", "playful", 134, 24, 0.33, 0.45,
        [(0, 0, 0.1, 0)],
        Part(side_basic(0, -0.6, 10, 3, size=0.22), steps("L R L r R L R l", 3, side=0.05), body, fist, other),
        Part(side_basic(0, 0.5, -10, 3, size=0.22), steps("L R L r R L R l", 3, side=0.05), body, fist, other),
    )  # fmt: skip


def groove() -> Move:
    """Mirror images: step apart, step together, shoulders roll, a pose on the tap."""
    out: Keys = [(0, 0)]
    for eight in range(4):
        out += [(8 * eight + 1 + k, v) for k, v in enumerate((0.16, 0.2, 0.36, 0.36, 0.2, 0.16, 0.0, 0.0))]
    lead: Keys = [(c, 0, -0.42 - v, 20 if c % 8 == 4 else -6) for c, v in out]
    follow: Keys = [(c, 0, 0.42 + v, -20 if c % 8 == 4 else 6) for c, v in out]
    twist: Keys = [(c, 16 if c % 2 else -16) for c in range(33)]
    his: dict[str, Keys] = {
        "twist": twist,
        "tilt": [(c, {4: 8, 0: -6}.get(c % 8, 0)) for c in range(33)],
        "drop": [(c, 0.06 if c % 4 == 0 and c else 0.01) for c in range(33)],
    }
    hers = {**his, "twist": [(c, -v) for c, v in twist], "tilt": [(c, -v) for c, v in his["tilt"]]}
    open_: HandKeys = [(0, RELAXED)]
    hip: HandKeys = [(0, RELAXED)]
    for base in range(0, 32, 8):
        open_ += [
            (base + 1, ("own", 0.2, -0.1, 0.26)),
            (base + 2, ("own", 0.1, -0.02, 0.22)),
            (base + 3, ("own", 0.3, 0.1, 0.2)),
            (base + 4, ("own", 0.55, 0.2, 0.02)),
            (base + 6, ("own", 0.2, -0.1, 0.26)),
            (base + 8, ("own", 0.16, 0.5, 0.0)),
        ]
        hip += [
            (base + 1, ("own", 0.2, -0.2, 0.24)),
            (base + 4, ("own", 0.16, -0.36, 0.06)),
            (base + 6, ("own", 0.24, -0.1, 0.24)),
            (base + 8, ("own", 0.2, -0.36, 0.1)),
        ]
    return Move(
        "mirror_groove", "Mirror Groove", "style", "intermediate", "high", "modern", 132, 32, 0.22, 0.5,
        [(0, 0, 0.1, 0)],
        Part(lead, steps(MIRROR, 4), his, hip, open_),
        Part(follow, steps(LEAD, 4), hers, open_, hip),
    )  # fmt: skip
