"""What the engine asks of the world around it: small protocols that a host program fulfils."""

from claqueta.ports.catalog import AssetInfo, Catalog
from claqueta.ports.pictures import FrameSource, Picture
from claqueta.ports.progress import Cancelled, Progress, Report
from claqueta.ports.samples import SampleSource
from claqueta.ports.text import FontFace, TextExtent, TextMeasurer

__all__ = [
    "AssetInfo",
    "Cancelled",
    "Catalog",
    "FontFace",
    "FrameSource",
    "Picture",
    "Progress",
    "Report",
    "SampleSource",
    "TextExtent",
    "TextMeasurer",
]
