"""The song and the plan over time."""
