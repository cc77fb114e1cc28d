"""Clients that others' generators make of the description, used as programs would.

The generators come from their registries, into build/clients, at the first run; where there is no
npm, or no way to a registry, the tests are skipped.
"""

import json
import shutil
import subprocess
import venv
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.base.config import Settings
from tests.web.conftest import picture
from tests.web.running import serving
from web.api.examples import PASS, REQUESTS

TOOLS = Path(__file__).parents[2] / "build" / "clients"
PROGRAMS = Path(__file__).parent / "generated"
NPM = ("openapi-typescript@7.13.0", "typescript@5.9.3")
PYPI = "openapi-python-client==0.29.1"
STRICT = (
    "--strict",
    "--noEmit",
    "--target",
    "es2022",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
)
PATIENCE_S = 120


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, command)], cwd=cwd, capture_output=True, text=True, timeout=PATIENCE_S
    )


def require(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def installed(folder: Path, mark: Path, *command: str | Path) -> Path:
    """Return the folder of a generator; skip the test if it cannot be had."""
    if not mark.exists():
        folder.mkdir(parents=True, exist_ok=True)
        done = run(*command, cwd=folder)
        if done.returncode:
            pytest.skip(f"{command[0]} cannot reach its registry: {done.stderr[-200:]}")
    return folder


@pytest.fixture
def description(client: FlaskClient, tmp_path: Path) -> Path:
    """The running farm's own description, in a file."""
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(client.get("/api/openapi.json").json))
    return path


@pytest.mark.skipif(shutil.which("npm") is None, reason="there is no npm here")
def test_types_for_typescript_are_strict_and_those_that_programs_need(
    description: Path, tmp_path: Path
) -> None:
    tools = TOOLS / "npm"
    binaries = tools / "node_modules" / ".bin"
    installed(tools, binaries / "tsc", "npm", "install", "--prefix", tools, *NPM)
    types = tmp_path / "api.d.ts"
    make = (binaries / "openapi-typescript", description, "-o", types)
    require(run(*make, "--default-non-nullable=false", cwd=tools))
    shutil.copy(PROGRAMS / "use.ts", tmp_path)
    require(run(binaries / "tsc", *STRICT, "use.ts", cwd=tmp_path))


@pytest.mark.slow
def test_a_generated_python_client_works_against_the_running_farm(
    settings: Settings, description: Path, tmp_path: Path
) -> None:
    tools = TOOLS / "pypi"
    python, make = (tools / "bin" / name for name in ("python", "openapi-python-client"))
    if not python.exists():
        venv.create(tools, with_pip=True)
    installed(tools, make, python, "-m", "pip", "install", "--quiet", PYPI)
    target = ("--output-path", tmp_path / "brushfarm", "--meta", "none")
    config = ("--config", PROGRAMS / "python.yml")
    said = require(run(make, "generate", "--path", description, *target, *config, cwd=tmp_path))
    assert "WARNING" not in said.upper()
    photo, painting = tmp_path / "photo.png", tmp_path / "painting.png"
    photo.write_bytes(picture("teal").getvalue())
    painting.write_bytes(picture("orange").getvalue())
    shutil.copy(PROGRAMS / "use.py", tmp_path)
    with serving(settings) as address:
        require(run(python, "use.py", address, photo, painting, cwd=tmp_path))


NAMED = {
    "createJob": {"Idempotency-Key", "Prefer"},
    "getJob": {"If-None-Match"},
    "updateJob": {"If-Match"},
    "streamJobEvents": {"Last-Event-ID"},
    "downloadArtifact": {"Range", "If-None-Match"},
}


def test_operations_are_named_and_take_headers_as_people_say(client: FlaskClient) -> None:
    described: Any = client.get("/api/openapi.json").json
    operations = {
        operation["operationId"]: operation
        for item in described["paths"].values()
        for operation in item.values()
    }
    assert all(name.isalpha() and name[0].islower() for name in operations)
    for name, headers in NAMED.items():
        taken = operations[name].get("parameters", ())
        assert {one["name"] for one in taken if one["in"] == "header"} == headers
    assert described["servers"] == [{"url": "/"}]


def test_answers_leave_out_no_field_and_say_what_a_recipe_holds(client: FlaskClient) -> None:
    schemas = client.get("/api/openapi.json").json["components"]["schemas"]
    for name in ("Job", "Asset", "JobPage", "JobSpec", "StoredRecipe", "Problem"):
        assert set(schemas[name]["required"]) == set(schemas[name]["properties"]), name
    assert "size" in schemas["Recipe"]["properties"]
    assert "required" not in schemas["Recipe"]
    assert "default" not in json.dumps(schemas["Recipe"]["properties"]["size"])


def test_the_examples_are_taken(client: FlaskClient, order: dict[str, Any]) -> None:
    pictures = {"content": order["content"], "styles": order["styles"]}
    job = client.post("/api/v1/jobs", json=REQUESTS["createJob"] | pictures)
    assert job.status_code == 201
    (painting,), mask = order["styles"], {"mask": order["content"]}
    masked = {"content_mask": order["content"], "styles": [painting | mask]}
    one_pass = client.post("/api/v1/jobs", json=PASS | masked | {"photos": [order["content"]]})
    assert one_pass.json["kind"] == "apply"
    clone = client.post(job.json["links"]["clone"], json=REQUESTS["cloneJob"])
    assert clone.status_code == 201
    grid = REQUESTS["createBatch"] | {"base": REQUESTS["createBatch"]["base"] | pictures}
    assert len(client.post("/api/v1/batches", json=grid).json["jobs"]) == 3
    steered = client.post("/api/v1/jobs/bulk", json=REQUESTS["steerJobs"])
    assert len(steered.json["done"]) == 5
