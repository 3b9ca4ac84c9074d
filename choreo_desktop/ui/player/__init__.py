"""Playing videos, clips and songs."""
