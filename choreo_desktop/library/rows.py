"""The tables as peewee sees them.

They are bound to no database: each query is given one when it is executed, so that several can be open.
"""

from peewee import IntegerField, Model, TextField


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

    class Meta:
        """Where it lies."""

        table_name = "tasks"
