import pytest

from farm.engine.atomic import replaced


def test_a_file_is_there_once_it_is_whole(tmp_path):
    path = tmp_path / ("x" * 251 + ".bin")
    path.write_text("old")
    with replaced(path) as partial:
        partial.write_text("new")
        assert partial.suffix == ".bin"
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_after_an_error_the_older_file_is_there(tmp_path):
    path = tmp_path / "a.bin"
    path.write_text("old")
    with pytest.raises(IsADirectoryError), replaced(path) as partial:
        partial.write_bytes(b"half" + tmp_path.read_bytes())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
