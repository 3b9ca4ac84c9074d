"""A dancer's skeleton: joints in space, solved from a part's keyframes at one count."""

from dataclasses import dataclass, field

import numpy as np

from demo.motion import LEFT, RIGHT, Feet, Step, Track, Vec, ease, vec

UP = vec(0, 1, 0)
Target = tuple[str, float, float, float]
HandKeys = list[tuple[float, Target]]
RELAXED: Target = ("own", 0.26, -0.36, 0.14)


def facing(degrees: float) -> Vec:
    """Unit vector of a heading: 0 looks at the viewer, 90 to the right of the picture."""
    return vec(np.sin(np.radians(degrees)), 0, np.cos(np.radians(degrees)))


def left_of(forward: Vec) -> Vec:
    """The left hand side of somebody who looks forward."""
    return np.cross(UP, forward)


def unit(v: Vec) -> Vec:
    """The direction of a vector."""
    return v / max(1e-9, float(np.linalg.norm(v)))


def bend(start: Vec, end: Vec, first: float, second: float, pole: Vec) -> tuple[Vec, Vec]:
    """Two-bone inverse kinematics: the middle joint and the end that can be reached, bent towards the pole."""
    way = end - start
    far = float(np.clip(np.linalg.norm(way), abs(first - second) + 0.02, (first + second) * 0.998))
    along = unit(way)
    out = unit(pole - along * float(np.dot(pole, along)))
    near = (first**2 - second**2 + far**2) / (2 * far)
    return start + along * near + out * np.sqrt(max(0.0, first**2 - near**2)), start + along * far


@dataclass
class Part:
    """What one dancer does.

    Attributes:
        path: Keys (count, along, aside, heading), in the couple's own frame.
        feet: The footwork.
        body: Keys per body track; see ``BODY_TRACKS``.
        left: Keys of the left hand.
        right: Keys of the right hand.
        flow: How much the body glides through its keys.
    """

    path: list[tuple[float, ...]]
    feet: list[Step]
    body: dict[str, list[tuple[float, ...]]] = field(default_factory=dict)
    left: HandKeys = field(default_factory=lambda: [(0, RELAXED)])
    right: HandKeys = field(default_factory=lambda: [(0, RELAXED)])
    flow: float = 0.25


# drop: metres the hips sink; lean, tilt, twist: degrees forward, to the left, of the chest against the hips;
# side, push: metres the hips go left, forward; wave: size and phase of a body wave; nod, cock, look: degrees the
# head goes forward, to the left, around.
BODY_TRACKS = ("drop", "lean", "tilt", "twist", "side", "push", "nod", "cock", "look")


@dataclass
class Skeleton:
    """The joints of one dancer at one moment; pairs are indexed by LEFT and RIGHT."""

    scale: float
    forward: Vec
    chest_forward: Vec
    spine: list[Vec] = field(default_factory=list)  # pelvis, waist, ribs, chest, shoulder line, neck
    head: Vec = field(default_factory=lambda: vec(0, 0, 0))
    head_up: Vec = field(default_factory=lambda: UP)
    head_forward: Vec = field(default_factory=lambda: vec(0, 0, 1))
    hip: dict[int, Vec] = field(default_factory=dict)
    knee: dict[int, Vec] = field(default_factory=dict)
    ankle: dict[int, Vec] = field(default_factory=dict)
    toe: dict[int, Vec] = field(default_factory=dict)
    heel: dict[int, Vec] = field(default_factory=dict)
    shoulder: dict[int, Vec] = field(default_factory=dict)
    elbow: dict[int, Vec] = field(default_factory=dict)
    hand: dict[int, Vec] = field(default_factory=dict)

    @property
    def chest(self) -> Vec:
        """Middle of the chest, to which hands refer."""
        return self.spine[3]


SPINE_HEIGHTS = (0.0, 0.14, 0.26, 0.37, 0.45, 0.5)
ARM = (0.28, 0.31)
LEG = (0.43, 0.42)


class Dancer:
    """Turns a part into skeletons."""

    def __init__(self, part: Part, *, frame: Track, scale: float, heels: float) -> None:
        self.part = part
        self.frame = frame
        self.scale = scale
        self.heels = heels
        self.path = Track(part.path, flow=part.flow)
        self.heading = Track([(key[0], key[3]) for key in part.path], flow=0.8)
        self.feet = Feet(part.feet)
        self.body = {name: Track(part.body.get(name, [(0, 0.0)]), flow=0.5) for name in BODY_TRACKS}
        self.wave = Track(part.body.get("wave", [(0, 0.0, 0.0)]), flow=0.6)

    def place(self, count: float) -> tuple[Vec, float]:
        """Where the dancer stands on the floor, and the heading."""
        x, z, turn = self.frame(count)
        along, aside = self.path(count)[:2]
        forward = facing(float(turn))
        return vec(x, 0, z) + forward * along + left_of(forward) * aside, float(turn + self.heading(count)[0])

    def landing(self, foot: int, step: Step | None) -> tuple[Vec, float]:
        """Where a foot stands after a step, and its heading."""
        count = step.count if step else 0.0
        side, fwd = (step.side, step.fwd) if step else (0.0, 0.0)
        spot, heading = self.place(count)
        forward = facing(heading)
        return spot + left_of(forward) * (0.085 * self.scale + side) * foot + forward * fwd, heading + 9 * foot

    def foot(self, foot: int, count: float) -> tuple[Vec, float, float]:
        """Ankle's floor point with its height, heading, and how far the heel is up (degrees)."""
        last, following = self.feet.around(foot, count)
        spot, heading = self.landing(foot, last)
        pitch = 24.0 if last and last.tap else 0.0
        part = self.feet.swing(foot, count)
        if part > 0 and following:
            goal, new_heading = self.landing(foot, following)
            move = ease(part)
            lift = np.sin(np.pi * min(1.0, part * 1.02)) * (0.045 + 0.06 * float(np.linalg.norm(goal - spot)))
            spot = spot + (goal - spot) * move + UP * max(0.0, lift)
            heading += (new_heading - heading) * move
            pitch += ((24.0 if following.tap else 0.0) - pitch) * move + 26 * np.sin(np.pi * part) * (1 - part)
        body = self.place(count)[1] + 9 * foot
        gap = body - heading
        return spot, heading + gap - float(np.clip(gap, -40, 40)), pitch

    def tracks(self, count: float) -> dict[str, float]:
        """All body tracks at a count."""
        return {name: float(track(count)[0]) for name, track in self.body.items()}

    def skeleton(self, count: float) -> Skeleton:
        """Everything but the arms, which need the partner."""
        spot, heading = self.place(count)
        at = self.tracks(count)
        forward = facing(heading)
        left = left_of(forward)
        weight = float(self.feet.weight(count)[0])
        spot = spot + left * (0.035 * weight + at["side"]) + forward * at["push"]
        bones = Skeleton(self.scale, forward, facing(heading + at["twist"]))
        feet = {foot: self.foot(foot, count) for foot in (LEFT, RIGHT)}
        self._legs(
            bones, spot, feet, at["drop"] + 0.01 * (1 + np.cos(2 * np.pi * count)), float(self.feet.hips(count)[0])
        )
        self._spine(bones, at, left, count, weight)
        return bones

    def _legs(
        self, bones: Skeleton, spot: Vec, feet: dict[int, tuple[Vec, float, float]], drop: float, roll: float
    ) -> None:
        """Pelvis as high as the legs allow, then hips, knees and feet."""
        s = self.scale
        left = left_of(bones.forward)
        ankles = {}
        for foot, (ground, heading, pitch) in feet.items():
            toe_way = facing(heading)
            rise = np.sin(np.radians(pitch)) * 0.15 * s + self.heels
            ankles[foot] = ground - toe_way * 0.03 * s + UP * (0.085 * s + rise) + toe_way * rise * 0.25
            bones.toe[foot] = ground + toe_way * 0.15 * s + UP * 0.022 * s
            bones.heel[foot] = ground - toe_way * (0.075 * s - rise * 0.25) + UP * (0.03 * s + rise)
        tilt = np.sin(np.radians(roll)) * 0.09 * s
        height = 0.972 * s + self.heels - drop
        for foot in (LEFT, RIGHT):
            flat = np.linalg.norm((spot + left * 0.085 * s * foot - ankles[foot])[[0, 2]])
            reach = np.sqrt(max(0.01, (sum(LEG) * s * 0.995) ** 2 - flat**2))
            height = min(height, float(ankles[foot][1] + reach + 0.04 * s - tilt * foot))
        bones.spine = [spot + UP * height]
        for foot in (LEFT, RIGHT):
            bones.hip[foot] = bones.spine[0] + left * 0.085 * s * foot + UP * (tilt * foot - 0.04 * s)
            pole = bones.forward + facing(feet[foot][1]) + left * 0.15 * foot
            bones.knee[foot], bones.ankle[foot] = bend(bones.hip[foot], ankles[foot], LEG[0] * s, LEG[1] * s, pole)

    def _spine(self, bones: Skeleton, at: dict[str, float], left: Vec, count: float, weight: float) -> None:
        """Spine, shoulders and head above the pelvis."""
        s = self.scale
        tilt = np.radians(at["tilt"] - 2.5 * weight)
        lean = np.radians(at["lean"])
        axis = unit(UP * np.cos(lean) * np.cos(tilt) + bones.forward * np.sin(lean) + left * np.sin(tilt))
        size, phase = self.wave(count)
        pelvis = bones.spine[0]
        for height in SPINE_HEIGHTS[1:]:
            push = size * (np.sin(phase - 5.0 * height) - np.sin(phase)) if size else 0.0
            bones.spine.append(pelvis + axis * height * s + bones.forward * push)
        side = unit(left_of(bones.chest_forward) + UP * np.sin(-tilt) * 0.9)
        width = 0.185 if self.heels == 0 else 0.155
        for arm in (LEFT, RIGHT):
            bones.shoulder[arm] = bones.spine[4] + side * width * s * arm - axis * 0.015
        heading = np.degrees(np.arctan2(bones.chest_forward[0], bones.chest_forward[2])) + at["look"]
        look = facing(float(heading))
        nod, cock = np.radians(at["nod"]), np.radians(at["cock"])
        up = unit(0.55 * axis + 0.45 * UP + look * np.sin(nod) + left_of(look) * np.sin(cock))
        bones.head_up = up
        bones.head_forward = unit(look - up * float(np.dot(look, up)))
        bones.head = bones.spine[5] + up * 0.165 * s + bones.head_forward * 0.012


def resolve(target: Target, own: Skeleton, arm: int, couple: dict[str, Skeleton]) -> Vec:
    """Where a hand should be.

    ``own`` targets are (outward, up, forward) of the own chest; ``lead`` and ``follow`` targets (left, up, forward)
    of that dancer's chest; ``mid`` targets (lead's left, height, towards the follower) of the point between both.
    """
    kind, a, b, c = target
    if kind == "mid":
        one, two = couple["lead"].chest, couple["follow"].chest
        along = unit((two - one) * vec(1, 0, 1))
        middle = (one + two) / 2
        return np.asarray(vec(middle[0], b, middle[2]) + along * c + left_of(along) * a)
    base = own if kind == "own" else couple[kind]
    side = a * arm if kind == "own" else a
    forward = base.chest_forward
    return np.asarray(base.chest + (left_of(forward) * side + UP * b + forward * c) * base.scale)


def aim(keys: HandKeys, count: float, own: Skeleton, arm: int, couple: dict[str, Skeleton]) -> Vec:
    """The hand's goal at a count, on its way between two keys."""
    before = max((key for key in keys if key[0] <= count), default=keys[0], key=lambda key: key[0])
    after = min((key for key in keys if key[0] > count), default=before, key=lambda key: key[0])
    here = resolve(before[1], own, arm, couple)
    if after[0] <= before[0]:
        return here
    there = resolve(after[1], own, arm, couple)
    return here + (there - here) * ease((count - before[0]) / (after[0] - before[0]))


def within(point: Vec, own: Skeleton, arm: int) -> Vec:
    """The nearest point this arm reaches."""
    way = point - own.shoulder[arm]
    return own.shoulder[arm] + unit(way) * min(float(np.linalg.norm(way)), sum(ARM) * own.scale * 0.985)


def pose(lead: Dancer, follow: Dancer, count: float) -> dict[str, Skeleton]:
    """Both skeletons at a count, hands joined where both hands aim at the same point."""
    couple = {"lead": lead.skeleton(count), "follow": follow.skeleton(count)}
    goals: dict[tuple[str, int], Vec] = {}
    for name, dancer in (("lead", lead), ("follow", follow)):
        for arm, keys in ((LEFT, dancer.part.left), (RIGHT, dancer.part.right)):
            goals[name, arm] = aim(keys, count, couple[name], arm, couple)
    for one in (LEFT, RIGHT):
        for two in (LEFT, RIGHT):
            if np.linalg.norm(goals["lead", one] - goals["follow", two]) < 0.03:
                point = goals["lead", one]
                for _ in range(3):
                    point = within(within(point, couple["lead"], one), couple["follow"], two)
                goals["lead", one] = goals["follow", two] = point
    for (name, arm), goal in goals.items():
        bones = couple[name]
        outward = left_of(bones.chest_forward) * arm
        pole = -UP * 0.9 + outward * 0.55 - bones.chest_forward * 0.3
        first, second = ARM[0] * bones.scale, ARM[1] * bones.scale
        bones.elbow[arm], bones.hand[arm] = bend(bones.shoulder[arm], goal, first, second, pole)
    return couple
