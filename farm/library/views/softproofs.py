"""Stored pictures as another colour space would show them."""

import hashlib
from collections.abc import Callable

import pyvips

from farm.domain.prints import OWN, SoftProof
from farm.domain.roles import Viewer
from farm.engine.prepress import softproof, spaces
from farm.infra import keys
from farm.infra.services import Services
from farm.library.uploads import references
from farm.library.views import renditions
from farm.library.views.renditions import View


def view(services: Services, viewer: Viewer, asked: SoftProof) -> View:
    """Return how the picture is seen; raise BadSettings for a profile that is not there."""
    if asked.profile == OWN:
        return renditions.OWN
    if known := spaces.NAMED.get(asked.profile):
        return _named(asked, asked.profile, lambda: known)
    with services.db.read() as session:
        row = references.uploads(session, viewer, {"/profile": asked.profile})[asked.profile]
    return _named(asked, row.sha256, lambda: services.storage.get(keys.asset(row.sha256)))


def _named(asked: SoftProof, profile: str, icc: Callable[[], bytes]) -> View:
    told = f"{profile} {asked.paper} {asked.marked}"
    name = f"proof-{hashlib.sha256(told.encode()).hexdigest()[:32]}"

    def seen(image: pyvips.Image) -> pyvips.Image:
        return softproof.shown(image, icc(), paper=asked.paper, marked=asked.marked)

    return View(name, seen)
