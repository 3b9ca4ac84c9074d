"""Samples in, music facts out. Pure functions on arrays.

- A song or a clip: ``analyzer`` and ``clips`` hear all of it; ``course`` is how far they are.
- Sound: ``sounding`` (where it is), ``onsets``, ``harmony``, ``cues`` of both; ``hearing`` gathers them.
- Beats: ``tempo``, ``beats``, ``attacks``; ``grid`` tries several grids, ``judging`` chooses, by weights in
  ``learned``.
- Counts: ``pulses`` of the beats, ``bars``, ``eights``, ``counts``; ``sections`` with ``likeness``, ``energy``,
  ``accents``.
- Corrections of a person: ``correcting`` with ``grid_edits``, ``grid_replacing``, ``section_edits`` and ``taps``, on
  a ``counted_grid`` with a ``long_count``.
"""
