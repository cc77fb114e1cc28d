"""Uploaded pictures and films, and how long files stay."""

from datetime import datetime
from typing import Any

from farm.domain.resources.resource import Resource


class Film(Resource):
    """What an uploaded film is beside its size."""

    frames: int
    seconds: float
    rate: float
    """Frames a second, on average."""

    cuts: list[int]
    """The first frame of each shot but the first, from 0."""

    sound: str | None = None
    """The codec of its sound, which goes into the painted film."""


class Asset(Resource):
    """An uploaded picture or film."""

    id: str
    name: str
    media_type: str
    width: int
    height: int
    bits: int
    """Per colour channel: 8 or 16."""

    bytes: int
    remarks: list[str]
    """What is not as one may expect, though it can be rendered: damage, further frames."""

    film: Film | None = None
    """null for a picture that does not move."""

    model: dict[str, Any] | None = None
    """The card of a trained style; null for pictures and films."""

    sha256: str
    created: datetime
    url: str
    """The file as it was uploaded."""

    thumbnail_url: str


class AssetPage(Resource):
    """Some pictures, newest first."""

    items: list[Asset]
    next: str | None = None
    """The cursor of the next page; null on the last."""


class Assets(Resource):
    """Pictures that came at once."""

    items: list[Asset]


class Cutout(Resource):
    """A photo, parted by its transparency."""

    photo: Asset
    """The photo without transparency, in the colours that lie under it."""

    mask: Asset
    """Red where the photo was seen, black elsewhere: a content_mask of that photo."""


class Upload(Resource):
    """Where to put a large picture."""

    asset: Asset | None = None
    """The picture, if its bytes are known already: then there is nothing to do."""

    id: str | None = None
    put_url: str | None = None
    """Put the bytes here, without any header of your own; then post to complete_url."""

    expires: datetime | None = None
    """Until then."""

    complete_url: str | None = None


class DoomedFile(Resource):
    """A file that goes in the next round of maintenance."""

    sort: str
    """uploads, previews, checkpoints or results."""

    id: str
    """Of the upload, else of the job that made it."""

    owner: str
    name: str
    bytes: int
    since: datetime
    """When its time began to run: its upload, or the end of its job."""


class DoomedFiles(Resource):
    """How much of one person's goes."""

    owner: str
    sort: str
    """uploads, previews, checkpoints or results."""

    count: int
    bytes: int


class Retention(Resource):
    """What is kept for how long, and what goes now."""

    kept_days: dict[str, float]
    """After the upload or the end of a job, by sort; what is not named stays for ever."""

    kept_bytes: int | None = None
    """What the files of one person's ended jobs may have in all; null: any."""

    items: list[DoomedFiles]
    """Sums, by person and sort."""

    files: list[DoomedFile]
    """The first of each person's and sort's files, up to the limit that was asked for."""
