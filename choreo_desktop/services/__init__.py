"""The use cases, by what they are about. No Qt.

- From a song to a video: ``choreography`` with ``gathering`` (listen and look), ``making_told`` (progress and
  record), ``planned`` (a plan with all that it was made from), ``reopening`` and ``stand_ins`` (clips that are gone);
  ``catalog`` is what a choreography is made of: ``folder_catalog`` (of ``chosen_files``) or ``library_catalog``.
- From a plan to a video: ``video_assembly`` with ``assembly_job``, ``assembly_parts``, ``shipment`` (fetching),
  ``stages`` and ``move_tally`` (how far), ``preflight`` (room), ``sync_report`` (how exact); ``encoders`` and
  ``caches``.
- Rendered ahead: ``prerender``, ``prerender_plan``, ``prerender_parts``, ``prerender_power``.
- Watched before it is rendered: ``live``, ``live_show``, ``live_shelf``, ``live_sources``, ``live_wants``;
  ``counting`` and ``move_facts`` are what is told of it; ``pace`` is the time left.
- Changing a plan: ``editing`` on ``editing_table``, with ``editing_laying``, ``editing_marks``, ``editing_joined``; a
  change is an ``editing_edit``, written by ``editing_writing`` and shown by ``editing_views``; ``following`` a
  corrected song; ``clipboard`` and ``plan_slots``; ``drafts`` keeps what is worked on.
- Hearing and correcting: ``ears``; ``grid_corrections``, ``grid_alterations``, ``grid_corrections_clip``,
  ``grid_corrections_taps``, ``corrections_store``; ``grid_files`` and ``grid_formats`` for other programs;
  ``click_track``, ``waveform`` and ``waveforms``.
- The library: ``library_shelf`` is all of it; ``library_import`` brings files in, with ``library_files``,
  ``library_stamps``, ``library_examining``, ``library_guessing``, ``library_judging``, ``library_keeping``,
  ``library_outcomes`` and ``library_pictures``; then ``library_songs``, ``library_words``, ``library_grids``,
  ``library_relink``; ``browsing`` finds, ``clip_edits`` changes; ``file_kinds``, ``even_beats``.
- Annotation files: ``annotations``, ``annotation``, ``annotation_tables``, ``library_annotations``.
- A bucket beside the library: ``bucket``, ``bucket_exchange``, ``bucket_words``, ``bucket_outcomes``,
  ``kept_copies``, ``side_by_side``, ``connection``; ``local_folders`` does the same without one.
- The history: ``history``, ``finished_videos``, ``task_begin``, ``task_log``, ``task_papers``, ``task_report``.
- The program itself: ``studio`` and ``studio_parts`` (all that the window can do), ``upkeep``, ``settings_store``,
  ``settings_repair``, ``settings_check``; ``doctor`` with ``doctor_findings``, ``doctor_system``, ``doctor_ffmpeg``,
  ``doctor_places`` and ``desktop_needs``.
- What commands write: ``outputs``, ``sheet``, ``coverage_sheet``, ``analysis_sheet``.
"""
