"""Every error that the engine declares speaks both languages with the same data, under a code of its own."""

import pickle
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import claqueta
from claqueta.document.reasons import Rule
from claqueta.errors import ClaquetaError, Words
from claqueta.time import TimeUnreadable


def modules() -> Iterator[object]:
    for found in walk_packages(claqueta.__path__, "claqueta."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def declared() -> Iterator[tuple[str, Words]]:
    """Code and words of each error class and each rule."""
    loaded = list(modules())
    waiting, seen = [ClaquetaError], set[type[ClaquetaError]]()
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if kind not in seen and kind.__module__.startswith("claqueta."):
            seen.add(kind)
            yield kind.code, kind.words
    rules: dict[int, Rule] = {}
    for module in loaded:
        for value in vars(module).values():
            found = value.values() if isinstance(value, dict) else [value]
            rules |= {id(rule): rule for rule in found if isinstance(rule, Rule)}
    for rule in rules.values():
        yield rule.code, rule.words


def test_the_two_languages_hold_the_same_data_and_end_as_sentences_do() -> None:
    for code, words in declared():
        english, spanish = (set(re.findall(r"{(\w+)}", text)) for text in (words.en, words.es))
        assert {name.removesuffix("_en") for name in english} == {name.removesuffix("_es") for name in spanish} or {
            name.removesuffix("_es") for name in spanish
        } == english, code
        assert words.en != words.es, code
        assert re.search(r"[.?…)}]$", words.en), code
        assert re.search(r"[.?…)}]$", words.es), code


def test_no_two_rules_share_a_code() -> None:
    codes: dict[str, Words] = {}
    for code, words in declared():
        assert codes.setdefault(code, words) == words, code


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(TimeUnreadable(text="soon")))  # noqa: S301 - our own bytes
    assert isinstance(error, TimeUnreadable)
    assert (error.data, str(error)) == ({"text": "soon"}, str(TimeUnreadable(text="soon")))
