"""The two dancers: skeletons dressed as a lead in shirt and trousers and a follower in a dress."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from demo.body import UP, Skeleton, left_of, unit
from demo.motion import LEFT, RIGHT, Vec, vec
from demo.shapes import capsule, darker, dot, pair, smooth, surface, toward_viewer, tube, tube_sides
from demo.stage import Palette, View

Piece = tuple[float, Callable[[], None]]


@dataclass(frozen=True)
class Look:
    """Colours and build of a dancer."""

    skin: str
    hair: str
    top: str
    legs: str
    shoe: str
    accent: str
    dress: bool


def looks(palette: Palette) -> dict[str, Look]:
    """Both dancers dressed for a palette."""
    return {
        "lead": Look("#c98f68", "#33241f", palette.shirt, "#2a2a42", "#17131d", palette.accent, dress=False),
        "follow": Look("#e0a980", "#4a2418", palette.dress, "#e0a980", palette.dress, palette.accent, dress=True),
    }


class Swing:
    """What lags behind the body: the ponytail's three knots and the skirt's hem."""

    def __init__(self) -> None:
        self.knots: list[Vec] = []
        self.speeds: list[Vec] = []
        self.hem = vec(0, 0, 0)
        self.hem_speed = vec(0, 0, 0)
        self.heading = 0.0
        self.flare = 0.0

    def move(self, bones: Skeleton, seconds: float) -> None:
        """Follow the body for a frame, in small sub-steps so that every frame rate looks the same."""
        root = bones.head - bones.head_forward * 0.1 * bones.scale + bones.head_up * 0.06 * bones.scale
        heading = float(np.arctan2(bones.forward[0], bones.forward[2]))
        if not self.knots:
            self.knots = [root - UP * 0.1 * (k + 1) for k in range(3)]
            self.speeds = [vec(0, 0, 0) for _ in range(3)]
            self.hem, self.heading = bones.spine[0].copy(), heading
        turn = (heading - self.heading + np.pi) % (2 * np.pi) - np.pi
        self.heading = heading
        self.flare += (min(0.2, 0.022 * abs(turn) / seconds) - self.flare) * min(1.0, 7 * seconds)
        for _ in range(4):
            self._hair(bones, root, seconds / 4)
            pull = (bones.spine[0] - self.hem) * 90 - self.hem_speed * 11
            self.hem_speed = self.hem_speed + pull * seconds / 4
            self.hem = self.hem + self.hem_speed * seconds / 4

    def _hair(self, bones: Skeleton, root: Vec, dt: float) -> None:
        """Weights on a string behind the head."""
        anchor = root
        for k in range(3):
            speed = (self.speeds[k] + vec(0, -9.0, 0) * dt - bones.head_forward * 2.5 * dt) * (1 - 4.5 * dt)
            goal = self.knots[k] + speed * dt
            goal = anchor + unit(goal - anchor) * 0.105 * bones.scale
            self.speeds[k] = (goal - self.knots[k]) / dt
            self.knots[k] = goal
            anchor = goal


def shadow(painter: QPainter, view: View, bones: Skeleton) -> None:
    """Soft darkness on the floor under hips and feet."""
    spots = [(bones.spine[0], 0.34, 110), (bones.ankle[LEFT], 0.16, 120), (bones.ankle[RIGHT], 0.16, 120)]
    painter.setPen(Qt.PenStyle.NoPen)
    for point, radius, alpha in spots:
        middle, scale, _ = view.project(point * vec(1, 0, 1))
        blob = QRadialGradient(QPointF(0, 0), radius * scale)
        blob.setColorAt(0, QColor(10, 4, 16, alpha))
        blob.setColorAt(1, QColor(10, 4, 16, 0))
        painter.save()
        painter.translate(middle)
        painter.scale(1, 0.3)
        painter.setBrush(blob)
        painter.drawEllipse(QPointF(0, 0), radius * scale, radius * scale)
        painter.restore()


class Artist:
    """Draws one dancer as pieces with a distance, so that both dancers' pieces can be laid in order."""

    def __init__(self, painter: QPainter, view: View, look: Look) -> None:
        self.painter, self.view, self.look = painter, view, look

    def far(self, *points: Vec) -> float:
        """Mean distance of some points."""
        return float(np.mean([self.view.project(point)[2] for point in points]))

    def limb(self, a: Vec, b: Vec, radii: tuple[float, float], colour: str, nearer: float = 0.0) -> Piece:
        """A limb's segment as a piece."""
        return self.far(a, b) - nearer, lambda: capsule(self.painter, self.view, (a, b), radii, colour)

    def pieces(self, bones: Skeleton, swing: Swing) -> list[Piece]:
        """The whole dancer."""
        found = [piece for side in (LEFT, RIGHT) for piece in (*self.leg(bones, side), *self.arm(bones, side))]
        hips = self.far(bones.spine[0])
        found.append((hips - 0.04, lambda: self.trunk(bones, swing)))
        found += self.head(bones, swing)
        return found

    def leg(self, bones: Skeleton, side: int) -> list[Piece]:
        """Thigh, shin and shoe."""
        s, look = bones.scale, self.look
        thick = ((0.073, 0.05), (0.047, 0.028)) if look.dress else ((0.082, 0.064), (0.062, 0.05))
        hip, knee, ankle = bones.hip[side], bones.knee[side], bones.ankle[side]
        behind = -0.3 if look.dress else 0.0  # under the skirt
        return [
            (self.far(ankle, bones.toe[side]) + 0.01, lambda: self.shoe(bones, side)),
            self.limb(knee, ankle, (thick[1][0] * s, thick[1][1] * s), look.legs, behind / 2),
            self.limb(hip, knee, (thick[0][0] * s, thick[0][1] * s), look.legs, behind),
        ]

    def shoe(self, bones: Skeleton, side: int) -> None:
        """A flat shoe, or a sandal with a heel."""
        s, look = bones.scale, self.look
        heel, toe, ankle = bones.heel[side], bones.toe[side], bones.ankle[side]
        if look.dress:
            scale = self.view.project(heel)[1]
            self.painter.setPen(
                QPen(darker(look.shoe, 0.35), 0.018 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            tip = heel - UP * (0.055 * s) + (toe - heel) * 0.08
            self.painter.drawLine(self.view.at(heel), self.view.at(vec(tip[0], max(0.005, tip[1]), tip[2])))
            capsule(self.painter, self.view, (ankle, heel + UP * 0.01), (0.028 * s, 0.026 * s), look.skin)
            capsule(self.painter, self.view, (heel, toe), (0.027 * s, 0.024 * s), look.shoe)
        else:
            capsule(self.painter, self.view, (ankle, heel + UP * 0.012), (0.046 * s, 0.04 * s), look.legs)
            capsule(self.painter, self.view, (heel, toe), (0.04 * s, 0.032 * s), look.shoe)

    def arm(self, bones: Skeleton, side: int) -> list[Piece]:
        """Upper arm, forearm and hand; the lead's sleeve is rolled up to the elbow."""
        s, look = bones.scale, self.look
        shoulder, elbow, end = bones.shoulder[side], bones.elbow[side], bones.hand[side]
        wrist = elbow + (end - elbow) * 0.8
        upper, lower = ((0.044, 0.034), (0.033, 0.024)) if look.dress else ((0.062, 0.05), (0.04, 0.031))
        sleeve = look.skin if look.dress else look.top
        palm = 0.031 if look.dress else 0.038

        def forearm() -> None:
            capsule(self.painter, self.view, (elbow, wrist), (lower[0] * s, lower[1] * s), look.skin)
            capsule(self.painter, self.view, (wrist, end), (lower[1] * s, palm * s), look.skin)
            if look.dress:
                ring = elbow + (wrist - elbow) * 0.88
                capsule(self.painter, self.view, (ring, wrist), (lower[1] * s * 1.15,) * 2, look.accent)

        return [
            self.limb(shoulder, elbow, (upper[0] * s, upper[1] * s), sleeve, 0.03),
            (self.far(elbow, end) - 0.03, forearm),
        ]

    def trunk(self, bones: Skeleton, swing: Swing) -> None:
        """Everything between neck and legs."""
        s, spine = bones.scale, bones.spine
        capsule(
            self.painter,
            self.view,
            (spine[4], bones.head - bones.head_up * 0.07 * s),
            (0.05 * s, 0.042 * s),
            self.look.skin,
        )
        if self.look.dress:
            self.dress(bones, swing)
        else:
            self.shirt(bones)

    def shirt(self, bones: Skeleton) -> None:
        """Trousers' waist, belt, shirt with an open collar."""
        s, spine, forward = bones.scale, bones.spine, bones.chest_forward
        low = spine[0] - (spine[1] - spine[0]) * 0.45
        hips = [(low, 0.12 * s, 0.1 * s), (spine[0], 0.155 * s, 0.112 * s), (spine[1], 0.14 * s, 0.1 * s)]
        tube(self.painter, self.view, hips, bones.forward, self.look.legs)
        belt = spine[0] + (spine[1] - spine[0]) * 0.45
        levels = [
            (belt, 0.15 * s, 0.11 * s),
            (spine[1], 0.148 * s, 0.105 * s),
            (spine[2], 0.172 * s, 0.12 * s),
            (spine[3], 0.195 * s, 0.122 * s),
            (spine[4] + (spine[5] - spine[4]) * 0.25, 0.175 * s, 0.09 * s),
            (spine[5], 0.065 * s, 0.06 * s),
        ]
        tube(self.painter, self.view, levels, forward, self.look.top)
        if toward_viewer(forward) > 0.15:
            top, chest = levels[5], levels[3]
            collar = [surface(top, forward, 0.9), surface(chest, forward, 0.0), surface(top, forward, -0.9)]
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(self.look.skin))
            self.painter.drawPolygon([self.view.at(point) for point in collar])
            line = [pair(self.view.at(surface(level, forward, 0.0))) for level in levels[:4]]
            self.painter.setPen(QPen(darker(self.look.top, 0.3), 1.2))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawPath(smooth(line, closed=False))

    def dress(self, bones: Skeleton, swing: Swing) -> None:
        """Shoulders, bodice and a skirt whose hem lags behind and flares in turns."""
        s, spine, forward = bones.scale, bones.spine, bones.chest_forward
        bare = [
            (spine[3], 0.125 * s, 0.09 * s),
            (spine[4] + (spine[5] - spine[4]) * 0.2, 0.14 * s, 0.065 * s),
            (spine[5], 0.048 * s, 0.045 * s),
        ]
        tube(self.painter, self.view, bare, forward, self.look.skin)
        self.skirt(bones, swing)
        bust = spine[3] - (spine[3] - spine[2]) * 0.25 + forward * 0.025 * s
        levels = [
            (spine[0] + (spine[1] - spine[0]) * 0.35, 0.135 * s, 0.115 * s),
            (spine[1], 0.108 * s, 0.086 * s),
            (spine[2], 0.122 * s, 0.1 * s),
            (bust, 0.138 * s, 0.112 * s),
            (spine[3] + (spine[4] - spine[3]) * 0.3, 0.126 * s, 0.085 * s),
        ]
        tube(self.painter, self.view, levels, forward, self.look.top)
        self.painter.setPen(QPen(QColor(self.look.accent), 0.02 * self.view.project(spine[1])[1]))
        belt = [pair(self.view.at(surface(levels[1], bones.forward, a))) for a in np.linspace(-np.pi, np.pi, 25)]
        seen = sorted(belt, key=lambda point: point[0])
        middle, scale = seen[0] + (seen[-1] - seen[0]) / 2, self.view.project(spine[1])[1]
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(smooth([seen[0], middle + np.array([0, 0.02 * scale]), seen[-1]], closed=False))

    def skirt(self, bones: Skeleton, swing: Swing) -> None:
        """The skirt: a bell from the waist to above the knee, with folds that turn with the hips."""
        s, spine, forward = bones.scale, bones.spine, bones.forward
        lag = (swing.hem - spine[0]) * vec(1, 0.3, 1)
        down = unit(0.5 * (spine[0] - spine[1]) - UP * 0.5)
        length = (0.4 - 0.35 * swing.flare) * s
        legs = (bones.knee[LEFT] + bones.knee[RIGHT]) / 2 - spine[0]
        hem = spine[0] + down * length + lag * 1.6 + vec(legs[0], 0, legs[2]) * 0.55
        spread = float(np.linalg.norm((bones.knee[LEFT] - bones.knee[RIGHT])[[0, 2]]))
        wide = (0.215 + swing.flare + 0.3 * max(0.0, spread - 0.2)) * s
        middle = spine[0] + (hem - spine[0]) * 0.45
        levels = [
            (hem, wide, wide * 0.92),
            (middle, (0.6 * wide + 0.075 * s), 0.14 * s + 0.3 * swing.flare),
            (spine[0] + down * 0.02 * s, 0.162 * s, 0.13 * s),
            (spine[1], 0.108 * s, 0.086 * s),
        ]
        turn = swing.heading
        edge = []
        for k in range(13):
            azimuth = np.pi * k / 12
            ripple = 1 + 0.05 * np.sin(7 * (azimuth + turn))
            point = hem + vec(-np.cos(azimuth) * wide, 0, np.sin(azimuth) * wide * 0.9) * ripple
            edge.append(pair(self.view.at(point)))
        one, two = tube_sides(self.view, levels, forward)
        outline = tube(
            self.painter, self.view, levels, forward, self.look.top, hem=edge if two[0][0] < one[0][0] else edge[::-1]
        )
        self.painter.save()
        self.painter.setClipPath(outline)
        self.painter.setPen(QPen(darker(self.look.top, 0.3), 1.3))
        for k in range(9):
            azimuth = 2 * np.pi * k / 9
            if toward_viewer(surface(levels[0], forward, azimuth) - hem) > 0.1:
                ends = [pair(self.view.at(surface(level, forward, azimuth))) for level in (levels[0], levels[1])]
                self.painter.drawLine(dot(ends[0]), dot(ends[1]))
        self.painter.restore()

    def head(self, bones: Skeleton, swing: Swing) -> list[Piece]:
        """Face and hair; whichever is nearer to the viewer covers the other."""
        s = bones.scale
        face, hair = bones.head + bones.head_forward * 0.022 * s, bones.head - bones.head_forward * 0.018 * s
        distance = self.far(bones.head) - 0.06
        found: list[Piece] = [(distance, lambda: self.skull(bones, face, hair))]
        if self.look.dress:
            back = self.far(*swing.knots)
            found.append((back, lambda: self.ponytail(bones, swing)))
        return found

    def ponytail(self, bones: Skeleton, swing: Swing) -> None:
        """Hair on its string."""
        s = bones.scale
        root = bones.head - bones.head_forward * 0.09 * s + bones.head_up * 0.07 * s
        chain = [root, *swing.knots]
        for k, radii in enumerate(((0.035, 0.05), (0.05, 0.044), (0.044, 0.016))):
            capsule(self.painter, self.view, (chain[k], chain[k + 1]), (radii[0] * s, radii[1] * s), self.look.hair)

    def ellipse(self, centre: Vec, up: Vec, wide: float, high: float, colour: str | QColor) -> None:
        """An ellipse that stands along the head's axis."""
        middle, scale, _ = self.view.project(centre)
        top = self.view.at(centre + up * 0.1)
        angle = np.degrees(np.arctan2(top.x() - middle.x(), middle.y() - top.y()))
        self.painter.save()
        self.painter.translate(middle)
        self.painter.rotate(float(angle))
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(0, 0), wide * scale, high * scale)
        self.painter.restore()

    def skull(self, bones: Skeleton, face: Vec, hair: Vec) -> None:
        """Hair and face in the order in which the viewer sees them."""
        s, up, forward = bones.scale, bones.head_up, bones.head_forward
        self.painter.setPen(QPen(darker(self.look.hair, 0.4), 1))
        if not self.look.dress:
            for ear in (LEFT, RIGHT):
                spot = bones.head + left_of(forward) * 0.103 * s * ear - up * 0.02 * s
                self.ellipse(spot, up, 0.018 * s, 0.028 * s, darker(self.look.skin, 0.12))
        self.ellipse(hair + up * 0.018 * s, up, 0.104 * s, 0.118 * s, self.look.hair)
        if toward_viewer(forward) < -0.45:
            return
        self.painter.setPen(QPen(darker(self.look.skin, 0.4), 1))
        nose = bones.head + forward * 0.118 * s - up * 0.01 * s
        if abs(toward_viewer(forward)) < 0.85:
            self.ellipse(nose, up, 0.017 * s, 0.02 * s, self.look.skin)
        self.ellipse(face - up * 0.014 * s, up, 0.088 * s, 0.112 * s, self.look.skin)
        self.painter.setPen(Qt.PenStyle.NoPen)
        if abs(toward_viewer(forward)) < 0.85:
            self.ellipse(nose - forward * 0.012, up, 0.016 * s, 0.019 * s, self.look.skin)
        self.features(bones, face)
        fringe = bones.head + up * 0.083 * s + forward * 0.012 * s
        self.ellipse(fringe, up, 0.097 * s, 0.047 * s, self.look.hair)
        self.temples(bones)

    def temples(self, bones: Skeleton) -> None:
        """Hair and ears at the sides, and the follower's flower."""
        s, up, forward = bones.scale, bones.head_up, bones.head_forward
        side = left_of(forward)
        for ear in (LEFT, RIGHT):
            spot = bones.head + side * 0.088 * s * ear - forward * 0.012 * s
            if toward_viewer(side * ear) > 0.2:
                self.ellipse(spot + up * 0.03 * s - forward * 0.03 * s, up, 0.045 * s, 0.075 * s, self.look.hair)
                self.ellipse(spot - up * 0.015 * s, up, 0.017 * s, 0.026 * s, darker(self.look.skin, 0.12))
        if self.look.dress and toward_viewer(side) > -0.5:
            self.ellipse(bones.head + side * 0.095 * s + up * 0.06 * s, up, 0.034 * s, 0.034 * s, self.look.accent)

    def features(self, bones: Skeleton, face: Vec) -> None:
        """Eyes and a smile, where the head's turn lets them be seen."""
        s, up, forward = bones.scale, bones.head_up, bones.head_forward
        side = left_of(forward)
        for eye in (LEFT, RIGHT):
            way = forward * 0.93 + side * 0.37 * eye
            if toward_viewer(way) > 0.1:
                spot = face + way * 0.085 * s + up * 0.012 * s
                self.ellipse(spot, up, 0.0125 * s, 0.017 * s, "#2b1a1a")
                self.ellipse(spot + up * 0.033 * s, up, 0.02 * s, 0.006 * s, self.look.hair)
        if toward_viewer(forward) > 0.2:
            lips = "#b3324a" if self.look.dress else darker(self.look.skin, 0.5).name()
            scale = self.view.project(face)[1]
            curve = [
                face + forward * 0.088 * s + side * 0.03 * a * s - up * (0.055 - 0.012 * a * a) * s for a in (-1, 0, 1)
            ]
            self.painter.setPen(QPen(QColor(lips), 0.014 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawPath(smooth([pair(self.view.at(point)) for point in curve], closed=False))
            self.painter.setPen(Qt.PenStyle.NoPen)


def draw_couple(
    painter: QPainter, view: View, couple: dict[str, Skeleton], swings: dict[str, Swing], palette: Palette
) -> None:
    """Shadows first, then all pieces of both dancers from far to near."""
    for bones in couple.values():
        shadow(painter, view, bones)
    pieces: list[Piece] = []
    for name, look in looks(palette).items():
        pieces += Artist(painter, view, look).pieces(couple[name], swings[name])
    for _, draw in sorted(pieces, key=lambda piece: -piece[0]):
        draw()
