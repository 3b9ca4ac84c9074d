"""The tables as peewee sees them.

They are bound to no database: each query is given one when it is executed, so that several can be open.
"""

from peewee import BlobField, FloatField, IntegerField, Model, TextField


class Row(Model):
    """What all tables have."""

    number = IntegerField(primary_key=True)


class FileRow(Row):
    """A clip or song; its path is bytes, since a file's name need not be text."""

    digest = TextField(unique=True)
    path = BlobField()
    size = IntegerField()
    modified_ns = IntegerField()
    seconds = FloatField()


class TaskRow(Row):
    """One task, as it lies in the file: JSON and times are texts."""

    task_id = TextField(unique=True)
    status = TextField()
    progress = IntegerField()
    stage = TextField()
    message = TextField()
    result = TextField(null=True)
    error = TextField(null=True)
    song = TextField()
    created_at = TextField()
    updated_at = TextField()
    name = TextField()
    song_key = TextField()
    poster = TextField()
    output = TextField()
    storage = TextField()

    class Meta:
        """Where it lies."""

        table_name = "tasks"


class PapersRow(Row):
    """What a task is made from; it has the number of its task."""

    request = TextField(null=True)
    blueprint = TextField(null=True)

    class Meta:
        """Where it lies."""

        table_name = "task_papers"


class ClipRow(FileRow):
    """One clip, as it lies in the file: JSON is text."""

    width = IntegerField()
    height = IntegerField()
    rate = FloatField()
    judgement = TextField()
    name = TextField()
    category = TextField()
    difficulty = TextField(null=True)
    energy = TextField(null=True)
    style = TextField(null=True)
    role = TextField(null=True)
    entry = TextField(null=True)
    exit = TextField(null=True)
    notes = TextField()
    credit = TextField()
    tags = TextField()
    guessed = TextField()
    motion = FloatField(null=True)
    heard = TextField(null=True)
    own = TextField(null=True)
    given = TextField(null=True)

    class Meta:
        """Where it lies."""

        table_name = "clips"


class SongRow(FileRow):
    """One song, as it lies in the file."""

    title = TextField()
    artist = TextField()
    genre = TextField()
    bpm = FloatField()
    analysis = TextField(null=True)

    class Meta:
        """Where it lies."""

        table_name = "songs"
