"""How the demo song and the demo moves are made; run ``packaging/make_demo.py``."""
