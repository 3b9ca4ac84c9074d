"""The file formats in which beats, counts and sections come and go."""
