import subprocess
import sys

import pytest

PARTS = [
    "machine",
    "tests",
    "bytes",
    "precision",
    "iterations",
    "memory",
    "timeline",
    "render",
    "tiles",
]


@pytest.mark.parametrize("parts", [PARTS, ["exactness", "two-jobs", "convolutions"]])
def test_the_kit_for_gpus_runs_here_at_small_sizes(tmp_path, parts):
    command = [sys.executable, "-m", "benchmarks.gpu", "--device", "cpu", "--out", tmp_path]
    subprocess.run([*command, "--parts", *parts], check=True, capture_output=True)
    report = (tmp_path / "report.md").read_text()
    assert "failed" not in report
    assert "off by" not in report
    assert all(f"\n({part}: " in report for part in parts)


def test_a_part_that_fails_leaves_its_error_and_the_next_begins(tmp_path):
    command = [sys.executable, "-m", "benchmarks.gpu", "--device", "cpu", "--out", tmp_path]
    missing = ["--kernels", tmp_path / "missing", "--parts", "timeline", "machine"]
    subprocess.run([*command, *missing], check=True, capture_output=True)
    report = (tmp_path / "report.md").read_text()
    assert "timeline failed" in report
    assert "matrix product" in report
