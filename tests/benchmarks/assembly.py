"""The assembly against the classic three-step pipeline, on the same frames, in one run.

The clips are cut beforehand into one file for each move, so that the classic pipeline, which joins whole clips,
and ours show exactly the same frames; the sum of those files is the reference of the picture quality.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from choreo_desktop.domain.blueprint import read_blueprint
from choreo_desktop.domain.timeline import place_moves
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.probe import probe
from choreo_desktop.services.assembly_parts import encoding_of, shape_of
from tests.benchmarks.measure import Cost, Scenario, ratio, run, run_all, say

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SECONDS = 7.5  # 16 counts at 128 BPM
FRAME_RATE = 30
WORKERS = 2


class Material:
    """Clips, song and blueprints below one folder.

    Args:
        folder: Where to put them.
        moves: How many.
    """

    def __init__(self, folder: Path, moves: int) -> None:
        self.folder = folder
        self.moves = moves
        self.ffmpeg = str(FFmpegLocator().get().path)
        self.song = "songs/song.mp3"
        for name in ("clips", "songs", "output"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._make_song()
        self.clips = [self._make_clip(i) for i in range(moves)]

    def _make_song(self) -> None:
        songs = [SHARED / "songs" / "syn00_108.mp3", ROOT / "resources" / "demo" / "song.m4a"]
        source = next(s for s in songs if s.exists())
        target = self.folder / self.song
        if not target.exists():
            seconds = str(SECONDS * self.moves)
            self._run("-stream_loop", "-1", "-i", str(source), "-t", seconds, "-b:a", "192k", str(target))

    def _make_clip(self, number: int) -> str:
        """The real class clips where they are, else the drawn ones of the demo; each part only once."""
        found = sorted(SHARED.glob("clips/*/*.mp4")) or sorted((ROOT / "resources/demo/clips").glob("*.mp4"))
        source, turn = found[number % len(found)], number // len(found)
        room = max(0.0, probe(source).seconds - SECONDS - 0.2)
        start = min(room, 0.2) if turn == 0 else room / (turn + 1)
        mirror = ",hflip" if turn % 2 else ""  # short clips have no other part: every move differs all the same
        target = self.folder / "clips" / f"move{number:03d}.mp4"
        if not target.exists():
            self._run(
                *("-stream_loop", "1", "-ss", f"{start:.3f}", "-i", str(source), "-an"),
                *("-vf", f"fps={FRAME_RATE},scale=1280:720,setsar=1,format=yuv420p{mirror}"),
                *("-frames:v", str(int(SECONDS * FRAME_RATE)), "-preset", "veryfast", "-crf", "14", str(target)),
            )
        return f"clips/{target.name}"

    def _run(self, *words: str) -> None:
        subprocess.run([self.ffmpeg, "-v", "error", "-y", *words], check=True, stdin=subprocess.DEVNULL)

    def blueprint(self, name: str, *, changed: bool = False, times: int = 1, quality: str = "final") -> Path:
        """Write a blueprint; twice the moves means the same clips again from a frame later on."""
        moves = []
        for turn in range(times):
            for number, clip in enumerate(self.clips):
                start = (turn * self.moves + number) * SECONDS
                offset = turn / FRAME_RATE
                moves.append({"video_path": clip, "start_time": start, "duration": SECONDS, "clip_start": offset})
        if changed:
            moves[self.moves // 2]["clip_start"] = 2 / FRAME_RATE
        data = {
            "task_id": name,
            "audio_path": self.song,
            "moves": moves,
            "output_config": {"output_path": f"output/{name}.mp4", "video_bitrate": "2M", "quality": quality},
        }
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(data))
        return path


def ours(material: Material, blueprint: Path, home: Path) -> Cost:
    """The program as a person runs it, from its start to its end."""
    command = [sys.executable, "-m", "choreo_desktop", "assemble", str(blueprint)]
    command += ["--root", str(material.folder), "--json"]
    return run(command, env={"CHOREO_DESKTOP_HOME": str(home)})


def classic(material: Material) -> Cost:
    """Normalise each clip, concat, encode again with the song; one step after the other."""
    builder = FFmpegCommandBuilder(material.ffmpeg)
    folder = material.folder / "classic"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    cost = Cost()
    listed = []
    for number, clip in enumerate(material.clips):
        target = folder / f"{number:03d}.mp4"
        cost += run(builder.build_normalize_command(material.folder / clip, target))
        listed.append(f"file '{target}'\n")
    (folder / "concat.txt").write_text("".join(listed))
    cost += run(builder.build_concat_command(folder / "concat.txt", folder / "joined.mp4"))
    song = material.folder / material.song
    return cost + run(builder.build_add_audio_command(folder / "joined.mp4", song, folder / "final.mp4"))


def bare(material: Material, blueprint: Path) -> Cost:
    """The same segments at the same settings, each by one process, and nothing around them."""
    checked = read_blueprint(blueprint.read_bytes())
    shape, encoding = shape_of(checked.output_config), encoding_of(checked.output_config)
    placements = place_moves(checked.moves, [0.0] * len(checked.moves), shape.rate)
    builder = FFmpegCommandBuilder(material.ffmpeg)
    folder = material.folder / "bare"
    folder.mkdir(exist_ok=True)
    commands = [
        builder.build_segment_command(
            probe(material.folder / move.video_path), place, shape, encoding, folder / f"{place.move}.mp4"
        )
        for move, place in zip(checked.moves, placements, strict=True)
    ]
    return run_all(commands, WORKERS)


def vmaf(material: Material, video: Path) -> float:
    """Mean VMAF of a finished video against the clips it is made of."""
    listed = material.folder / "reference.txt"
    listed.write_text("".join(f"file '{material.folder / clip}'\n" for clip in material.clips))
    graph = f"[0:v]setpts=N/{FRAME_RATE}/TB[a];[1:v]setpts=N/{FRAME_RATE}/TB[b];[a][b]libvmaf=n_threads=2:n_subsample=7"
    command = [material.ffmpeg, "-hide_banner", "-i", str(video), "-f", "concat", "-safe", "0", "-i", str(listed)]
    command += ["-lavfi", graph, "-an", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL).stderr
    found = re.search(r"VMAF score: ([\d.]+)", said)
    assert found is not None, said[-500:]
    return float(found[1])


def main(folder: Path, moves: int = 32) -> None:
    """Run everything and print the table."""
    say(f"Assembly: {moves} moves of 16 counts, 1280x720 at {FRAME_RATE} frames per second, 2 Mbit/s")
    material = Material(folder, moves)
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    plan = material.blueprint("plan")
    jobs: dict[str, Scenario] = {
        "cold": lambda: ours(material, plan, home),
        "bare": lambda: bare(material, plan),  # beside "cold": a machine's speed wanders in minutes
        "classic": lambda: classic(material),
        "unchanged": lambda: ours(material, plan, home),
        "one changed": lambda: ours(material, material.blueprint("changed", changed=True), home),
        "draft": lambda: ours(material, material.blueprint("draft", quality="draft"), folder / "home-draft"),
        "twice": lambda: ours(material, material.blueprint("twice", times=2), folder / "home-twice"),
    }
    costs = {}
    for name, job in jobs.items():
        cost = costs[name] = job()
        say(f"  {name:<14} wall {cost.wall:7.1f} s   CPU {cost.cpu:7.1f} s   peak {cost.peak / 1e6:6.0f} MB")
    own, old = vmaf(material, folder / "output/plan.mp4"), vmaf(material, folder / "classic/final.mp4")
    _table(costs, own, old)
    for name in ("home", "home-draft", "home-twice"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _table(costs: dict[str, Cost], own_vmaf: float, classic_vmaf: float) -> None:
    cold, old = costs["cold"], costs["classic"]
    wall, cpu = old.wall / cold.wall, old.cpu / cold.cpu
    ratio("cold, times faster than classic (wall)", wall, ">= 2.7", met=wall >= 2.7)
    ratio("cold, times less CPU than classic", cpu, ">= 2.7", met=cpu >= 2.7)
    say(f"  VMAF ours {own_vmaf:.2f}, classic {classic_vmaf:.2f}")
    ratio("VMAF, ours minus classic", own_vmaf - classic_vmaf, ">= 0", met=own_vmaf >= classic_vmaf)
    bare_share = cold.cpu / costs["bare"].cpu
    ratio("CPU, share of bare encodes", bare_share, "<= 1.10", met=bare_share <= 1.10)
    again = cold.wall / costs["unchanged"].wall
    ratio("unchanged, times faster than cold", again, ">= 30", met=again >= 30)
    one = cold.wall / costs["one changed"].wall
    ratio("one move changed, times faster than cold", one, ">= 12", met=one >= 12)
    draft = old.wall / costs["draft"].wall
    ratio("draft, times faster than classic (wall)", draft, ">= 6", met=draft >= 6)
    draft_cpu = old.cpu / costs["draft"].cpu
    ratio("draft, times less CPU than classic", draft_cpu, ">= 6", met=draft_cpu >= 6)
    twice = costs["twice"].wall / cold.wall
    ratio("twice the moves, times the time", twice, "<= 2.1", met=twice <= 2.1)
    peak = max(c.peak for name, c in costs.items() if name not in ("classic", "bare")) / 1e6
    ratio("peak memory of program and children (MB)", peak, "< 600", met=peak < 600)
