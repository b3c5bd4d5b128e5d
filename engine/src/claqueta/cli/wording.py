"""The sentences of argparse in Spanish, and errors of use as one short line.

argparse takes its own sentences from gettext; with no catalogue installed they are English. They are few, so they are
given here instead of in a compiled catalogue.
"""

import argparse
import gettext

from claqueta.errors import Language

_SPANISH = {
    "usage: ": "uso: ",
    "positional arguments": "argumentos",
    "options": "opciones",
    "show this help message and exit": "muestra esta ayuda y termina",
    "the following arguments are required: %s": "faltan estos argumentos: %s",
    "unrecognized arguments: %s": "no se reconocen estos argumentos: %s",
    "argument %(argument_name)s: %(message)s": "argumento %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "«%(value)s» no vale (elige entre %(choices)s)",
    "invalid %(type)s value: %(value)r": "«%(value)s» no es un valor válido (%(type)s)",
    "expected one argument": "falta su valor",
    "expected at least one argument": "falta al menos un valor",
    "ambiguous option: %(option)s could match %(matches)s": "«%(option)s» es ambiguo: %(matches)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: error: %(message)s\n",
    "ignored explicit argument %r": "no admite el valor %r",
    "not allowed with argument %s": "no se admite junto con %s",
}


class _SpanishArgparse(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return _SPANISH.get(message, message)


def speak(language: Language) -> None:
    """Make argparse speak `language` in this process."""
    translations = _SpanishArgparse() if language == "es" else gettext.NullTranslations()
    setattr(argparse, "_", translations.gettext)  # noqa: B010  # the gettext hook has no public name to assign to
