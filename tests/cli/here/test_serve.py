"""`farm serve`, as a person types it."""

from pathlib import Path

from typer.testing import CliRunner

from farm.cli.app import app
from farm.errors import SetupError


def test_shares_of_styles_that_are_mixed_for_good_are_refused(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app, ["serve", str(tmp_path / "two.onnx"), "--weight", "1"])
    assert isinstance(answer.exception, SetupError)
    assert "leave --weight out" in str(answer.exception)
