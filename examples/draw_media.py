"""Draws the pictures that the example scripts show: flat landscapes with depth, by Claqueta's own compositor.

    python examples/draw_media.py OUT_FOLDER

Each picture is a display list: gradients, outlines, blurred lights. Chance is seeded, so every run draws the same.
"""

import math
import random
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from brushes import (
    HEIGHT,
    WIDTH,
    Chance,
    cloud,
    disc,
    glow,
    grain,
    ground,
    hills,
    outline,
    paint,
    pine,
    ridge,
    shape,
    striped,
)

from claqueta.color import Color, mix
from claqueta.draw.compositor import Compositor
from claqueta.draw.png import encode_png
from claqueta.evaluate.display_list import Frame, Layer
from claqueta.ports import Picture


def sea(chance: Chance) -> list[Layer]:
    """Sunrise over the sea: light on the water, a headland, gulls."""
    layers = [ground("#1F4E79", "#4E87A8", "#F2B27A", "#FFD9A0")]
    layers += [glow(64, 52, 120, "#FFE3A8", 0.9), disc(64, 50, 22, paint("#FFF6DC", "#FFD27D"))]
    for x, y, size in ((18, 22, 26), (84, 15, 20), (42, 33, 15)):
        layers += cloud(chance, x, y, size, paint("#F9DCC0", "#C9A9A0"))
    layers.append(shape("rectangle", 0, 56, 100, 44, paint("#E79C69", "#3F7F9C", "#17466B", "#0B2A49")))
    for index in range(46):
        depth = (index / 46) ** 1.6
        y, wide = 56.8 + 43 * depth, (3 + 15 * depth) * chance.uniform(0.5, 1.2)
        x = 64 + chance.uniform(-1, 1) * (3 + 12 * depth) - wide / 2
        layers.append(
            shape("rectangle", x, y, wide, 0.25 + 0.5 * depth, paint("#FFE9BE"), opacity=0.75 - 0.4 * depth, radius=9)
        )
    for _ in range(60):
        depth = chance.random() ** 1.4
        wide = (2 + 12 * depth) * chance.uniform(0.6, 1.3)
        layers.append(
            shape(
                "rectangle",
                chance.uniform(-5, 100),
                57 + 42 * depth,
                wide,
                0.2 + 0.3 * depth,
                paint("#9CC7D6"),
                opacity=0.22,
                radius=9,
            )
        )
    layers.append(
        outline([(0, 44), (7, 45.5), (13, 49), (19, 51), (24, 55.6), (29, 57), (0, 57.4)], paint("#5A4A5E", "#2D3A55"))
    )
    layers.append(shape("rectangle", 8.2, 37.5, 1.0, 9, paint("#F7E9DA", "#C9A48B")))
    layers.append(glow(8.7, 37.2, 10, "#FFF0C0", 0.9))
    for x, y, size in ((38, 24, 2.6), (43, 20, 1.9), (33, 18, 1.5)):
        layers.append(
            shape("path", x, y, size, size * 0.6, None, path="M0 60 Q25 0 50 55 Q75 0 100 60", line=("#2B3A55", 5))
        )
    return layers


def clouds(chance: Chance) -> list[Layer]:
    """Clouds among blue mountains."""
    layers = [ground("#2E6FA8", "#7FB4D6", "#D7EAF2", "#F7F3E6")]
    layers += [glow(22, 20, 90, "#FFF4D0", 0.9), disc(22, 20, 12, paint("#FFFDF2", "#FFEBB0"))]
    tones = ("#A9C8DC", "#7FA9C6", "#557FA6", "#35597F")
    for index, tone in enumerate(tones):
        base = 62 + index * 11
        layers.append(
            outline(
                ridge(chance, base, 34 - 3 * index, 0.55),
                paint(tone, str(mix(Color.parse(tone), Color.parse("#F4F1E4"), 0.45))),
            )
        )
        for _ in range(3 + index):
            x, y = chance.uniform(4, 96), base - chance.uniform(2, 12)
            layers += cloud(chance, x, y, chance.uniform(12, 24) * (1 + index * 0.2), paint("#FFFFFF", "#DCE9F1"), 0.92)
    for x, y, size in ((60, 20, 30), (86, 30, 22)):
        layers += cloud(chance, x, y, size, paint("#FFFFFF", "#E2EDF4"))
    layers.append(outline(hills(chance, 97, 2.5), paint("#1F4A4F", "#12343B")))
    for _ in range(60):
        x = chance.uniform(0, 100)
        layers.append(pine(x, 100, chance.uniform(5, 11), chance.choice(("#163F45", "#1B4B4E", "#0F3138"))))
    return layers


def rain(chance: Chance) -> list[Layer]:
    """Rain over a forest."""
    layers = [ground("#27384A", "#4A6478", "#8FA7AE", "#C3CEC6")]
    for x, y, size, tone in ((10, 16, 44, "#3B4E60"), (52, 10, 56, "#34475A"), (90, 18, 46, "#415667")):
        layers += cloud(chance, x, y, size, paint(tone, "#5C7485"))
    for row, tone in enumerate(("#7E9A97", "#5C7F7B", "#3C6461", "#234A49", "#123236")):
        base = 58 + row * 10.5
        layers.append(outline(hills(chance, base + 3, 2.4), paint(tone, tone)))
        for _ in range(46 - 4 * row):
            layers.append(
                pine(
                    chance.uniform(-2, 102),
                    base + chance.uniform(1, 6),
                    (7 + 5.2 * row) * chance.uniform(0.7, 1.2),
                    tone,
                )
            )
        layers.append(
            shape("rectangle", -5, base - 2, 110, 9, paint("#C9D6D400", "#C9D6D466", "#C9D6D400"), opacity=0.7)
        )
    for _ in range(260):
        x, y, long = chance.uniform(-4, 104), chance.uniform(0, 98), chance.uniform(2, 6)
        layers.append(
            shape(
                "path",
                x,
                y,
                long * 0.16,
                long,
                None,
                path="M100 0 L0 100",
                line=("#E4F0F5", chance.uniform(1.5, 3.5)),
                opacity=chance.uniform(0.15, 0.5),
            )
        )
    return layers


def river(chance: Chance) -> list[Layer]:
    """A river that winds through a green valley towards the light."""
    layers = [ground("#F6C58B", "#F9DDB0", "#FBEBD0", "#F3E7CC")]
    layers += [glow(50, 38, 110, "#FFF3CC", 0.95), disc(50, 37, 15, paint("#FFFDF3", "#FFE6A6"))]
    layers.append(outline(ridge(chance, 54, 26, 0.52), paint("#C6A98E", "#EAD3B2")))
    layers.append(outline(ridge(chance, 60, 18, 0.5), paint("#9C9A7C", "#D5C79C")))
    layers.append(outline(hills(chance, 60, 3), paint("#8DA56B", "#6E9254")))
    layers.append(outline(hills(chance, 66, 3), paint("#6E9654", "#4C7C45")))
    left = "M49 55 C56 60 36 63 43 69 C52 76 74 78 62 88 C57 92 46 97 40 104"
    bank = left + " L96 104 C93 96 90 90 84 84 C76 77 57 74 52 69 C48 64 59 60 51 55 Z"
    layers.append(shape("path", 0, 0, 100, 100, paint("#FCE9BE", "#8FC4CF", "#3E8DA8", "#1F6585"), path=bank))
    for _ in range(40):
        depth = chance.random()
        y = 66 + 33 * depth
        layers.append(
            shape(
                "rectangle",
                48 + 22 * depth + chance.uniform(-5, 10) * depth,
                y,
                1 + 5 * depth,
                0.2 + 0.3 * depth,
                paint("#FFFFFF"),
                opacity=0.35,
                radius=9,
            )
        )
    for _ in range(70):
        depth = chance.random() ** 0.8
        side = chance.choice((-1, 1))
        x = 50 + side * (8 + chance.uniform(8, 50))
        layers.append(disc(x, 60 + 34 * depth, 2 + 6 * depth, paint("#5F8F4C", "#2F5F39"), opacity=0.95))
    for _ in range(16):
        x = chance.choice((chance.uniform(0, 22), chance.uniform(92, 100)))
        layers.append(
            pine(
                x, 100 + chance.uniform(0, 4), chance.uniform(16, 34), chance.choice(("#234E36", "#1B402E", "#2C5B3D"))
            )
        )
    return layers


def city(chance: Chance) -> list[Layer]:
    """A city at night, windows lit, doubled in the water."""
    layers = [ground("#0B1030", "#232163", "#6A3A7C", "#D96C6F")]
    layers += [
        disc(
            chance.uniform(0, 100),
            chance.random() ** 1.5 * 46,
            chance.uniform(0.12, 0.4),
            paint("#FFFFFF"),
            opacity=chance.uniform(0.3, 0.9),
        )
        for _ in range(140)
    ]
    layers += [glow(78, 20, 46, "#C9CCFF", 0.7), disc(78, 20, 9, paint("#FFFDF5", "#DADBF5"))]
    for row, (tone, low, high) in enumerate((("#3A2C66", 16, 34), ("#241C4C", 12, 30), ("#120F2E", 7, 24))):
        x = -2.0
        while x < 102:
            wide, tall = chance.uniform(3.4, 7.2), chance.uniform(low, high)
            layers.append(
                shape(
                    "rectangle",
                    x,
                    74 - tall,
                    wide,
                    tall,
                    paint(tone, str(mix(Color.parse(tone), Color.parse("#6A3A7C"), 0.25))),
                )
            )
            if chance.random() < 0.25:
                layers.append(shape("rectangle", x + wide / 2 - 0.1, 74 - tall - 4, 0.2, 4, paint(tone)))
            columns, floors = int(wide / 0.85), int(tall / 2.1)
            for column in range(columns):
                for floor in range(floors):
                    if chance.random() < 0.2 + 0.12 * row:
                        light = chance.choice(("#FFD98A", "#FFE9B8", "#FFB86B", "#9FD8FF"))
                        layers.append(
                            shape(
                                "rectangle",
                                x + 0.35 + column * 0.82,
                                74 - tall + 1.2 + floor * 2.0,
                                0.42,
                                0.95,
                                paint(light),
                                opacity=0.45 + 0.25 * row,
                            )
                        )
            x += wide + chance.uniform(-0.6, 0.9)
    layers.append(shape("rectangle", 0, 74, 100, 26, paint("#3A2450", "#171238", "#0A0A22")))
    for _ in range(130):
        x, light = chance.uniform(0, 100), chance.choice(("#FFD98A", "#FFB86B", "#9FD8FF", "#E88B8B"))
        layers.append(
            shape(
                "rectangle",
                x,
                75 + chance.random() * 20,
                chance.uniform(0.5, 2.6),
                0.28,
                paint(light),
                opacity=chance.uniform(0.12, 0.5),
                radius=9,
            )
        )
    layers.append(glow(50, 74, 70, "#FF9E7A", 0.4))
    return layers


def night(chance: Chance) -> list[Layer]:
    """A tent under the Milky Way."""
    layers = [ground("#070B22", "#111C4A", "#2C3F7C", "#6F78A8")]
    for index in range(26):
        place = index / 25
        layers.append(
            glow(
                18 + 64 * place,
                4 + 56 * place + chance.uniform(-5, 5),
                chance.uniform(18, 38),
                chance.choice(("#8C8BE0", "#5B6FD0", "#C58BD8")),
                0.22,
            )
        )
    for _ in range(520):
        place = chance.random()
        near = chance.random() < 0.55
        x = 18 + 64 * place + chance.gauss(0, 6) if near else chance.uniform(0, 100)
        y = 4 + 56 * place + chance.gauss(0, 6) if near else chance.uniform(0, 66)
        layers.append(
            disc(x, y, abs(chance.gauss(0.16, 0.12)) + 0.08, paint("#FFFFFF"), opacity=chance.uniform(0.3, 1))
        )
    layers.append(outline(ridge(chance, 74, 22, 0.55), paint("#2A376B", "#3F4E86")))
    layers.append(outline(ridge(chance, 82, 16, 0.5), paint("#161F47", "#222E5E")))
    layers.append(outline(hills(chance, 88, 2), paint("#0A1028", "#060A1A")))
    layers += [glow(30, 86, 34, "#FFC36B", 0.75)]
    layers.append(outline([(30, 78), (36.5, 89.5), (23.5, 89.5)], paint("#FFD98C", "#F08A3C")))
    layers.append(outline([(30, 78), (31.6, 89.5), (28.4, 89.5)], paint("#8A3B1E", "#5B2413")))
    for _ in range(22):
        x = chance.choice((chance.uniform(-1, 17), chance.uniform(62, 101)))
        layers.append(pine(x, 100, chance.uniform(14, 32), "#050816"))
    return layers


def laboratory(chance: Chance) -> list[Layer]:
    """Flasks on a bench in the morning light."""
    layers = [ground("#F3E9DC", "#F7F1E6", "#EDE3D2", "#E5D8C4")]
    layers.append(shape("rectangle", 8, 8, 38, 54, paint("#BFE0E8", "#E9F3EE"), radius=24))
    layers += [shape("rectangle", x, 8, 1, 54, paint("#FFFFFF")) for x in (26.4, 8, 45)]
    layers.append(shape("rectangle", 8, 34, 38, 1.4, paint("#FFFFFF")))
    for x, y in ((58, 24), (58, 44)):
        layers.append(shape("rectangle", x, y, 36, 1.6, paint("#B98A5E", "#A3764C"), radius=6))
        place = x + 1.5
        while place < 91:
            wide, tall = chance.uniform(1.6, 3.4), chance.uniform(7, 14)
            color = chance.choice(("#D9644A", "#2F7F86", "#E3B04B", "#4B5D8A", "#7AA57B", "#C98BA0"))
            layers.append(shape("rectangle", place, y - tall, wide, tall, paint(color), radius=8))
            place += wide + chance.uniform(0.4, 2.4)
    layers.append(shape("rectangle", 0, 76, 100, 24, paint("#C79A6B", "#9A6F45")))
    layers.append(shape("rectangle", 0, 76, 100, 1.4, paint("#DDB588")))
    flask = "M38 0 L62 0 L62 34 L98 88 Q104 100 90 100 L10 100 Q-4 100 2 88 L38 34 Z"
    level = "M22 62 L78 62 L96 88 Q102 98 90 98 L10 98 Q-2 98 4 88 Z"
    for x, wide, tall, tone in ((14, 15, 34, "#2FA39A"), (36, 19, 44, "#E2683C"), (66, 13, 28, "#5A62C9")):
        layers.append(disc(x + wide / 2, 88.2, 6, paint("#5B3D22"), opacity=0.12))
        layers.append(shape("path", x, 88 - tall, wide, tall, paint(tone, tone), path=level, opacity=0.9))
        layers.append(
            shape("path", x, 88 - tall, wide, tall, paint("#FFFFFF66", "#FFFFFF22"), path=flask, line=("#FFFFFF", 7))
        )
        layers += [
            disc(
                x + wide * chance.uniform(0.3, 0.7),
                88 - tall * chance.uniform(0.05, 0.34),
                chance.uniform(0.6, 1.8),
                paint("#FFFFFF"),
                opacity=0.55,
            )
            for _ in range(7)
        ]
        layers += [
            disc(
                x + wide / 2 + chance.uniform(-1, 1),
                88 - tall - 3 - 5 * step,
                2 + 1.4 * step,
                paint("#FFFFFF"),
                opacity=0.5 - 0.12 * step,
            )
            for step in range(3)
        ]
    layers.append(outline([(8, 62), (46, 62), (72, 100), (18, 100)], paint("#FFFFFF"), opacity=0.12))
    return layers


def clapperboard(chance: Chance) -> list[Layer]:
    """A clapperboard in a spotlight."""
    del chance
    layers = [ground("#2A1B3D", "#4A2545", "#A33B3B", "#E4723F")]
    layers.append(outline([(38, -2), (58, -2), (96, 92), (6, 92)], paint("#FFE7B0AA", "#FFE7B000"), opacity=0.5))
    layers.append(shape("ellipse", 6, 84, 90, 16, paint("#FFD58A", "#C25A38"), opacity=0.55))
    layers.append(shape("rectangle", 24, 42, 54, 46, paint("#23242B", "#15161B"), radius=26))
    layers += [shape("rectangle", 27, y, 48, 0.35, paint("#FFFFFF"), opacity=0.7) for y in (58, 70)]
    layers += [shape("rectangle", x, 70, 0.24, 15, paint("#FFFFFF"), opacity=0.7) for x in (43, 59)]
    for x, y, wide in ((28, 51, 20), (28, 62, 30), (28, 66, 18), (29, 76, 8), (45, 76, 9), (61, 76, 7)):
        layers.append(shape("rectangle", x, y, wide, 1.5, paint("#F2EBDD"), opacity=0.85, radius=8))

    layers += [striped(24, 34, 54, 8, 0), striped(24, 25, 54, 8, -17)]
    layers.append(disc(26.6, 36, 3.4, paint("#D8B56A", "#8C6A2C")))
    return layers


def cinema(chance: Chance) -> list[Layer]:
    """An audience before the lit screen."""
    layers = [ground("#120C1E", "#1C1230", "#0C0816", "#07050D")]
    layers += [glow(50, 36, 120, "#8FB7FF", 0.5)]
    layers.append(shape("rectangle", 18, 10, 64, 50, paint("#F9D9A8", "#F2A65E", "#C95B4B"), radius=10))
    layers.append(disc(50, 40, 17, paint("#FFF7DF", "#FFE0A0")))
    layers.append(
        shape(
            "path",
            18,
            10,
            64,
            50,
            paint("#6B3350", "#3C2348"),
            path="M0 76 L18 60 L34 72 L52 52 L70 70 L86 58 L100 70 L100 100 L0 100 Z",
        )
    )
    layers.append(
        outline(
            [(50, 118), (18, 60), (18, 10), (82, 10), (82, 60)],
            paint("#FFFFFF22", "#FFFFFF00"),
            opacity=0.5,
            blend="screen",
        )
    )
    for side in (0, 88):
        for fold in range(6):
            layers.append(
                shape(
                    "rectangle",
                    side + fold * 2,
                    0,
                    2.1,
                    78,
                    paint("#7A1F33", "#3A0E1C") if fold % 2 else paint("#93283E", "#4A1424"),
                )
            )
    for row in range(3):
        y, size = 74 + row * 10, 9 + row * 2.6
        x = -2 + chance.uniform(0, 4)
        while x < 104:
            tone = ("#2A1C3A", "#1B1228", "#0D0916")[row]
            layers.append(disc(x, y, size * chance.uniform(0.9, 1.08), paint(tone)))
            layers.append(
                shape("rectangle", x - size * 0.55, y + size * 0.42, size * 1.1, size * 2, paint(tone), radius=130)
            )
            x += size * chance.uniform(1.05, 1.3)
    return layers


def microphone(chance: Chance) -> list[Layer]:
    """A studio microphone before its own waveform."""
    layers = [ground("#0D2B33", "#124551", "#1F6E72", "#3F9C8E")]
    layers += [glow(50, 42, 110, "#7FF0D0", 0.35)]
    for index in range(96):
        x = 2 + index
        calm = 0.25 + 0.75 * abs(math.sin(index * 0.19)) * abs(math.sin(index * 0.057 + 1))
        tall = 3 + 34 * calm * chance.uniform(0.55, 1)
        layers.append(
            shape("rectangle", x, 46 - tall / 2, 0.55, tall, paint("#A8FFE3", "#4FD6B8"), opacity=0.5, radius=9)
        )
    layers.append(shape("path", 35, 24, 30, 50, None, path="M4 36 Q4 96 50 96 Q96 96 96 36", line=("#0A1A1F", 34)))
    layers.append(shape("rectangle", 48.6, 72, 2.8, 24, paint("#0A1A1F")))
    layers.append(shape("rectangle", 38, 94, 24, 3, paint("#0A1A1F"), radius=20))
    layers.append(shape("rectangle", 40.5, 10, 19, 54, paint("#F4E6C8", "#D9A95A", "#8F5B2C"), radius=230))
    for row in range(11):
        layers.append(shape("rectangle", 42.3, 15 + row * 3.1, 15.4, 0.9, paint("#3B2514"), opacity=0.55, radius=9))
    layers.append(shape("rectangle", 40.5, 51, 19, 2.2, paint("#3B2514")))
    layers.append(shape("rectangle", 43, 14, 2.2, 42, paint("#FFFFFF"), opacity=0.35, radius=20))
    return layers


PICTURES: dict[str, tuple[Callable[[Chance], list[Layer]], str]] = {
    "mar-amanecer-sol": (sea, "sea ocean sunrise sun water / el mar al amanecer, el sol calienta el agua salada"),
    "nubes-montañas": (clouds, "clouds mountains sky vapour / nubes de vapor sobre las montañas, el cielo"),
    "lluvia-bosque": (rain, "rain forest storm trees / la lluvia cae sobre el bosque, tormenta, gotas"),
    "río-valle": (river, "river valley green sunrise / el río baja por el valle hacia el mar"),
    "ciudad-noche": (city, "city night lights buildings windows / la ciudad de noche, luces, casas y tejados"),
    "noche-estrellas": (night, "night stars tent mountains / la noche, las estrellas, una tienda"),
    "laboratorio": (laboratory, "laboratory science flasks experiment / laboratorio, ciencia, experimento, matraces"),
    "claqueta": (clapperboard, "clapperboard slate film set take / claqueta, rodaje, toma, cine"),
    "cine-pantalla": (cinema, "cinema screen audience movie editing / cine, pantalla, público, montaje"),
    "micrófono": (microphone, "microphone sound recording voice waveform / micrófono, sonido, voz, grabación"),
}


class NoMedia:
    """A source of pictures for drawings that show none."""

    def frame(self, asset: str, time: Fraction, width: int, height: int) -> Picture:
        """Raises KeyError."""
        del time, width, height
        raise KeyError(asset)

    def still(self, asset: str, width: int, height: int) -> Picture:
        """Raises KeyError."""
        del width, height
        raise KeyError(asset)

    def lut(self, asset: str) -> tuple[int, bytes]:
        """Raises KeyError."""
        raise KeyError(asset)


def draw_all(folder: Path) -> None:
    """Writes every picture as PNG, with its description beside it, into `folder`; those that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    compositor = Compositor(NoMedia())
    for number, (name, (draw, words)) in enumerate(PICTURES.items()):
        target = folder / f"{name}.png"
        if target.is_file():
            continue
        chance = random.Random(number + 7)  # noqa: S311 (chance for pictures, not for secrets)
        layers = (*draw(chance), *grain(chance))
        picture = compositor.draw(Frame(WIDTH, HEIGHT, Color(0, 0, 0), layers))
        target.write_bytes(encode_png(picture))
        target.with_suffix(".txt").write_text(words + "\n", encoding="utf-8")


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]))
