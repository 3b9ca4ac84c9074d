"""Work beside the window: threads, progress, cancelling."""
