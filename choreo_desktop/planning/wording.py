"""Times and speeds as people say them."""

from choreo_desktop.domain.timing import SAME_SPEED


def clock(seconds: float) -> str:
    """A time as people write it: 1:05."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def speed_in_words(speed: float) -> str:
    """A speed as people say it."""
    if abs(speed - 1) < SAME_SPEED:
        return "own tempo"
    return f"{abs(speed - 1) * 100:.0f} % {'faster' if speed > 1 else 'slower'}"
