"""Pictures and styles, as people bring them."""

from web.api.library import assets, presets, styles, uploads

RESOURCES = (uploads, assets, styles, presets)
