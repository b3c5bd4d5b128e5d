"""The compositions that are measured, as documents and as filter graphs of plain ffmpeg.

All are 10 seconds of 30 frames. The texts are short, the lengths odd enough that no cut falls on a keyframe by luck.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.floor import Span
from bench.sources import Sources
from claqueta.document.records import Record
from claqueta.spec import assets_path
from claqueta.testing import SECOND, caption, film, image, move, scene, shape, spoken, text, video

SECONDS = 10
FRAMES = 300
HD = (1920, 1080)
UPRIGHT = (1080, 1920)
FONT = "Inter_700Bold.ttf"
CAPTION = "The harbour wakes up early"
SPEECH = "Every word of this caption lights up at the very moment when it is being said aloud " * 3
WORD_SECONDS = 0.2
_WORD = int(WORD_SECONDS * SECOND)
_END = SECONDS * SECOND


@dataclass(frozen=True)
class Composition:
    """One case."""

    name: str
    title: str
    size: tuple[int, int]
    records: Callable[[], tuple[Record, ...]]
    spans: Callable[[Sources], list[Span]]
    """What its floor decodes; empty: the floor is a transcode of the finished film."""
    ffmpeg: Callable[[Sources, Path], tuple[list[str], str]]
    """Inputs and filter graph (from [0:v]… to [v]); the path is a folder for a subtitle file."""
    target: float | None = None
    """At most this many times the floor."""
    peers: tuple[str, ...] = field(default=("moviepy", "movis"))


def _film(*nodes: object, size: tuple[int, int] = HD) -> tuple[Record, ...]:
    return film(*nodes, width=size[0], height=size[1])  # type: ignore[arg-type]  # nodes, as `scene` gives them


def _caption() -> tuple[Record, ...]:
    words = text(CAPTION, duration=_END, placement={"y": 930.0, "height": 120.0}, style={"size": 64.0})
    return _film(scene(_END, video("street", duration=_END), words))


def _crossfade() -> tuple[Record, ...]:
    half = _END // 2
    first = scene(half, video("street", duration=half), transition={"transition": "fade", "duration": SECOND})
    return _film(first, scene(half, video("harbour", duration=half)))


def _picture_in_picture() -> tuple[Record, ...]:
    small = {"x": 1536.0, "y": 836.0, "width": 640.0, "height": 360.0}
    return _film(scene(_END, video("street", duration=_END), video("harbour", duration=_END, placement=small)))


def _slideshow() -> tuple[Record, ...]:
    each = _END // 4
    zoom = {"scale_x": move((0, 1.0), (each, 1.12)), "scale_y": move((0, 1.0), (each, 1.12))}
    return _film(*(scene(each, image(f"still{number}", duration=each, placement=zoom)) for number in range(4)))


def _vertical() -> tuple[Record, ...]:
    words = caption(
        spoken(SPEECH, word=_WORD),
        duration=_END,
        placement={"y": 1400.0, "height": 360.0, "width": 960.0},
        style={"size": 84.0, "weight": 800, "stroke": {"paint": "#000000", "width": 8.0}},
        max_words=6,
    )
    return _film(scene(_END, video("portrait", duration=_END), words), size=UPRIGHT)


def _lower_third() -> tuple[Record, ...]:
    def box(x: float, y: float, width: float, height: float) -> dict[str, object]:
        return {"x": x, "y": y, "width": width, "height": height, "anchor_x": 0.0, "anchor_y": 0.0}

    bar = box(120.0, 1000.0, 1400.0, 10.0) | {"scale_x": move((0, 0.01), (_END, 1.0))}
    name = box(160.0, 850.0, 1300.0, 80.0) | {"x": move((0, 160.0), (_END, 220.0))}
    return _film(
        scene(
            _END,
            video("street", duration=_END),
            shape(duration=_END, fill="#101828D0", placement=box(120.0, 820.0, 1400.0, 180.0), corner_radius=12.0),
            shape(duration=_END, fill="#FFD54A", placement=bar),
            text("Elena Martín", duration=_END, placement=name, style={"size": 64.0, "align": "start"}),
            text(
                "Harbour master",
                duration=_END,
                placement=box(160.0, 930.0, 1300.0, 56.0),
                style={"size": 40.0, "align": "start", "weight": 400},
                entrance={"style": "rise", "unit": "character"},
            ),
        )
    )


def _compositing() -> tuple[Record, ...]:
    graded = {"grade": {"effect": "colour_adjust", "params": {"contrast": 20.0, "saturation": -40.0}}}
    half = {"opacity": 0.6}
    return _film(
        scene(
            _END,
            video("street", duration=_END, effects=graded),
            video("harbour", duration=_END, blend="screen", placement=half),
            text(CAPTION, duration=_END, placement={"y": 930.0, "height": 120.0}, style={"size": 64.0}),
        )
    )


def _blending() -> tuple[Record, ...]:
    return _film(
        scene(
            _END,
            video("street", duration=_END),
            video("harbour", duration=_END, blend="screen", placement={"opacity": 0.6}),
            text(CAPTION, duration=_END, placement={"y": 930.0, "height": 120.0}, style={"size": 64.0}),
        )
    )


def _font(name: str = FONT) -> Path:
    return assets_path("fonts", name)


def _drawn(words: str, size: int, x: str, y: str, weight: str = FONT) -> str:
    return f"drawtext=fontfile={_font(weight)}:text='{words}':fontsize={size}:fontcolor=white:x={x}:y={y}"


def _in(*paths: Path) -> list[str]:
    return [word for path in paths for word in ("-i", str(path))]


def _ff_caption(media: Sources, _folder: Path) -> tuple[list[str], str]:
    return _in(media.street.path), f"[0:v]{_drawn(CAPTION, 64, '(w-tw)/2', '898')}[v]"


def _ff_crossfade(media: Sources, _folder: Path) -> tuple[list[str], str]:
    cut = "[0:v]trim=duration=6,settb=1/30[a];[1:v]trim=duration=5,settb=1/30[b]"
    return _in(media.street.path, media.harbour.path), f"{cut};[a][b]xfade=fade:duration=1:offset=5[v]"


def _ff_picture(media: Sources, _folder: Path) -> tuple[list[str], str]:
    graph = "[1:v]scale=640:360:flags=bicubic[p];[0:v][p]overlay=1216:656[v]"
    return _in(media.street.path, media.harbour.path), graph


def _ff_slideshow(media: Sources, _folder: Path) -> tuple[list[str], str]:
    zoom = "zoompan=z='1+0.12*on/75':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=75:s=1920x1080:fps=30"
    parts = ";".join(f"[{n}:v]{zoom}[s{n}]" for n in range(4))
    joined = "".join(f"[s{n}]" for n in range(4))
    return _in(*(still.path for still in media.stills)), f"{parts};{joined}concat=n=4:v=1,format=yuv420p[v]"


def _ff_vertical(media: Sources, folder: Path) -> tuple[list[str], str]:
    subtitles = folder / "words.ass"
    subtitles.write_text(_word_subtitles(), encoding="utf-8")
    return _in(media.portrait.path), f"[0:v]ass={subtitles}:fontsdir={_font().parent}[v]"


def _ff_lower_third(media: Sources, _folder: Path) -> tuple[list[str], str]:
    plate = "color=c=0x101828@0.82:s=1400x180:r=30:d=10,format=yuva420p[plate]"
    bar = "color=c=0xFFD54A:s=1400x10:r=30:d=10[bar]"
    graph = (
        f"{plate};{bar};[0:v][plate]overlay=120:820:shortest=1[under];"
        # a bar that grows is a bar that slides out from behind the left edge
        "[under][bar]overlay=x='-1400+1520*t/10':y=1000:eval=frame:shortest=1,"
        + _drawn("Elena Martín", 64, "160+6*t", "858")
        + ","
        + _drawn("Harbour master", 40, "160", "938+20*max(0\\,1-2*t)", "Inter_400Regular.ttf")
        + "[v]"
    )
    return _in(media.street.path), graph


def _ff_compositing(media: Sources, _folder: Path) -> tuple[list[str], str]:
    return _ff_blended(media, "eq=contrast=1.2:saturation=0.6,format=gbrp")


def _ff_blending(media: Sources, _folder: Path) -> tuple[list[str], str]:
    return _ff_blended(media, "format=gbrp")


def _ff_blended(media: Sources, ground: str) -> tuple[list[str], str]:
    graph = (
        f"[0:v]{ground}[a];[1:v]format=gbrp[b];[b][a]blend=all_mode=screen:all_opacity=0.6,format=yuv420p,"
        + _drawn(CAPTION, 64, "(w-tw)/2", "898")
        + "[v]"
    )
    return _in(media.street.path, media.harbour.path), graph


def _word_subtitles() -> str:
    """Pages of six words, each word yellow while it is said, as ASS events."""
    words = SPEECH.split()
    lines = [
        "[Script Info]",
        "PlayResX: 1080",
        "PlayResY: 1920",
        "[V4+ Styles]",
        "Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, Bold, Outline, Shadow, Alignment, MarginV",
        "Style: W,Inter,84,&H00FFFFFF,&H00000000,-1,4,0,2,430",
        "[Events]",
        "Format: Layer, Start, End, Style, Text",
    ]
    for number in range(min(len(words), int(SECONDS / WORD_SECONDS))):
        page = number // 6 * 6
        shown = [
            f"{{\\c&H4AD5FF&}}{word}{{\\c&HFFFFFF&}}" if page + place == number else word
            for place, word in enumerate(words[page : page + 6])
        ]
        start, end = number * WORD_SECONDS, (number + 1) * WORD_SECONDS
        lines.append(f"Dialogue: 0,0:00:{start:05.2f},0:00:{end:05.2f},W,{' '.join(shown)}")
    return "\n".join(lines) + "\n"


def _spans(*names: str) -> Callable[[Sources], list[Span]]:
    def of(media: Sources) -> list[Span]:
        return [(getattr(media, name).path, 0, FRAMES) for name in names]

    return of


def _fade_spans(media: Sources) -> list[Span]:
    return [(media.street.path, 0, 180), (media.harbour.path, 150, FRAMES)]


COMPOSITIONS = (
    Composition("caption", "one caption over video", HD, _caption, _spans("street"), _ff_caption, 1.10),
    Composition("crossfade", "crossfade of two clips", HD, _crossfade, _fade_spans, _ff_crossfade),
    Composition("pip", "picture in picture", HD, _picture_in_picture, _spans("street", "harbour"), _ff_picture),
    Composition("slideshow", "slideshow, slow zoom", HD, _slideshow, lambda _: [], _ff_slideshow),
    Composition("vertical", "vertical, live words", UPRIGHT, _vertical, _spans("portrait"), _ff_vertical),
    Composition("lower", "animated lower third", HD, _lower_third, _spans("street"), _ff_lower_third, 1.20),
    Composition("blend", "screen blend, caption", HD, _blending, _spans("street", "harbour"), _ff_blending, 1.35),
    Composition(
        "full", "blend, colour effect, caption", HD, _compositing, _spans("street", "harbour"), _ff_compositing, 1.35
    ),
)
