"""Moves danced in hold, near the basic step."""

from demo.body import HandKeys, Part
from demo.film import Move
from demo.motion import Step, steps

Keys = list[tuple[float, ...]]
LEAD = "L R L r R L R l"
FOLLOW = "R L R l L R L r"

SIDE_OF_EIGHT = (0.24, 0.29, 0.53, 0.53, 0.29, 0.24, 0.0, 0.0)


def side_basic(along: float, aside: float, heading: float, eights: int, *, size: float = 1.0) -> Keys:
    """Three steps to the lead's left and a tap, and back."""
    keys: Keys = [(0, along, aside, heading)]
    for eight in range(eights):
        keys += [(8 * eight + 1 + k, along, aside + size * v, heading) for k, v in enumerate(SIDE_OF_EIGHT)]
    return keys


def forth_basic(along: float, heading: float, eights: int, *, size: float = 0.75) -> Keys:
    """Three steps the way the lead looks and a tap, and back."""
    keys: Keys = [(0, along, 0, heading)]
    for eight in range(eights):
        keys += [(8 * eight + 1 + k, along + size * v, 0, heading) for k, v in enumerate(SIDE_OF_EIGHT)]
    return keys


def held(*keys: tuple[float, float, float, float]) -> HandKeys:
    """Keys (count, aside, height, along) of hands joined between the dancers."""
    return [(count, ("mid", a, b, c)) for count, a, b, c in keys]


def open_hold() -> tuple[HandKeys, HandKeys]:
    """Both hands joined at waist height; elbows breathe with the steps."""
    one: HandKeys = []
    two: HandKeys = []
    for count in range(33):
        up = 0.05 if count % 4 == 0 else 0.0
        one += held((count, 0.22, 1.06 + up, 0))
        two += held((count, -0.22, 1.06 + up, 0))
    return one, two


BACK: HandKeys = [(0, ("follow", 0.09, -0.12, -0.14))]
ON_SHOULDER: HandKeys = [(0, ("lead", -0.17, 0.07, 0.05))]
JOINED_SIDE = held((0, 0.36, 1.3, 0.04))


def basic() -> Move:
    """The side step everybody learns first."""
    one, two = open_hold()
    return Move(
        "side_basic", "Side Basic", "basic", "beginner", "medium", "romantic", 124, 16, 0.42, 0.5,
        [(0, 0, 0.2, 116)],
        Part(side_basic(-0.33, -0.27, 0, 2), steps(LEAD, 2), left=one, right=two),
        Part(side_basic(0.33, -0.27, 180, 2), steps(FOLLOW, 2), left=two, right=one),
        span=2.5,
    )  # fmt: skip


def forth() -> Move:
    """Forward and back in close hold."""
    calm: dict[str, Keys] = {"nod": [(0, 6)], "drop": [(0, 0.015)]}
    return Move(
        "forward_and_back", "Forward & Back", "basic", "beginner", "low", "romantic", 118, 16, 0.55, 0.45,
        [(0, -0.2, 0, 84)],
        Part(forth_basic(-0.25, 0, 2), steps(LEAD, 2), calm, JOINED_SIDE, BACK),
        Part(forth_basic(0.25, 180, 2), steps(FOLLOW, 2), calm, ON_SHOULDER, JOINED_SIDE),
    )  # fmt: skip


def lady_turn() -> Move:
    """A turn under the joined hands on 5, 6, 7, first to her right, then to her left; upright for phones."""
    path = side_basic(0.36, -0.27, 180, 2, size=0.9)
    turned = []
    for count, along, aside, heading in path:
        turn = {5: -120, 6: -240, 7: -360, 8: -360}.get(int(count), -360 if 8 < count < 13 else 0)
        turn = {13: -240, 14: -120, 15: 0, 16: 0}.get(int(count), turn)
        turned.append((count, along, aside, heading + turn))
    low, high = (0.2, 1.06, 0.0), ("follow", 0.0, 0.52, 0.0)
    hands: HandKeys = [(0, ("mid", *low)), (4, ("mid", 0.2, 1.25, 0.0)), (5, high), (7, high), (8, ("mid", *low))]
    hands += [(12, ("mid", 0.2, 1.25, 0.0)), (13, high), (15, high), (16, ("mid", *low))]
    free: HandKeys = [(0, ("mid", -0.2, 1.06, 0)), (4, ("mid", -0.2, 1.06, 0)), (5, ("own", 0.16, -0.2, 0.2))]
    free += [(7, ("own", 0.16, -0.2, 0.2)), (8, ("mid", -0.2, 1.06, 0)), (12, ("mid", -0.2, 1.06, 0))]
    free += [(13, ("own", 0.16, -0.2, 0.2)), (15, ("own", 0.16, -0.2, 0.2)), (16, ("mid", -0.2, 1.06, 0))]
    return Move(
        "ladys_turn", "Lady's Turn", "ladyturn", "beginner", "medium", "playful", 126, 16, 0.35, 0.6,
        [(0, 0, 0.1, 100)],
        Part(side_basic(-0.34, -0.24, 0, 2, size=0.9), steps(LEAD, 2), left=hands, right=free),
        Part(turned, steps(FOLLOW, 2), left=free, right=hands),
        size=(360, 640), span=1.8,
    )  # fmt: skip


def cross_body() -> Move:
    """The lead opens like a door, the follower walks through to the other side."""
    lead: Keys = [
        (0, -0.36, 0, 0),
        (1, -0.36, 0.12, 0),
        (2, -0.3, 0.3, -30),
        (3, -0.14, 0.46, -80),
        (4, -0.1, 0.46, -90),
    ]
    lead += [(5, -0.05, 0.42, -95), (6, 0.12, 0.3, -130), (7, 0.34, 0.06, -180), (8, 0.36, 0, -180)]
    follow: Keys = [(0, 0.36, 0, 180), (1, 0.4, 0, 180), (2, 0.42, 0, 180), (3, 0.36, 0, 180), (4, 0.34, -0.04, 180)]
    follow += [(5, 0.08, -0.06, 185), (6, -0.22, -0.06, 230), (7, -0.4, 0, 345), (8, -0.36, 0, 360)]
    lead += [(c + 8, -u, -v, h - 180) for c, u, v, h in lead[1:]]
    follow += [(c + 8, -u, -v, h + 180) for c, u, v, h in follow[1:]]
    hands = held(
        (0, 0.05, 1.06, 0),
        (4, 0, 1.1, 0),
        (6, 0, 1.16, 0),
        (8, 0.05, 1.06, 0),
        (12, 0, 1.1, 0),
        (14, 0, 1.16, 0),
        (16, 0.05, 1.06, 0),
    )
    sweep: HandKeys = []
    for base in (0, 8):
        sweep += [(base, ("own", 0.22, -0.3, 0.16)), (base + 4, ("own", 0.4, -0.1, 0.1))]
        sweep += [(base + 6, ("own", 0.44, 0.1, 0.1)), (base + 7.9, ("own", 0.22, -0.3, 0.16))]
    return Move(
        "cross_body_lead", "Cross-Body Lead", "cross_body_lead", "intermediate", "medium", "energetic",
        130, 16, 0.3, 0.5,
        [(0, 0, 0.15, 98)],
        Part(lead, steps(LEAD, 2), left=hands, right=sweep, flow=0.5),
        Part(follow, steps(FOLLOW, 2), left=sweep, right=hands, flow=0.5),
    )  # fmt: skip


def shadow() -> Move:
    """Both look the same way, she in front; the same foot for both."""
    far: HandKeys = [
        (0, ("follow", 0.42, -0.02, 0.16)),
        (8, ("follow", 0.42, 0.3, 0.12)),
        (16, ("follow", 0.46, -0.02, 0.16)),
        (24, ("follow", 0.42, 0.3, 0.1)),
    ]
    hip: HandKeys = [(0, ("follow", -0.17, -0.36, 0.06))]
    styled: HandKeys = [
        (0, ("follow", -0.22, -0.3, 0.12)),
        (8.5, ("follow", -0.22, -0.3, 0.12)),
        (12, ("own", 0.14, 0.42, 0.08)),
        (15, ("own", 0.46, 0.16, 0.1)),
        (16.5, ("follow", -0.22, -0.3, 0.12)),
    ]
    sway: dict[str, Keys] = {"tilt": [(k, 5 if k % 8 == 4 else -5 if k % 8 == 0 else 0) for k in range(0, 25, 2)]}
    return Move(
        "shadow_sway", "Shadow Sway", "shadow", "intermediate", "medium", "sensual", 122, 24, 0.5, 0.4,
        [(0, 0, 0.1, 6)],
        Part(side_basic(-0.2, -0.42, 0, 3), steps(LEAD, 3), sway, far, hip),
        Part(side_basic(0.14, -0.2, 0, 3), steps(LEAD, 3), sway, far, styled),
    )  # fmt: skip


BEHIND_HER: HandKeys = [
    *held((0, -0.22, 1.06, 0), (4, -0.22, 1.02, 0)),
    (7, ("follow", 0.02, -0.33, -0.15)),
    (17, ("follow", 0.02, -0.33, -0.15)),
    *held((19.5, -0.22, 1.06, 0)),
]


def hammerlock() -> Move:
    """She turns into the lock beside him, dances an eight there and unwinds."""
    follow: Keys = [
        (0, 0.36, 0, 180),
        (1, 0.36, 0.12, 180),
        (2, 0.36, 0.15, 180),
        (3, 0.36, 0.24, 180),
        (4, 0.34, 0.24, 180),
    ]
    follow += [(5, 0.26, 0.0, 250), (6, 0.16, -0.22, 310), (7, 0.06, -0.44, 360), (8, 0.04, -0.44, 360)]
    follow += [(8 + k + 1, 0.04, -0.44 + 0.6 * v, 360) for k, v in enumerate(SIDE_OF_EIGHT)]
    follow += [(17, 0.1, -0.3, 330), (18, 0.2, -0.15, 270), (19, 0.34, 0.0, 190), (20, 0.36, 0, 180)]
    follow += [(20 + k + 1, 0.36, 0.5 * v, 180) for k, v in enumerate((-0.24, -0.29, 0, 0))]
    lead: Keys = [(0, -0.34, 0, 0), (1, -0.34, 0.12, 0), (2, -0.34, 0.15, 0), (3, -0.34, 0.24, 0), (4, -0.32, 0.24, 0)]
    lead += [(5, -0.26, 0.2, 0), (6, -0.16, 0.14, 0), (7, -0.08, 0.04, 0), (8, -0.06, 0.04, 0)]
    lead += [(8 + k + 1, -0.06, 0.04 + 0.6 * v, 0) for k, v in enumerate(SIDE_OF_EIGHT)]
    lead += [(17, -0.12, 0.02, 0), (18, -0.22, 0, 0), (19, -0.34, 0, 0), (20, -0.34, 0, 0)]
    lead += [(20 + k + 1, -0.34, 0.5 * v, 0) for k, v in enumerate((-0.24, -0.29, 0, 0))]
    front: HandKeys = [
        *held((0, 0.22, 1.06, 0), (4, 0.2, 1.2, 0)),
        (5, ("follow", 0.05, 0.5, 0.1)),
        (6.5, ("follow", 0.05, 0.5, 0.1)),
        (8, ("follow", 0.1, -0.14, 0.3)),
        (16, ("follow", 0.1, -0.14, 0.3)),
        (17, ("follow", 0.05, 0.5, 0.1)),
        (18.5, ("follow", 0.05, 0.5, 0.1)),
        *held((20, 0.22, 1.06, 0)),
    ]
    return Move(
        "hammerlock", "Hammerlock", "hammerlock", "intermediate", "medium", "modern", 128, 24, 0.4, 0.5,
        [(0, 0.02, 0.1, 72), (4, 0.02, 0.1, 72), (8, -0.1, 0.1, 6), (16, -0.1, 0.1, 6), (20, 0.02, 0.1, 72)],
        Part(lead, steps(LEAD, 3), left=front, right=BEHIND_HER),
        Part(follow, steps(FOLLOW, 3), left=BEHIND_HER, right=front),
        span=2.6,
    )  # fmt: skip


def bolero() -> Move:
    """Slow and wide: a step only on 1, 3, 5 and 7, deep into the knee."""
    plan_lead = [Step(8 * e + c, f) for e in range(2) for c, f in ((1, 1), (3, -1), (5, -1), (7, 1))]
    plan_follow = [Step(step.count, -step.foot, side=step.side) for step in plan_lead]
    aside = [(8 * e + c, v) for e in range(2) for c, v in ((1, 0.3), (3, 0.08), (5, -0.22), (7, 0.0))]
    drops: Keys = [
        (0, 0.0),
        *((8 * e + c, d) for e in range(2) for c, d in ((1, 0.1), (2, 0.13), (3, 0.0), (5, 0.1), (6, 0.13), (7, 0.0))),
    ]
    tilts: Keys = [(0, 0), *((8 * e + c, d) for e in range(2) for c, d in ((2, 9), (3, 0), (6, -9), (7, 0)))]
    arms: HandKeys = [
        (0, ("mid", 0.24, 1.2, 0)),
        *(
            (8 * e + c, ("mid", a, h, 0.0))
            for e in range(2)
            for c, a, h in ((2, 0.42, 1.42), (4, 0.24, 1.2), (6, 0.3, 1.0), (8, 0.24, 1.2))
        ),
    ]
    return Move(
        "bolero_lunge", "Bolero Lunge", "bolero", "beginner", "low", "romantic", 116, 16, 0.7, 0.6,
        [(0, 0, 0.1, 64)],
        Part([(0, -0.3, 0, 0), *((c, -0.3, v, 0) for c, v in aside)], plan_lead,
            {"drop": drops, "tilt": tilts}, arms, BACK, flow=0.7),
        Part([(0, 0.28, 0, 180), *((c, 0.28, v, 180) for c, v in aside)], plan_follow,
            {"drop": drops, "tilt": [(c, -t) for c, t in tilts]}, ON_SHOULDER, arms, flow=0.7),
        span=2.5,
    )  # fmt: skip
