"""Choreo Desktop: from a song and a folder of dance clips to a choreography video."""

__version__ = "0.1.0"
