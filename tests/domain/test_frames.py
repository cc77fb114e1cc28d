"""What the files of painted frames are called."""

from farm.domain import frames


def test_a_frame_is_called_plainly_after_the_last_pass_only() -> None:
    assert [frames.name(6, number, 3) for number in (1, 2, 3)] == [
        "frame-00007.pass-1.png",
        "frame-00007.pass-2.png",
        "frame-00007.png",
    ]
    assert frames.name(6, 1, 1) == "frame-00007.png"


def test_a_name_says_which_frame_it_is_and_after_which_pass() -> None:
    for passes in range(1, frames.MOST_PASSES + 1):
        for number in range(1, passes + 1):
            assert frames.parsed(frames.name(11, number, passes), passes) == (11, number)


def test_a_frame_is_the_same_under_its_names_of_all_passes() -> None:
    known = frames.of_all_passes("frame-00007.png")
    every = {
        frames.name(6, number, passes)
        for passes in range(1, frames.MOST_PASSES + 1)
        for number in range(1, passes + 1)
    }
    assert sorted(known) == sorted(every)
    assert sorted(frames.of_all_passes("frame-00007.pass-2.png")) == sorted(known)


def test_other_files_have_one_name() -> None:
    for name in ("result.mp4", "preview.webp", "frame-7.png", "frame-00007.png.png", "%"):
        assert frames.of_all_passes(name) == [name]
