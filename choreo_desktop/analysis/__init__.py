"""Samples in, music facts out. Pure functions on arrays."""
