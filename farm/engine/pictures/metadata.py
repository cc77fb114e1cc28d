"""What made a picture file, and a render's settings, kept inside of it.

All four formats carry an XMP packet (ISO 16684-1), which viewers and editors leave alone; ours
holds the settings as JSON in one property.
"""

import json
import re
from html import escape, unescape
from typing import Any

import pyvips

from farm import __version__
from farm.engine.errors import ImageError

MADE_BY = f"Brushfarm {__version__}"
NAMESPACE = "https://brushfarm.org/ns/1.0/"
MAX_PACKET = 65_000  # bytes: JPEG keeps the packet in one segment of 64 KiB
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:brushfarm="{namespace}"><xmp:CreatorTool>{made_by}</xmp:CreatorTool>'
    '{settings}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
# As an element, as we write it, or as an attribute, as some editors rewrite it. A pattern, not an
# XML parser: the file may be hostile.
_SETTINGS = re.compile(r"brushfarm:settings(?:>([^<]*)</|=\"([^\"]*)\"|='([^']*)')")


def embed(image: pyvips.Image, settings: dict[str, Any] | None) -> pyvips.Image:
    """Return the image with the settings (anything JSON can hold) in its XMP packet."""
    image = image.copy()
    image.set_type(pyvips.GValue.blob_type, "xmp-data", packet(settings))
    return image


def packet(settings: dict[str, Any] | None = None) -> bytes:
    """Return an XMP packet that tells what made a file, and the settings."""
    told = "" if settings is None else f"<brushfarm:settings>{_text(settings)}</brushfarm:settings>"
    found = _PACKET.format(namespace=NAMESPACE, made_by=escape(MADE_BY), settings=told).encode()
    if len(found) > MAX_PACKET:
        raise ImageError("The settings are too long for a picture file's metadata (64 KB).")
    return found


def _text(settings: dict[str, Any]) -> str:
    return escape(json.dumps(settings, sort_keys=True, allow_nan=False))


def extract(image: pyvips.Image) -> dict[str, Any] | None:
    """The settings that `embed` put there; None where there are none that can be read."""
    if not image.get_typeof("xmp-data"):
        return None
    match = _SETTINGS.search(bytes(image.get("xmp-data")).decode("utf-8", "replace"))
    if match is None:
        return None
    try:
        settings = json.loads(unescape(next(group for group in match.groups() if group)))
        json.dumps(settings, ensure_ascii=False).encode()  # halves of characters are no text
    except (ValueError, StopIteration, RecursionError):
        return None
    return settings if isinstance(settings, dict) else None
