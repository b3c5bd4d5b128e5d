"""How static files are named when served: by the hash of what they hold, our modules' imports included."""

from typing import Any, ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # published without types


class PageFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # as above
    """WhiteNoise's storage; an ES module of ours is loaded once, under one name."""

    support_js_module_import_aggregation = True
    # Only ours: other packages bring modules whose imports name what they do not bring.
    _js_module_import_aggregation_patterns: ClassVar[tuple[str, Any]] = (
        "claqueta/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],  # Django's only handle
    )
