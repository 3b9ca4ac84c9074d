"""Where clips, songs and results live."""
