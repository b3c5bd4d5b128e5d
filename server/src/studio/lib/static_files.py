"""How static files are named when served: by the hash of what they hold, modules' imports of each other included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PageFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; an ES module is loaded once, under one name."""

    support_js_module_import_aggregation = True
