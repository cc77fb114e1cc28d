"""Pictures and styles, as people bring them."""

from web.api.library import assets, looks, models, presets, styles, uploads

RESOURCES = (uploads, assets, styles, looks, models, presets)
