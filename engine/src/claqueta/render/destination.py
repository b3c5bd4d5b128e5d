"""Where an export may be written: asked before any work is done, so that nobody waits for a refusal."""

import errno
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from claqueta.errors import ClaquetaError, Words
from claqueta.render.reasons import reason

_NUMBERED = re.compile(r"[0-9]{5,}\.png")


class OutputExists(ClaquetaError):
    """The folder for a picture sequence holds something else."""

    code = "render.output_exists"
    words = Words(
        en="The folder “{name}” is not empty. Choose a new name for the picture sequence, or empty it.",
        es="La carpeta «{name}» no está vacía. Elige otro nombre para la secuencia de imágenes o vacíala.",
    )


class OutputIsInput(ClaquetaError):
    """The output would take the place of something that the film is made of."""

    code = "render.output_is_input"
    words = Words(
        en="“{name}” is used by this project and would be overwritten. Choose another name for the output.",
        es="«{name}» forma parte de este proyecto y se sobrescribiría. Elige otro nombre para el resultado.",
    )


class OutputUnusable(ClaquetaError):
    """No file can be written under the name of the output."""

    code = "render.output_unusable"
    words = Words(
        en="“{name}” cannot be written: {why}. Choose another name or folder.",
        es="No se puede escribir «{name}»: {why_es}. Elige otro nombre u otra carpeta.",
    )


def check_output(output: Path, inputs: Iterable[Path], *, folder: bool) -> None:
    """Raise OutputIsInput, OutputExists or OutputUnusable when nothing may be written to `output`.

    inputs: files that must stay as they are.  folder: whether the output is a folder of numbered pictures.
    """
    if output.name in ("", ".."):
        raise _unusable(output, errno.EISDIR)
    try:
        if folder:
            _check_folder(output)
        else:
            if output.is_dir():
                raise _unusable(output, errno.EISDIR)
            if output.exists() and not output.is_file():
                raise _unusable(output, errno.EINVAL)
            if output.exists() and any(path.exists() and path.samefile(output) for path in inputs):
                raise OutputIsInput(name=output.name)
        existing = next(parent for parent in output.absolute().parents if parent.exists())
        if not existing.is_dir():
            raise _unusable(output, errno.ENOTDIR)
        with tempfile.TemporaryFile(dir=existing):  # only trying tells whether a file can be made there
            pass
    except OSError as error:
        raise _unusable(output, error.errno or errno.EIO) from error


def _check_folder(output: Path) -> None:
    """A sequence may take the place of nothing but an earlier one."""
    if output.is_dir():
        if not all(_NUMBERED.fullmatch(path.name) and path.is_file() for path in output.iterdir()):
            raise OutputExists(name=output.name)
    elif output.exists():
        raise _unusable(output, errno.ENOTDIR)


def _unusable(output: Path, number: int) -> OutputUnusable:
    why = reason(number)
    return OutputUnusable(name=str(output)[:200], why=why.en, why_es=why.es)
