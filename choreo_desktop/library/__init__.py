"""What the program remembers, in SQLite."""
