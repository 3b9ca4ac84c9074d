"""Where is 1: correcting the beats, counts and sections of songs in the window."""
