"""FFmpeg and media files. The only place that starts processes.

- The program: ``ffmpeg`` finds it; ``ffmpeg_builder`` makes its commands of values (``filter_chain``, ``picture``,
  ``encoding``); ``process`` runs one, begun as ``children`` says, and ``progress`` reads how far it is; ``encoders``
  and ``cores`` say what the machine can do.
- A file: ``probe`` finds out what it is, as ``info``, with ``demuxers``, ``boxes``, ``streams`` and ``tags``;
  ``reading`` tells whether it can be read, ``decode`` gives its sound.
- A video: ``segments`` are rendered each for a ``segment_task`` of ``sources``; ``sound`` is the song; ``joining``
  puts ``packets`` together; ``cache`` and ``work_folders`` keep them.
- Looking: ``thumbnails`` with ``stills`` and ``motion``; ``live_reader`` with ``live_look`` while a plan is watched.
"""
