"""How times and speeds are written."""

_TENTHS = 10


def clock_text(seconds: float) -> str:
    """Minutes, seconds and tenths that have passed, such as ``1:05.2``."""
    # A picture's time is a fraction, of which a tenth must not go missing by rounding.
    tenths = int(max(0.0, seconds) * _TENTHS + 1e-3)
    minutes, rest = divmod(tenths, 60 * _TENTHS)
    return f"{minutes}:{rest // _TENTHS:02d}.{rest % _TENTHS}"


def rate_text(rate: float) -> str:
    """A speed, such as ``0.75×``."""
    return f"{rate:g}×"
