"""All demo moves, in the order in which the library shows them."""

from demo import moves_basic, moves_open, moves_turn
from demo.film import Move


def all_moves() -> list[Move]:
    """One move or two of every category."""
    return [
        moves_turn.walk_in(),
        moves_basic.basic(),
        moves_basic.forth(),
        moves_basic.lady_turn(),
        moves_basic.cross_body(),
        moves_basic.hammerlock(),
        moves_basic.shadow(),
        moves_basic.bolero(),
        moves_turn.body_wave(),
        moves_turn.hip_roll(),
        moves_turn.head_roll(),
        moves_turn.double_spin(),
        moves_open.arms(),
        moves_open.footwork(),
        moves_open.golpes(),
        moves_open.groove(),
        moves_turn.dip(),
    ]
