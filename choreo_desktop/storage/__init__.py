"""Where clips, songs and results live.

- ``base`` says what a place must be able to do, with ``keys``; ``factory`` makes the one of the settings.
- This computer: ``files`` with ``local``, ``folders`` and ``mapped``; ``overlay`` looks here first; ``atomic`` writes
  whole files, ``sentences`` says what went wrong.
- A server: ``s3`` with ``s3_connection``, ``s3_upload``, ``s3_download``, ``s3_body``, ``s3_probe``; ``s3_errors`` in
  words, with ``s3_answers``, ``s3_network`` and ``s3_place``; ``transfer``, ``cache`` and ``credentials``.
"""
