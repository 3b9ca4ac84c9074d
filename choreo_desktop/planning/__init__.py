"""Music facts and moves in, blueprint out. Pure, and deterministic for a seed."""
