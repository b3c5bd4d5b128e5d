"""Which language a text is taken for."""

import pytest

from claqueta.language import guess_language, same_language


@pytest.mark.parametrize(
    "text",
    [
        "Hola", "Madrugar en la sierra tiene premio", "¿Listos?", "Cómo hacer pan en casa",
        "Ruta por los Picos de Europa",
        "Recetas rápidas para cada día", "El marketing de tu startup", "Un café, por favor",
        "Vendemos software y hardware para tu smart home", "Verano 2026", "",
        "El perro come en la casa", "Números primos",
    ],
)  # fmt: skip
def test_spanish_is_recognised(text: str) -> None:
    assert guess_language(text) == "es"


@pytest.mark.parametrize(
    "text",
    [
        "Hello there", "How to bake bread at home", "The best tacos of San José", "Don't panic",
        "Three days on the river",
        "Every morning the harbour wakes before the city does.", "Walking through old Madrid with a camera",
        "It’s here", "Launch night", "The dog eats in the house",
    ],
)  # fmt: skip
def test_english_is_recognised(text: str) -> None:
    assert guess_language(text) == "en"


def test_words_that_tell_nothing_are_in_the_language_of_who_asks() -> None:
    assert guess_language("2026", "en") == "en"
    assert guess_language("2026", "es") == "es"
    assert guess_language("Hola mundo", "en") == "es"


def test_a_region_does_not_make_another_language() -> None:
    assert same_language("es-419", "ES")
    assert not same_language("es", "en-US")
