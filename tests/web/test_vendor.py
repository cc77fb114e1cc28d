"""The vendored front-end files are exactly those of their npm packages."""

import hashlib
import json
from pathlib import Path

import pytest

import web

VENDOR = Path(web.__file__).parent / "static" / "vendor"
PACKAGES = json.loads((VENDOR / "manifest.json").read_text())
FILES = {name: entry for package in PACKAGES for name, entry in package["files"].items()}


@pytest.mark.parametrize("name", FILES)
def test_a_vendored_file_has_the_hash_of_the_manifest(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == FILES[name]["sha256"]


def test_nothing_is_vendored_that_the_manifest_does_not_name() -> None:
    present = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert present == {*FILES, "manifest.json"}


def test_every_package_comes_with_its_licence() -> None:
    for package in PACKAGES:
        assert any("LICENSE" in name for name in package["files"]), package["package"]
