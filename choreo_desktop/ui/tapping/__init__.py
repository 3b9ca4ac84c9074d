"""Tapping along with what plays: the pad, and the time at which a tap falls."""
