"""Extensions: what was there before, what the engine adds, and one film of both."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from PIL import Image

from kinora.errors import GenerationError
from kinora.media.encode import SegmentEncoder
from kinora.media.join import SAMPLE_RATE, join
from kinora.media.probe import probe
from kinora.storage import Storage
from kinora.video import Kind, Role, Size, Variant
from kinora.work.messages import Given, Made, Make
from work.notes import MakeClip, Notes

SIZE = Size(64, 48)
OTHER = Size(96, 48)


def path_of(made: Made, variant: Variant, storage: Storage) -> Path:
    return storage.path_of(next(each.key for each in made.assets if each.variant is variant))


def extension_of(source: Made, order: Make, *, added: int = 4, prompt: str = "more") -> Make:
    keys = {asset.variant: asset.key for asset in source.assets}
    return msgspec.structs.replace(
        order,
        video_id=f"{source.video_id}x",
        kind=Kind.EXTENSION,
        prompt=prompt,
        seconds=order.seconds + added,
        source_seconds=order.seconds,
        source_key=keys[Variant.VIDEO],
        negative_key=keys[Variant.NEGATIVE],
    )


def greys(path: Path) -> list[int]:
    """The grey level of each frame, which says what number the engine drew."""
    with av.open(str(path)) as container:
        return [
            round(float(np.median(frame.to_ndarray(format="gray")))) for frame in container.decode(video=0)
        ]  # fmt: skip


DRAWN = list(range(96))  # what `greys` gives of all that the engine draws in four seconds


def payloads(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(each) for each in container.demux(video=0) if each.pts is not None]


@pytest.fixture
def upload(storage: Storage, tmp_path: Path) -> Callable[..., str]:
    """Publishes a film of so many frames, all of one grey level; its key."""

    def upload(number: int, *, num_frames: int = 72, grey: int = 77, size: Size = SIZE) -> str:
        segment, film = tmp_path / f"segment-{number}.mp4", tmp_path / f"film-{number}.mp4"
        with SegmentEncoder(segment, size=size, fps=24, pixel_format="rgb24") as encoder:
            for _ in range(num_frames):
                encoder.add(np.full((size.height, size.width, 3), grey, np.uint8))
        seconds = num_frames // 24
        sound = np.full((seconds * SAMPLE_RATE, 2), 0.1, np.float32)
        join([segment], sound, film, fps=24, size=size, seconds=seconds)
        key = f"videos/video_1/inputs/{number}"
        storage.publish_file(key, film)
        return key

    return upload


def test_an_extension_is_stitched(make_clip: MakeClip, storage: Storage, order: Make) -> None:
    """The source's packets are copied, what is new follows, and only that is counted as work."""
    source = make_clip(order, Notes())
    notes = Notes()
    longer = make_clip(extension_of(source, order), notes)
    before, after = (path_of(made, Variant.VIDEO, storage) for made in (source, longer))

    assert payloads(after)[:96] == payloads(before)
    assert greys(after) == pytest.approx(2 * DRAWN, abs=1)
    assert (probe(after).duration, probe(after).audio_duration) == (8, 8)
    assert notes.done[-1] == 96
    assert path_of(longer, Variant.NEGATIVE, storage).read_bytes() == b"a square\nmore\n"


def test_what_starts_from_footage_has_all_of_it(
    make_clip: MakeClip, storage: Storage, order: Make, upload: Callable[..., str]
) -> None:
    """A remix of an extended upload gets the upload at its own length."""
    storage.publish("videos/video_1/inputs/2", b"its scene\n")
    footage = Given(Role.FOOTAGE, upload(1, num_frames=72), "video/mp4")
    remix = msgspec.structs.replace(
        order, kind=Kind.REMIX, negative_key="videos/video_1/inputs/2", inputs=(footage,)
    )
    told = json.loads(path_of(make_clip(remix, Notes()), Variant.SCENE, storage).read_bytes())

    assert told["footage"] == ["64x48", 3.0, 77]


def test_helpers_draw_the_same_extension(
    make_clip: MakeClip, make_clip_together: MakeClip, storage: Storage, order: Make
) -> None:
    """With one process or two, of a print or of an upload, every file is the same."""
    source = make_clip(order, Notes())
    longer = extension_of(source, order, prompt="slow=0.003")
    alone = make_clip(longer, Notes())
    together = make_clip_together(msgspec.structs.replace(longer, attempt=2), Notes())

    assert [each.sha256 for each in alone.assets] == [each.sha256 for each in together.assets]


def test_a_chain_goes_on(make_clip: MakeClip, storage: Storage, order: Make) -> None:
    """An extension of an extension copies all that was there."""
    made, longer = make_clip(order, Notes()), order
    for _ in range(3):
        longer = extension_of(made, longer)
        made = make_clip(longer, Notes())
    film = path_of(made, Variant.VIDEO, storage)

    assert greys(film) == pytest.approx(4 * DRAWN, abs=1)
    assert probe(film).audio_duration == 16


def test_stills_show_the_whole(make_clip: MakeClip, storage: Storage, order: Make) -> None:
    """The thumbnail is at three quarters of all, and the sheet begins with the beginning."""
    longer = make_clip(extension_of(make_clip(order, Notes()), order), Notes())
    thumbnail = np.asarray(Image.open(path_of(longer, Variant.THUMBNAIL, storage)))
    sheet = np.asarray(Image.open(path_of(longer, Variant.SPRITESHEET, storage)).convert("L"))
    tiles = [np.median(sheet[row : row + 12, left : left + 16]) for row in range(0, 48, 12) for left in range(0, 64, 16)]  # fmt: skip

    assert np.median(thumbnail) == pytest.approx(192 * 3 // 4 - 96, abs=3)
    frames = [(2 * place + 1) * 192 // 32 for place in range(16)]
    assert tiles == pytest.approx([frame % 96 for frame in frames], abs=4)


def test_a_print_of_another_encoder_is_drawn_again(
    make_clip: MakeClip, storage: Storage, order: Make
) -> None:
    """Frame by frame as it was, and counted as work."""
    source = make_clip(order, Notes())
    path, foreign = path_of(source, Variant.VIDEO, storage), storage.scratch / "foreign.mp4"
    with av.open(str(path)) as old, av.open(str(foreign), "w") as new:
        picture = new.add_stream("libx264", rate=24, options={"bf": "0", "crf": "10"})
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        for frame in old.decode(video=0):
            frame.pict_type = 0
            new.mux(picture.encode(frame))
        new.mux(picture.encode(None))
    foreign.replace(path)
    notes = Notes()
    longer = make_clip(extension_of(source, order), notes)

    assert greys(path_of(longer, Variant.VIDEO, storage)) == pytest.approx(2 * DRAWN, abs=2)
    assert notes.done[-1] == 192


def test_an_upload_is_extended(
    make_clip: MakeClip, storage: Storage, order: Make, upload: Callable[..., str]
) -> None:
    """Its frames and its sound come first, fitted to the size; an odd number of seconds is no matter."""
    given = Given(Role.FOOTAGE, upload(1, size=OTHER), "video/mp4")
    notes = Notes()
    made = make_clip(
        msgspec.structs.replace(
            order, kind=Kind.EXTENSION, seconds=7, source_seconds=3, inputs=(given,)
        ),
        notes,
    )
    film = path_of(made, Variant.VIDEO, storage)
    with av.open(str(film)) as container:
        heard = np.concatenate(
            [frame.to_ndarray() for frame in container.decode(audio=0)], axis=1
        ).T

    assert greys(film) == pytest.approx([*72 * [77], *DRAWN], abs=1)
    assert notes.done[-1] == 168
    assert heard[SAMPLE_RATE] == pytest.approx(0.1, abs=0.02)
    steps = np.abs(np.diff(heard, axis=0))
    assert steps[3 * SAMPLE_RATE - 480 :].max() < 0.03  # the codec rings where a sound breaks off


def test_what_was_given_reaches_the_engine(
    make_clip: MakeClip, storage: Storage, order: Make, upload: Callable[..., str]
) -> None:
    """Picture, footage and characters with their negatives, each for what it is."""
    storage.publish("videos/video_1/inputs/8", b"a picture")
    storage.publish("videos/video_1/inputs/9", b"the scene of Mossy")
    made = make_clip(
        msgspec.structs.replace(
            order,
            kind=Kind.EDIT,
            inputs=(
                Given(Role.REFERENCE, "videos/video_1/inputs/8", "image/png"),
                Given(Role.FOOTAGE, upload(1, grey=50), "video/mp4"),
                Given(Role.CHARACTER, upload(2, grey=90, size=OTHER), "video/mp4", "Mossy"),
                Given(Role.CHARACTER, upload(3, grey=120), "video/mp4", "Rook"),
                Given(Role.NEGATIVE, "videos/video_1/inputs/9", "application/json", "Mossy"),
            ),
        ),
        Notes(),
    )
    told = json.loads(path_of(made, Variant.SCENE, storage).read_bytes())

    assert told["references"] == ["a picture"]
    assert told["footage"] == ["64x48", 4.0, 50]
    assert told["characters"] == {"Mossy": ["96x48", 3.0, 90], "Rook": ["64x48", 3.0, 120]}
    assert told["negatives"] == {"Mossy": "the scene of Mossy"}
    assert path_of(made, Variant.NEGATIVE, storage).read_bytes() == b"a square\n"


@pytest.mark.parametrize("role", [Role.REFERENCE, Role.FOOTAGE, Role.CHARACTER])
def test_what_is_gone_is_told(make_clip: MakeClip, order: Make, role: Role) -> None:
    """A file that has vanished fails the video with a code of its own."""
    given = Given(role, "videos/video_1/inputs/1", "video/mp4")
    with pytest.raises(GenerationError, match="no longer there") as caught:
        make_clip(msgspec.structs.replace(order, inputs=(given,)), Notes())

    assert caught.value.code == "source_unavailable"


def test_an_extension_of_nothing_is_refused(make_clip: MakeClip, order: Make) -> None:
    """Without a print and without an upload there is nothing to begin with."""
    with pytest.raises(GenerationError, match="no longer there") as caught:
        make_clip(msgspec.structs.replace(order, kind=Kind.EXTENSION, source_seconds=2), Notes())

    assert caught.value.code == "source_unavailable"
