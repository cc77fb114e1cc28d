"""Pictures and styles, as people bring them."""

from web.api.library import assets, models, presets, styles, uploads

RESOURCES = (uploads, assets, styles, models, presets)
