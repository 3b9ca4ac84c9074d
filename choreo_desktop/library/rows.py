"""The tables as peewee sees them.

They are bound to no database: each query is given one when it is executed, so that several can be open.
"""

from peewee import BlobField, FloatField, IntegerField, Model, TextField


class TaskRow(Model):
    """One task, as it lies in the file: JSON and times are texts."""

    number = IntegerField(primary_key=True)
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


class PapersRow(Model):
    """What a task is made from; it has the number of its task."""

    number = IntegerField(primary_key=True)
    request = TextField(null=True)
    blueprint = TextField(null=True)

    class Meta:
        """Where it lies."""

        table_name = "task_papers"


class ClipRow(Model):
    """One clip, as it lies in the file: JSON is text, paths are bytes."""

    number = IntegerField(primary_key=True)
    digest = TextField(unique=True)
    path = BlobField()
    size = IntegerField()
    modified_ns = IntegerField()
    seconds = FloatField()
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


class SongRow(Model):
    """One song, as it lies in the file."""

    number = IntegerField(primary_key=True)
    digest = TextField(unique=True)
    path = BlobField()
    size = IntegerField()
    modified_ns = IntegerField()
    title = TextField()
    artist = TextField()
    seconds = FloatField()
    genre = TextField()
    bpm = FloatField()
    analysis = TextField(null=True)

    class Meta:
        """Where it lies."""

        table_name = "songs"
