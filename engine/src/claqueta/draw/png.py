"""Pictures as PNG files' bytes."""

import numpy as np
import skia

from claqueta.draw.plates import image_of
from claqueta.errors import ClaquetaError, Words
from claqueta.ports import Picture


class PictureNotReadable(ClaquetaError):
    """Bytes that should be a PNG are not."""

    code = "draw.png"
    words = Words(
        en="This picture cannot be read. Make it again or choose another.",
        es="Esta imagen no se puede leer. Créala de nuevo o elige otra.",
    )


def encode_png(picture: Picture) -> bytes:
    """A PNG of the picture, 8 bit, with alpha unless it is opaque."""
    data = image_of(picture).encodeToData(skia.kPNG, 100)
    if data is None:
        raise PictureNotReadable()
    return bytes(data)


def decode_png(data: bytes) -> Picture:
    """The picture in a PNG that this program wrote. Raises PictureNotReadable for other bytes."""
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(data))
    if image is None:
        raise PictureNotReadable()
    pixels = image.toarray(colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    pixels = np.ascontiguousarray(pixels)
    return Picture(
        image.width(), image.height(), image.width() * 4, pixels.reshape(-1), bool((pixels[..., 3] == 255).all())
    )
