"""The server and bucket that a sentence is about."""

from typing import NamedTuple


class Place(NamedTuple):
    """What people call the server and bucket."""

    bucket: str
    server: str


def fill(sentence: str, place: Place) -> str:
    """A sentence with the names put in."""
    return sentence.replace("{bucket}", place.bucket).replace("{server}", place.server)
