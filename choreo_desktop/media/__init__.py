"""FFmpeg and media files. The only place that starts processes."""
