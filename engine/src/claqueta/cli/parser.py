"""What may be written after `claqueta`, described in the person's language."""

import argparse
from pathlib import Path

from claqueta.cli.console import language
from claqueta.cli.problems import CountUnusable, PathUnusable
from claqueta.errors import Words

_HELP = {
    "claqueta": Words(
        en="Make and edit videos: from a script, or a document, to a finished film.",
        es="Crea y edita vídeos: de un guion, o un documento, a una película terminada.",
    ),
    "make": Words(en="Make a video from a script.", es="Crea un vídeo a partir de un guion."),
    "render": Words(en="Export a document.", es="Exporta un documento."),
    "still": Words(en="Save one frame as a picture.", es="Guarda un fotograma como imagen."),
    "mix": Words(en="Save a document's sound.", es="Guarda el sonido de un documento."),
    "check": Words(en="List what is wrong with a document.", es="Enumera lo que falla en un documento."),
    "probe": Words(en="Tell what a media file holds.", es="Cuenta qué contiene un archivo."),
    "voices": Words(en="List the voices.", es="Enumera las voces."),
    "effects": Words(en="List the effects.", es="Enumera los efectos."),
    "transitions": Words(en="List the transitions.", es="Enumera las transiciones."),
    "easings": Words(en="List the easings.", es="Enumera las aceleraciones."),
    "presets": Words(en="List the export presets.", es="Enumera los ajustes de exportación."),
    "styles": Words(en="List the styles.", es="Enumera los estilos."),
    "doctor": Words(
        en="Tell what is installed, missing or not locked.", es="Cuenta qué está instalado, falta o no está protegido."
    ),
    "pack": Words(
        en="Put a document and its media into one file.", es="Reúne un documento y sus medios en un archivo."
    ),
    "unpack": Words(en="Take a packed project apart.", es="Despliega un proyecto empaquetado."),
    "script": Words(en="the script, Markdown or plain text", es="el guion, en Markdown o texto sencillo"),
    "document": Words(en="the document (*.claqueta.json)", es="el documento (*.claqueta.json)"),
    "package": Words(en="the packed project (*.claqueta.zip)", es="el proyecto empaquetado (*.claqueta.zip)"),
    "folder": Words(en="the folder to fill", es="la carpeta que se llena"),
    "file": Words(en="the media file", es="el archivo"),
    "media": Words(en="folder of pictures, videos and music to choose from", es="carpeta de imágenes, vídeos y música"),
    "style": Words(en="style (see `claqueta styles`)", es="estilo (mira `claqueta styles`)"),
    "format": Words(en="shape of the picture", es="forma de la imagen"),
    "voice": Words(en="voice (see `claqueta voices`)", es="voz (mira `claqueta voices`)"),
    "lang": Words(en="language of the script", es="idioma del guion"),
    "save": Words(en="keep the document here, to edit it later", es="guarda aquí el documento, para editarlo después"),
    "output": Words(en="the file to write", es="el archivo que se escribe"),
    "preset": Words(en="what to export (see `claqueta presets`)", es="qué exportar (mira `claqueta presets`)"),
    "set": Words(en="change a field of the preset; may be repeated", es="cambia un campo del ajuste; se puede repetir"),
    "range": Words(en="export only from A to B (seconds or timecode)", es="exporta solo de A a B (segundos o código)"),
    "cache": Words(en="folder of finished pieces", es="carpeta de piezas terminadas"),
    "jobs": Words(en="pieces rendered at the same time", es="piezas que se procesan a la vez"),
    "progress": Words(en="how to show progress", es="cómo mostrar el avance"),
    "at": Words(en="the time (seconds or timecode)", es="el momento (segundos o código)"),
    "json": Words(en="answer in JSON", es="responde en JSON"),
    "subtitles": Words(en="subtitles beside the video", es="subtítulos junto al vídeo"),
}

FORMATS = ("16:9", "9:16", "1:1")
LISTS = ("voices", "effects", "transitions", "easings", "presets", "styles")


_MOST_JOBS = 64


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(PathUnusable().text(language()))
    return Path(text)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(CountUnusable(most=_MOST_JOBS).text(language()))
    return int(text)


def _help(name: str) -> str:
    return _HELP[name].fill(language(), {}).replace("%", "%%")


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` names what is to be done."""
    parser = argparse.ArgumentParser(prog="claqueta", description=_help("claqueta"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=_help(name), description=_help(name))

    make = command("make")
    make.add_argument("script", type=_path, metavar="SCRIPT", help=_help("script"))
    make.add_argument("--media", type=_path, metavar="DIR", help=_help("media"))
    make.add_argument("--style", metavar="S", help=_help("style"))
    make.add_argument("--format", choices=FORMATS, help=_help("format"))
    make.add_argument("--voice", metavar="V", help=_help("voice"))
    make.add_argument("--lang", choices=("es", "en"), help=_help("lang"))
    make.add_argument("--save", type=_path, metavar="DOC", help=_help("save"))
    _add_export(make, output_required=True)

    render = command("render")
    render.add_argument("document", type=_path, metavar="DOC", help=_help("document"))
    _add_export(render, output_required=False)

    still = command("still")
    still.add_argument("document", type=_path, metavar="DOC", help=_help("document"))
    still.add_argument("--at", required=True, metavar="TIME", help=_help("at"))
    still.add_argument("-o", "--output", type=_path, required=True, metavar="OUT.png", help=_help("output"))

    mix = command("mix")
    mix.add_argument("document", type=_path, metavar="DOC", help=_help("document"))
    mix.add_argument("-o", "--output", type=_path, required=True, metavar="OUT.wav", help=_help("output"))
    _add_progress(mix)

    for name, what in (("check", "document"), ("probe", "file")):
        inspect = command(name)
        inspect.add_argument(what, type=_path, metavar=what.upper(), help=_help(what))
        inspect.add_argument("--json", action="store_true", help=_help("json"))
    for name in (*LISTS, "doctor"):
        command(name).add_argument("--json", action="store_true", help=_help("json"))

    pack = command("pack")
    pack.add_argument("document", type=_path, metavar="DOC", help=_help("document"))
    pack.add_argument("-o", "--output", type=_path, required=True, metavar="OUT.zip", help=_help("output"))
    unpack = command("unpack")
    unpack.add_argument("package", type=_path, metavar="ZIP", help=_help("package"))
    unpack.add_argument("-o", "--output", type=_path, required=True, metavar="DIR", help=_help("folder"))
    return parser


def _add_export(parser: argparse.ArgumentParser, *, output_required: bool) -> None:
    parser.add_argument("-o", "--output", type=_path, required=output_required, metavar="OUT", help=_help("output"))
    parser.add_argument("--preset", metavar="P", help=_help("preset"))
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help=_help("set"))
    parser.add_argument("--range", metavar="A-B", help=_help("range"))
    parser.add_argument("--cache", type=_path, metavar="DIR", help=_help("cache"))
    parser.add_argument("--jobs", type=_jobs, metavar="N", help=_help("jobs"))
    _add_progress(parser)


def _add_progress(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--progress", choices=("bar", "json", "none"), default="bar", help=_help("progress"))
