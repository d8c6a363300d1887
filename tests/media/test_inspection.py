"""What comes of files that are as they should be, and what an inspecting process may do."""

from __future__ import annotations

import io
import logging
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from hostile import media
from kinora.errors import InvalidRequest, Unavailable
from kinora.media.inspection import Film, Inspector, Limits
from kinora.media.kinds import JPEG, MP4, PNG, WEBP
from kinora.media.reprint import print_size
from kinora.video import Size

RED = (255, 0, 0)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return tmp_path / "clean"


@pytest.fixture
def inspector(tmp_path: Path) -> Inspector:
    return Inspector(scratch=tmp_path)


@pytest.fixture
def given(tmp_path: Path) -> Callable[[bytes], Path]:
    """A file of these bytes."""

    def write(data: bytes) -> Path:
        path = tmp_path / "given"
        path.write_bytes(data)
        return path

    return write


def picture_of(inspector: Inspector, path: Path, kind: str, clean: Path) -> Image.Image:
    seen = inspector.picture(path, kind, into=clean)
    copy = Image.open(io.BytesIO(clean.read_bytes()), formats=["PNG"])
    copy.load()
    assert seen.media_type == kind
    assert seen.size == Size(copy.width, copy.height)
    assert copy.mode == "RGB"
    assert set(copy.info) <= {"srgb"}
    return copy


def is_red(copy: Image.Image, x: int, y: int) -> bool:
    return bool(np.allclose(copy.getpixel((x, y)), RED, atol=40))


@pytest.mark.parametrize(("kind", "format"), [(JPEG, "JPEG"), (PNG, "PNG"), (WEBP, "WEBP")])
def test_a_picture_becomes_a_plain_png(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path, kind: str, format: str
) -> None:
    """Of the same size, with the same picture."""
    path = given(media.coded(media.picture(), format))
    copy = picture_of(inspector, path, kind, clean)
    assert copy.size == (64, 48)
    assert is_red(copy, 3, 3)
    assert not is_red(copy, 60, 40)


def test_declared_types_have_other_spellings(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """Parameters, capitals and the name that everybody uses for JPEG do no harm."""
    path = given(media.coded(media.picture(), "JPEG"))
    assert inspector.picture(path, "Image/JPG; q=1", into=clean).media_type == JPEG


def test_a_photograph_is_turned_upright(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """As its camera says that it was held."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path = given(media.coded(media.picture(), "JPEG", exif=exif))
    copy = picture_of(inspector, path, JPEG, clean)
    assert copy.size == (48, 64)
    assert is_red(copy, 44, 3)


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_pixel_is_read(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path, mode: str
) -> None:
    """Print colours, grey, palettes, transparency and 16 bits become plain colours."""
    if mode == "I;16":
        image = Image.fromarray(np.full((48, 64), 128 * 256, np.uint16))
    else:
        grey = Image.new("RGB", (64, 48), (128, 128, 128))
        image = grey.quantize(4) if mode == "P" else grey.convert(mode)
    format, kind = ("JPEG", JPEG) if mode == "CMYK" else ("PNG", PNG)
    copy = picture_of(inspector, given(media.coded(image, format)), kind, clean)
    expected = 255 * (np.asarray(copy)[0, 0] > 127) if mode == "1" else (128, 128, 128)
    assert np.allclose(copy.getpixel((0, 0)), expected, atol=4)


def test_what_is_transparent_becomes_white(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """A cut-out stands on paper."""
    path = given(media.coded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "WEBP", lossless=True))
    assert picture_of(inspector, path, WEBP, clean).getpixel((4, 4)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_frame_is_taken(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """Of an animation as of a film."""
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    data = media.coded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert is_red(picture_of(inspector, given(data), WEBP, clean), 16, 16)
    copy = picture_of(inspector, given(media.film()), MP4, clean)
    assert copy.size == (64, 48)
    assert is_red(copy, 3, 3)


class Copy:
    """The clean copy of a film, read as a worker would."""

    def __init__(self, path: Path) -> None:
        with av.open(str(path), format="mp4") as container:
            video, sounds = container.streams.video[0], container.streams.audio
            self.codecs = [stream.codec_context.name for stream in container.streams]
            self.metadata = dict(container.metadata)
            self.sound_starts = (
                float(sounds[0].start_time * sounds[0].time_base) if sounds else None
            )
            self.frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video)]
        with av.open(str(path), format="mp4") as container:
            self.times = [frame.time for frame in container.decode(container.streams.video[0])]


def film_of(inspector: Inspector, path: Path, clean: Path) -> tuple[Film, Copy]:
    film, copy = inspector.film(path, into=clean), Copy(clean)
    assert film.num_frames == len(copy.frames)
    assert copy.frames[0].shape == (film.size.height, film.size.width, 3)
    assert np.allclose(copy.times, np.arange(film.num_frames) / 30, atol=1e-3)
    assert film.seconds == pytest.approx(film.num_frames / 30)
    return film, copy


def test_a_film_becomes_a_plain_one(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """The same frames with the same sound, in our own coding."""
    film, copy = film_of(inspector, given(media.film()), clean)
    assert film == Film(size=Size(64, 48), seconds=1.0, fps=30.0, num_frames=30, has_sound=True)
    assert copy.codecs == ["h264", "aac"]
    assert copy.sound_starts == 0
    assert np.allclose(copy.frames[29][4, 4], RED, atol=40)


@pytest.mark.parametrize("fps", [10, 24, 60, 120])
def test_frames_come_thirty_times_a_second(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path, fps: int
) -> None:
    """Whatever the film's own rate; its length stays."""
    film, _ = film_of(inspector, given(media.film(fps=fps, num_frames=fps)), clean)
    assert film.fps == pytest.approx(fps, rel=0.01)
    assert film.num_frames == 30


def test_a_still_lasts_as_long_as_it_is_shown(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """Frames that come seldom are repeated."""
    film, copy = film_of(inspector, given(media.repeated(3, step=Fraction(1))), clean)
    assert film.num_frames == 90
    assert not film.has_sound
    assert copy.codecs == ["h264"]


def test_a_film_is_turned_upright(
    inspector: Inspector, given: Callable[[bytes], Path], clean: Path
) -> None:
    """As its camera says that it was held; as a picture too."""
    path = given(media.turned(media.film()))
    film, copy = film_of(inspector, path, clean)
    assert film.size == Size(48, 64)
    assert np.allclose(copy.frames[0][3, 44], RED, atol=40)
    assert is_red(picture_of(inspector, path, MP4, clean), 44, 3)


def test_sizes_of_clean_films() -> None:
    """Even, with square pixels, and no longer than the largest video that is made."""
    assert print_size(1280, 720) == Size(1280, 720)
    assert print_size(1281, 719) == Size(1280, 718)
    assert print_size(4096, 2160) == Size(1920, 1012)
    assert print_size(2160, 4096) == Size(1012, 1920)
    assert print_size(720, 576, Fraction(16, 15)) == Size(768, 576)
    assert print_size(64, 64, Fraction(1, 100_000)) == Size(64, 64)


def test_others_wait_for_their_turn_and_not_for_ever(
    given: Callable[[bytes], Path], tmp_path: Path, clean: Path
) -> None:
    """At most so many files are looked at at once; who waits too long is told to come again."""
    limits = Limits(at_once=1, patience_s=0.05)
    inspector = Inspector(scratch=tmp_path, limits=limits)
    path = given(media.film(num_frames=90))
    begun = threading.Event()
    outcomes: list[type] = []

    def look(number: int) -> None:
        begun.wait()
        try:
            inspector.film(path, into=tmp_path / f"clean-{number}")
            outcomes.append(Film)
        except Unavailable:
            outcomes.append(Unavailable)

    threads = [threading.Thread(target=look, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) == sorted(map(str, (Film, Unavailable, Unavailable)))


def test_few_may_wait(given: Callable[[bytes], Path], tmp_path: Path, clean: Path) -> None:
    """A further one is turned away at once."""
    inspector = Inspector(scratch=tmp_path, limits=Limits(at_once=0, waiting=0))
    with pytest.raises(Unavailable, match="Too many"):
        inspector.picture(given(media.coded(media.picture(), "PNG")), PNG, into=clean)


def test_a_copy_has_a_limit(given: Callable[[bytes], Path], tmp_path: Path, clean: Path) -> None:
    """One that would grow beyond it refuses the file, and is removed."""
    inspector = Inspector(scratch=tmp_path, limits=Limits(output_bytes=1000))
    for data, look, kind in (
        (media.film(), inspector.film, MP4),
        (media.coded(Image.effect_noise((64, 64), 90), "PNG"), inspector.picture, PNG),
    ):
        path = given(data)
        with pytest.raises(InvalidRequest, match="more memory"):
            look(path, declared_type=kind, into=clean)
        assert list(tmp_path.iterdir()) == [path]


CAPTIVE = """
import ctypes, os, resource, socket, threading
from kinora.media.cage import close_cage, limit

limit(memory_bytes=400_000_000, output_bytes=1000, cpu_s=5, parent=os.getppid())
libc = ctypes.CDLL(None)
early = threading.Event()
late = []
def look_late():
    early.wait()
    late.append(is_refused(lambda: open("/etc/passwd")))
older = threading.Thread(target=look_late)
older.start()
assert close_cage()

def is_refused(what):
    try:
        what()
    except (OSError, ValueError):
        return True
    return False

early.set()
older.join()
print(all((
    late == [True],
    libc.syscall(234, os.getppid(), os.getppid(), 0) == -1,  # a signal to one of its threads
    is_refused(lambda: open("/etc/passwd")),
    is_refused(lambda: open("/tmp/written", "w")),
    is_refused(lambda: os.unlink("/tmp/anything")),
    is_refused(lambda: socket.socket()),
    is_refused(lambda: socket.socketpair()),
    is_refused(lambda: os.fork()),
    is_refused(lambda: os.execv("/bin/true", ["true"])),
    is_refused(lambda: os.kill(os.getppid(), 0)),
    is_refused(lambda: os.listdir("/")),
    is_refused(lambda: os.memfd_create("x")),
    is_refused(lambda: resource.setrlimit(resource.RLIMIT_CPU, (9, 9))),
)), flush=True)
try:
    bytearray(1 << 30)
except MemoryError:
    print("bounded", flush=True)
thread = threading.Thread(target=print, args=("threads",), kwargs={"flush": True})
thread.start()
thread.join()
os._exit(0)
"""


def test_the_cage_holds() -> None:
    """No file, no socket, no process, no signal, no more memory, in any thread; threads are left to it."""
    command = [sys.executable, "-c", textwrap.dedent(CAPTIVE)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
    assert (told.stdout.split(), told.stderr) == (["True", "bounded", "threads"], "")


def test_an_inspector_inherits_nothing(
    inspector: Inspector,
    given: Callable[[bytes], Path],
    clean: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither the server's environment nor its open files, and this kernel closes the cage."""
    monkeypatch.setenv("PYTHONSTARTUP", "/nonexistent")
    monkeypatch.setenv("PYTHONPATH", "/nonexistent")
    with socket.socket() as kept, caplog.at_level(logging.WARNING):
        kept.bind(("127.0.0.1", 0))
        inspector.picture(given(media.coded(media.picture(), "PNG")), PNG, into=clean)
    assert caplog.records == []
