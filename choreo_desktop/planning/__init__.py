"""Music facts and moves in, blueprint out. Pure, and deterministic for a seed.

- The song: ``slots``, which ``cutting`` makes of it; ``music`` says what is wanted on each.
- The moves: ``traits`` of one, the ``cast`` of all; ``choices`` and ``matching`` (tags), ``wanted`` (names).
- A move in its place: ``readings`` of its beats, ``pace`` and ``retiming``; ``places`` are many at once, in
  ``arrays``.
- The plan: ``generator`` puts a ``board`` together and ``search`` finds the best of its ``options``, along a
  ``trail``; ``scoring`` says what is good. ``writing`` makes a blueprint of it, with ``reasons``, ``remarks`` and
  ``wording``.
- Changed by hand: ``standing`` reads a blueprint; ``changes`` keep the song covered, ``laying`` does not, with
  ``laying_edges``, ``laying_rules``, ``laying_again``, ``making_room`` and ``pieces``; ``against`` tells of a move.
- ``coverage`` is what a library has for a song.
"""
