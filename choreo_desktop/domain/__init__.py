"""What we talk about: songs, moves, blueprints, tasks, time, errors. No files, processes or Qt."""
