"""Moves in which the couple turns, rolls or leans: the sensual ones, the spin, the entrance and the dip."""

from dataclasses import replace
from math import pi

from demo.body import RELAXED, HandKeys, Part
from demo.film import Move
from demo.motion import Step, steps
from demo.moves_basic import BACK, FOLLOW, JOINED_SIDE, LEAD, ON_SHOULDER, Keys, forth_basic, held, side_basic

AROUND_NECK: HandKeys = [(0, ("lead", -0.1, 0.12, -0.05))]


def body_wave() -> Move:
    """An eight of close sway, then a wave through both bodies on every fourth count."""
    wave: Keys = [(0, 0, 0), (8, 0, 0)]
    for base in (8, 12):
        wave += [
            (base + 1, 0.07, 0.4),
            (base + 2, 0.09, 2.2),
            (base + 3, 0.09, 4.2),
            (base + 4, 0.0, 2 * pi),
            (base + 4.01, 0, 0),
        ]
    deep: Keys = [
        (0, 0.02),
        (8, 0.02),
        (9, 0.05),
        (10, 0.09),
        (11, 0.05),
        (12, 0.02),
        (13, 0.05),
        (14, 0.09),
        (15, 0.05),
        (16, 0.02),
    ]
    head: Keys = [(0, 8), (8, 8), (9, -14), (10, -20), (11, 6), (12, 10), (13, -14), (14, -20), (15, 6), (16, 8)]
    body = {"wave": wave, "drop": deep, "nod": head}
    lean: Keys = [(0, 0), (8, 0), (10, -11), (11, 3), (12, 0), (14, -11), (15, 3), (16, 0)]
    small = 0.45
    return Move(
        "slow_body_wave", "Slow Body Wave", "bodywaves", "advanced", "low", "sensual", 116, 16, 0.6, 0.6,
        [(0, 0, 0.1, 96)],
        Part([*side_basic(-0.24, -0.12, 0, 1, size=small), (16, -0.24, -0.12, 0)], steps(LEAD, 1),
            {"wave": [(c, 0.5 * a, ph) for c, a, ph in wave], "drop": deep}, JOINED_SIDE, BACK),
        Part([*side_basic(0.24, -0.12, 180, 1, size=small), (16, 0.24, -0.12, 180)],
            steps(FOLLOW, 1), {**body, "lean": lean}, AROUND_NECK, JOINED_SIDE),
        span=2.3,
    )  # fmt: skip


HIS_FREE: HandKeys = [
    (0, ("own", 0.3, -0.34, 0.12)),
    (4, ("own", 0.42, -0.05, 0.1)),
    (8, ("own", 0.3, -0.34, 0.12)),
    (12, ("own", 0.42, -0.05, 0.1)),
    (16, ("own", 0.3, -0.34, 0.12)),
]
CROWN_THEN_WIDE: HandKeys = [
    (0, RELAXED),
    (1, RELAXED),
    (4, ("own", 0.2, 0.46, 0.06)),
    (8, ("own", 0.2, 0.46, 0.06)),
    (12, ("own", 0.5, 0.06, 0.12)),
    (16, RELAXED),
]
LOW_THEN_CROWN: HandKeys = [
    (0, RELAXED),
    (4, ("own", 0.3, -0.2, 0.2)),
    (8, ("own", 0.3, -0.2, 0.2)),
    (12, ("own", 0.16, 0.44, 0.06)),
    (15, ("own", 0.16, 0.44, 0.06)),
    (16, RELAXED),
]


def hip_roll() -> Move:
    """Hips draw a circle over four counts, two ways around."""
    side: Keys = []
    push: Keys = []
    for count in range(17):
        way = 1 if count <= 8 else -1
        side.append((count, 0.1 * way * (0, 1, 0, -1)[count % 4]))
        push.append((count, 0.06 * (-1, 0, 1, 0)[count % 4] if count else 0.0))
    tilt: Keys = [(c, -75 * v) for c, v in side]
    deep: Keys = [(0, 0.02), (1, 0.06), (16, 0.06), (17, 0.02)]
    body = {"side": side, "push": push, "tilt": tilt, "drop": deep}
    on_hip: HandKeys = [(0, ("follow", -0.12, -0.34, 0.12))]
    feet = steps("L . R . L . R .", 2, side=0.04)
    return Move(
        "hip_roll_circle", "Hip Roll Circle", "hiprolls", "intermediate", "low", "sensual", 120, 16, 0.45, 0.5,
        [(0, 0.05, 0.1, -8)],
        Part([(0, -0.14, -0.36, 14)], feet, body, on_hip, HIS_FREE, flow=0.6),
        Part([(0, 0.12, 0.1, -4)], feet, body, CROWN_THEN_WIDE, LOW_THEN_CROWN, flow=0.6),
        span=2.4,
    )  # fmt: skip


def head_roll() -> Move:
    """She leans away over his arm and rolls her head around on 5 to 8."""
    lean: Keys = []
    nod: Keys = []
    cock: Keys = []
    for base in (0, 8, 16):
        lean += [(base, 0), (base + 4, 0), (base + 5, -14), (base + 6, -26), (base + 7, -14), (base + 8, 0)]
        nod += [(base, 4), (base + 4, 16), (base + 5, 0), (base + 6, -34), (base + 7, -8), (base + 8, 6)]
        cock += [(base, 0), (base + 4, 0), (base + 5, 32), (base + 6, 6), (base + 7, -32), (base + 8, 0)]
    steady: dict[str, Keys] = {
        "drop": [(c, d) for b in (0, 8, 16) for c, d in ((b, 0.01), (b + 4, 0.01), (b + 6, 0.07), (b + 8, 0.01))]
    }
    give: Keys = [(c, d) for b in (0, 8, 16) for c, d in ((b, 0), (b + 4, 0), (b + 6, 9), (b + 8, 0))]
    support: HandKeys = [(0, ("follow", 0.07, -0.06, -0.13))]
    return Move(
        "head_roll_release", "Head Roll Release", "headrolls", "advanced", "medium", "sensual", 124, 24, 0.5, 0.5,
        [(0, -0.08, 0.1, 92), (8, -0.08, 0.1, 78), (16, -0.08, 0.1, 92), (24, -0.08, 0.1, 92)],
        Part(side_basic(-0.21, -0.2, 0, 3, size=0.75), steps(LEAD, 3), {**steady, "lean": give},
            JOINED_SIDE, support),
        Part(side_basic(0.21, -0.2, 180, 3, size=0.75), steps(FOLLOW, 3),
            {**steady, "lean": lean, "nod": nod, "cock": cock}, ON_SHOULDER, JOINED_SIDE),
        span=2.4,
    )  # fmt: skip


SPIN_FREE_ARM: HandKeys = [
    (0, ("own", 0.26, -0.3, 0.14)),
    (4, ("own", 0.5, 0.12, 0.05)),
    (5, ("own", 0.06, -0.12, 0.2)),
    (7, ("own", 0.06, -0.12, 0.2)),
    (8, ("own", 0.5, 0.12, 0.05)),
    (9, ("own", 0.26, -0.3, 0.14)),
    (12, ("own", 0.5, 0.12, 0.05)),
    (12.8, ("own", 0.06, -0.12, 0.2)),
    (15, ("own", 0.06, -0.12, 0.2)),
    (16, ("own", 0.46, 0.34, 0.05)),
]


def double_spin() -> Move:
    """A single turn to prepare, then two turns on three counts and an arm thrown up on the tap."""
    follow: Keys = []
    turns = {5: 60, 6: -60, 7: -180, 8: -180, 13: -330, 14: -580, 15: -900, 16: -900}
    for count, along, aside, _ in side_basic(0.38, -0.24, 180, 2, size=0.8):
        heading = turns.get(int(count), 180 if count < 5 else -180)
        follow.append((count, along, aside, heading))
    high = ("follow", 0.0, 0.53, 0.0)
    hands: HandKeys = [
        *held((0, 0.18, 1.06, 0)),
        *held((4, 0.2, 1.3, 0)),
        (5, high),
        (7, high),
        *held((8, 0.18, 1.06, 0), (12, 0.22, 1.34, 0)),
        (12.8, high),
        (15, high),
        *held((16, 0.2, 1.0, 0)),
    ]
    his: HandKeys = [
        (0, RELAXED),
        (4, ("own", 0.34, -0.2, 0.2)),
        (8, RELAXED),
        (12, ("own", 0.34, -0.2, 0.2)),
        (16, ("own", 0.5, 0.0, 0.0)),
    ]
    return Move(
        "double_spin", "Double Spin", "spin", "advanced", "high", "energetic", 136, 16, 0.25, 0.7,
        [(0, 0, 0.1, 74)],
        Part(side_basic(-0.34, -0.22, 0, 2, size=0.8), steps(LEAD, 2),
            {"twist": [(0, 0), (12, 10), (14, -10), (16, 0)]}, hands, his),
        Part(follow, steps(FOLLOW, 2), {}, SPIN_FREE_ARM, hands),
        span=2.5,
    )  # fmt: skip


def walk_in() -> Move:
    """From both sides of the stage they walk to each other, and take hold on the second eight."""
    way = (0.12, 0.26, 0.4, 0.4, 0.52, 0.62, 0.7, 0.7)
    lead: Keys = [(0, -1.06, 0, 0), *((k + 1, -1.06 + w, 0, 0) for k, w in enumerate(way))]
    follow: Keys = [(0, 1.06, 0, 180), *((k + 1, 1.06 - w, 0, 180) for k, w in enumerate(way))]
    lead += [(c + 8, -0.34, v, h) for c, _, v, h in side_basic(0, 0, 0, 1, size=0.7) if c]
    follow += [(c + 8, 0.34, v, h) for c, _, v, h in side_basic(0, 0, 180, 1, size=0.7) if c]
    swing_left: HandKeys = [(c, ("own", 0.26, -0.36, 0.2 if c % 2 else -0.08)) for c in range(7)]
    swing_right: HandKeys = [(c, ("own", 0.26, -0.36, -0.08 if c % 2 else 0.2)) for c in range(7)]
    offer: HandKeys = [*swing_left, (7, ("own", 0.14, -0.1, 0.5)), *held((8, 0.2, 1.12, 0), (9, 0.2, 1.08, 0))]
    take: HandKeys = [*swing_right, (7, ("own", 0.3, -0.1, 0.3)), *held((8, 0.2, 1.12, 0), (9, 0.2, 1.08, 0))]
    his: HandKeys = [*swing_right, (8, RELAXED), *held((9, -0.2, 1.08, 0))]
    hers: HandKeys = [
        *swing_left,
        (6.5, ("own", 0.3, -0.3, 0.1)),
        (8, ("own", 0.44, 0.1, 0.1)),
        *held((9, -0.2, 1.08, 0)),
    ]
    bow: dict[str, Keys] = {"lean": [(0, 0), (6, 0), (7, 6), (8, 12), (9, 0)], "nod": [(6, 0), (8, 12), (9, 0)]}
    return Move(
        "walk_in", "Walk-In", "intros", "beginner", "medium", "modern", 126, 16, 0.8, 0.4,
        [(0, 0, 0.1, 90), (4, 0, 0.1, 90), (8, 0, 0.1, 104), (16, 0, 0.1, 104)],
        Part(lead, steps(LEAD, 2), bow, offer, his),
        Part(follow, steps(FOLLOW, 2), {"tilt": [(7, 0), (8, 5), (9, 0)]}, hers, take),
        span=3.3,
    )  # fmt: skip


def later(plan: list[Step], by: float) -> list[Step]:
    """The same steps some counts later."""
    return [replace(step, count=step.count + by) for step in plan]


def dip() -> Move:
    """A last basic, a slow turn of the couple, and the dip on 5 that is held to the end."""
    ground: Keys = [(0, 0, 0), (8, 0, 0), (9, 2, 0), (12, 6, 0), (13, 34, 0), (14, 40, 0)]
    her_lean: Keys = [(c, -1.5 * lean) for c, lean, _ in ground]
    her_drop: Keys = [(0, 0.01), (12, 0.02), (13, 0.1), (14, 0.13)]
    his_drop: Keys = [(0, 0.01), (12, 0.02), (13, 0.13), (14, 0.17)]
    her_nod: Keys = [(0, 4), (12, 4), (13, -20), (14, -34)]
    arm: HandKeys = [*held((0, 0.36, 1.3, 0.04)), (12, ("mid", 0.36, 1.3, 0.04)), (14, ("own", 0.3, 0.5, -0.1))]
    his_left: HandKeys = [*held((0, 0.36, 1.3, 0.04), (12, 0.36, 1.3, 0.04)), (13.5, ("follow", -0.05, -0.3, -0.13))]
    lead: Keys = [
        *forth_basic(-0.22, 0, 1, size=0.4),
        (9, -0.22, 0.05, 0),
        (12, -0.22, 0, 0),
        (13, -0.16, 0, 0),
        (16, -0.16, 0, 0),
    ]
    follow: Keys = [
        *forth_basic(0.22, 180, 1, size=0.4),
        (9, 0.22, 0.05, 180),
        (12, 0.22, 0, 180),
        (13, 0.12, 0, 180),
        (16, 0.12, 0, 180),
    ]
    feet_lead = [*steps(LEAD, 1), *later(steps("L R L r R . . .", 1), 8)]
    feet_follow = [*steps(FOLLOW, 1), *later(steps("R L R l L . . .", 1), 8)]
    wide_lead = [s if s.count < 13 else replace(s, side=0.02, fwd=-0.3) for s in feet_lead]
    wide_follow = [s if s.count < 13 else replace(s, fwd=-0.05) for s in feet_follow]
    return Move(
        "final_dip", "Final Dip", "outro", "intermediate", "medium", "romantic", 122, 16, 0.4, 0.8,
        [(0, -0.22, 0.1, 70), (8, -0.22, 0.1, 70), (12, -0.22, 0.1, 92), (16, -0.22, 0.1, 92)],
        Part(lead, wide_lead,
            {"lean": [(c, 0.75 * lean) for c, lean, _ in ground], "drop": his_drop}, his_left, BACK),
        Part(follow, wide_follow, {"lean": her_lean, "drop": her_drop, "nod": her_nod}, ON_SHOULDER, arm),
        span=2.6,
    )  # fmt: skip
