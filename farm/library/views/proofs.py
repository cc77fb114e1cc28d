"""Proofs: about what a render will be, before it is asked for; made one by one, and kept.

A proof lies beside the small versions of its photo, by what it is made of.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from farm.engine.onepass.sketches.networks import PAINTED, Sketcher, available, recoloured, resized
from farm.engine.pictures import images
from farm.engine.pictures.images import IN_SRGB, Picture
from farm.errors import NotFound
from farm.infra import keys
from farm.infra.storage import Storage
from farm.library.views import renditions
from farm.library.views.once import Once
from farm.sql.models import Asset

MOST = 4  # that wait or are sketched; who comes later asks again
THREADS = 2  # cores of a sketch, that requests can do without
SIDE = 640  # pixels of the small versions that it is made of: pages show them, too
QUALITY = 90


@dataclass(frozen=True)
class Wanted:
    """What a proof is made of."""

    photo: Asset
    paintings: Sequence[tuple[Asset, float]]  # with their shares
    own_colours: bool  # the photo's

    @property
    def key(self) -> str:
        """Where the store keeps it."""
        parts = [f"{painting.sha256} {share:g}" for painting, share in self.paintings]
        digest = hashlib.sha256("\n".join([str(self.own_colours), *parts]).encode()).hexdigest()
        return keys.view(self.photo.sha256, f"proof-{digest[:32]}.webp")


class Proofs:
    """Sketches on a thread of its own: no request waits for one."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._made = Once("proofs", MOST)
        self._sketcher: Sketcher | None = None
        self.available = available()

    def get(self, wanted: Wanted) -> bytes | None:
        """Return a proof as WebP, or None while it is made; raise NotFound if it cannot be."""
        key = wanted.key
        if self._made.failure(key) is not None:
            raise NotFound("There is no proof of these pictures.")
        if self._made.is_asked(key):
            return None
        try:
            return self._storage.get(key)
        except NotFound:
            self._made.ask(key, partial(self._make, wanted))
            return None

    def close(self) -> None:
        """Finish the one at work and make no more."""
        self._made.close()

    def _make(self, wanted: Wanted) -> None:
        data = images.encode(self._sketched(wanted), "webp", quality=QUALITY, dpi=None)
        self._storage.put(wanted.key, data, content_type="image/webp")

    def _sketched(self, wanted: Wanted) -> Picture:
        self._sketcher = self._sketcher or Sketcher(THREADS)
        photo = self._small(wanted.photo)
        paintings = [self._small(painting).pixels for painting, _ in wanted.paintings]
        shares = [share for _, share in wanted.paintings]
        painted = self._sketcher.after(photo.pixels, paintings, shares)
        if wanted.own_colours:
            height, width = painted.shape[:2]
            painted = recoloured(painted, resized(photo.pixels, width, height))
        return Picture(painted)

    def _small(self, asset: Asset) -> Picture:
        blob = keys.asset(asset.sha256)
        data = renditions.thumbnail(self._storage, blob, asset.sha256, SIDE)
        return images.read(data, max_side=PAINTED, like=IN_SRGB)
