"""Which files are clips, songs and annotations, by their endings."""

CLIP_SUFFIXES = frozenset(
    (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".mts", ".m2ts", ".wmv", ".flv", ".3gp")
)
SONG_SUFFIXES = frozenset(
    (".mp3", ".wav", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".aif", ".aiff", ".wma", ".mp2")
)
ANNOTATION_SUFFIXES = frozenset((".json", ".csv"))
