import struct

import av
import numpy as np
import pytest
from PIL import Image

from farm import __version__
from farm.engine.errors import FilmError
from farm.engine.video import film, writer
from farm.engine.video.film import Limits, inspect
from tests.engine.video.clips import only_sound, pan, scene, write

FRAMES = pan(6)


def apart(shown, frame) -> float:
    """Mean difference of tiles of 8 pixels: codecs halve the resolution of colours."""
    tiles = shown / np.iinfo(shown.dtype).max - frame / 255
    height, width = (side // 8 * 8 for side in frame.shape[:2])
    tiles = tiles[:height, :width].reshape(height // 8, 8, width // 8, 8, 3)
    return float(np.abs(tiles.mean((1, 3))).mean())


def samples(path):
    with film.frames(path) as found:
        return [frame.samples for frame in found]


@pytest.mark.parametrize(
    ("name", "codec", "pixels", "kind"),
    [
        ("a.mp4", "libx264", "yuv420p", "mp4"),
        ("a.mov", "libx264", "yuv420p", "mov"),
        ("a.mkv", "ffv1", "bgr0", "matroska"),
        ("a.webm", "libvpx-vp9", "yuv420p", "webm"),
        ("a.gif", "gif", "rgb8", "gif"),
        ("b.mov", "prores_ks", "yuv422p10le", "mov"),
    ],
)
def test_films_of_every_container_are_taken(tmp_path, name, codec, pixels, kind):
    path = write(tmp_path / name, FRAMES, codec=codec, pixels=pixels)
    info = inspect(path)
    assert (info.kind, info.width, info.height, info.frames) == (kind, 160, 120, 6)
    assert info.rate == pytest.approx(12, rel=0.05)
    assert info.seconds == pytest.approx(0.5, rel=0.1)
    assert (info.cuts, info.sound, info.remarks) == ((), None, ())
    shown = samples(path)
    assert len(shown) == 6
    assert shown[0].shape == (120, 160, 3)
    assert shown[0].dtype == (np.uint16 if "10" in pixels else np.uint8)
    assert apart(shown[3], FRAMES[3]) < (0.1 if kind == "gif" else 0.01)


def test_odd_sizes_are_read_as_they_are(tmp_path):
    path = write(
        tmp_path / "a.mkv", [frame[:, :155] for frame in FRAMES], codec="ffv1", pixels="bgr0"
    )
    assert inspect(path).width == 155
    assert np.array_equal(samples(path)[2], FRAMES[2][:, :155])


def test_a_turned_film_stands_upright(tmp_path):
    path = write(tmp_path / "a.mp4", FRAMES)
    data = path.read_bytes()
    upright = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
    turned = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)  # by 90° clockwise
    place = data.index(upright, data.index(b"tkhd"))  # of the track: the film's comes before
    path.write_bytes(data[:place] + turned + data[place + 36 :])
    assert (inspect(path).width, inspect(path).height) == (120, 160)
    assert apart(samples(path)[0], np.rot90(FRAMES[0], -1)) < 0.01


def test_uneven_times_are_kept(tmp_path):
    times = [0, 1, 2, 5, 6, 10]
    path = write(tmp_path / "a.mp4", FRAMES, times=times)
    info = inspect(path)
    assert info.remarks == ("Frames come at uneven times: they are kept.",)
    out = tmp_path / "out.mp4"
    writer.write(out, samples(path), film.times(path), info)
    seconds = [float(time * inspect(out).base) for time in film.times(out)]
    assert seconds == pytest.approx([time / 12 for time in times], abs=1e-3)


def test_a_film_that_does_not_say_its_matrix_means_the_one_of_its_size(tmp_path):
    red = np.zeros((720, 960, 3), np.uint8)
    red[..., 0] = 200
    path = write(tmp_path / "a.mp4", [red] * 2)  # coded by the matrix of standard definition
    assert samples(path)[0][300, 300, 1] > 15  # and read by that of high definition
    path = write(tmp_path / "b.mp4", [red[:360]] * 2)
    assert samples(path)[0][300, 300] == pytest.approx([200, 0, 0], abs=4)


def test_high_dynamic_range_is_tone_mapped_and_said(tmp_path):
    frames = [scene(120, 160)] * 2
    tags = {"color_trc": 16, "color_primaries": 9, "colorspace": 9}
    path = write(tmp_path / "a.mkv", frames, codec="ffv1", pixels="yuv420p10le", **tags)
    assert inspect(path).remarks == ("The film is in high dynamic range (PQ): it is tone mapped.",)
    plain = write(tmp_path / "b.mkv", frames, codec="ffv1", pixels="yuv420p10le")
    assert abs(samples(path)[0].mean() - samples(plain)[0].mean()) > 3000


def test_cuts_are_found(tmp_path):
    path = write(tmp_path / "a.mp4", [*pan(5), *pan(5, seed=2)])
    info = inspect(path)
    assert info.cuts == (5,)


@pytest.mark.parametrize("sound", ["aac", "libopus", "pcm_s16le"])
def test_the_sound_goes_into_the_painted_film(tmp_path, sound):
    name = "a.mkv" if sound == "pcm_s16le" else "a.mp4"
    path, out = write(tmp_path / name, pan(12), sound=sound), tmp_path / "out.mp4"
    info = inspect(path)
    assert info.sound
    writer.write(out, samples(path), film.times(path), info, source=path)
    with av.open(str(out)) as made:
        heard = list(made.decode(made.streams.audio[0]))
        seconds = sum(frame.samples for frame in heard) / heard[0].sample_rate
    assert seconds == pytest.approx(1.0, abs=0.1)
    assert max(np.abs(frame.to_ndarray()).max() for frame in heard) > 0.1
    assert inspect(out).frames == 12
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


@pytest.mark.parametrize("codec", sorted(writer.CODECS.keys() - {"png", "tiff"}))
def test_films_are_written_with_every_codec(tmp_path, codec):
    source = write(tmp_path / "a.mp4", FRAMES)
    out = tmp_path / f"out{writer.CODECS[codec].suffix}"
    writer.write(out, FRAMES, film.times(source), inspect(source), codec=codec)
    if codec == "webp":
        with Image.open(out) as made:
            assert (made.n_frames, made.size) == (6, (160, 120))
            assert f"Brushfarm {__version__}".encode() in made.info["xmp"]
        return
    again = inspect(out)
    with av.open(str(out)) as made:
        told = {name.lower(): value for name, value in made.metadata.items()}
    assert told["comment"] == f"Brushfarm {__version__}"
    assert (again.frames, again.width, again.height) == (6, 160, 120)
    assert apart(samples(out)[2], FRAMES[2]) < 0.01


def test_the_same_frames_make_the_same_bytes(tmp_path):
    source = write(tmp_path / "a.mp4", FRAMES)
    info, times = inspect(source), film.times(source)
    for name in ("b.mp4", "c.mp4"):
        writer.write(tmp_path / name, FRAMES, times, info)
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "c.mp4").read_bytes()


@pytest.mark.parametrize("codec", ["h264", "webp", "png"])
def test_an_older_film_stays_until_the_new_one_is_whole(tmp_path, codec):
    def cut_short():
        yield FRAMES[0]
        raise KeyboardInterrupt

    source = write(tmp_path / "a.mp4", FRAMES, sound="aac")
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / f"film{writer.CODECS[codec].suffix}"
    out.write_text("old")
    how = {"codec": codec, "source": source}
    with pytest.raises(KeyboardInterrupt):
        writer.write(out, cut_short(), film.times(source), inspect(source), **how)
    assert out.read_text() == "old"
    assert list(out.parent.iterdir()) == [out]
    writer.write(out, FRAMES, film.times(source), inspect(source), **how)
    assert out.stat().st_size > 100
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("codec", ["h264", "prores"])
def test_the_same_frame_is_converted_to_the_same_planes_every_time(codec):
    frame = pan(1, size=(64, 66))[0]  # rows that are no multiple of what a CPU converts at once
    converted = (writer._frame(frame, writer.CODECS[codec]) for _ in range(1_000))
    assert len({tuple(map(bytes, visible(made))) for made in converted}) == 1


def visible(frame):
    """The planes without what fills their rows up."""
    for plane in frame.planes:
        size = 2 if frame.format.name.endswith("le") else 1
        rows = np.frombuffer(plane, np.uint8).reshape(plane.height, -1)
        yield np.ascontiguousarray(rows[:, : plane.width * size])


def test_a_written_film_says_its_colours(tmp_path):
    source, out = write(tmp_path / "a.mp4", FRAMES), tmp_path / "out.mp4"
    writer.write(out, FRAMES, film.times(source), inspect(source))
    with av.open(str(out)) as made:
        frame = next(made.decode(made.streams.video[0]))
    assert (frame.colorspace, frame.color_trc, frame.color_primaries) == (1, 1, 1)


def test_what_is_no_film_is_refused(tmp_path):
    path = tmp_path / "a.mp4"
    for data in (b"", b"\x89PNG\r\n\x1a\n", b"hello" * 100):
        path.write_bytes(data)
        with pytest.raises(FilmError, match="is no film: MP4, MOV, MKV, WebM and GIF are taken"):
            inspect(path)


def test_sound_alone_is_refused(tmp_path):
    with pytest.raises(FilmError, match="holds only sound"):
        inspect(only_sound(tmp_path / "a.mp4"))


def test_one_frame_is_refused(tmp_path):
    with pytest.raises(FilmError, match="has one frame"):
        inspect(write(tmp_path / "a.mp4", FRAMES[:1]))


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv"])
def test_a_truncated_film_is_refused(tmp_path, name):
    path = write(tmp_path / name, pan(40), rate=12)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(FilmError, match=r"damaged|decoded"):
        inspect(path)


@pytest.mark.parametrize("brand", [b"\0\0\0\x18ftypmp42", b"\x1aE\xdf\xa3webm", b"GIF89a"])
def test_garbage_behind_a_films_first_bytes_is_refused(tmp_path, brand):
    path = tmp_path / "a.mp4"
    path.write_bytes(brand + np.random.default_rng(1).bytes(5000))
    with pytest.raises(FilmError, match=r"damaged|decoded|no pictures"):
        inspect(path)


def test_a_film_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(FilmError, match="more than 5 frames: cut it shorter"):
        inspect(write(tmp_path / "a.mp4", FRAMES), Limits(frames=5))


def test_a_film_that_is_too_large_is_refused(tmp_path):
    with pytest.raises(FilmError, match="The film is 160 x 120; no side may exceed 100 pixels"):
        inspect(write(tmp_path / "a.mp4", FRAMES), Limits(side=100))


def test_a_film_without_a_rate_is_refused():
    about = {"rate": "0", "seconds": 0.0, "base": "1/100"}
    for times in ([0, 0, 0], [0, 1, 2]):
        with pytest.raises(FilmError, match="0 fps"):
            film._require_whole(about, times)


def test_a_decoder_that_dies_of_its_limits_is_told_as_damage(tmp_path, monkeypatch):
    path = write(tmp_path / "a.mp4", FRAMES)
    monkeypatch.setattr(film.sys, "executable", "/bin/false")
    with pytest.raises(FilmError, match="damaged"):
        inspect(path)
