"""Which language a text is taken for."""

import pytest

from claqueta.speech import guess_language


@pytest.mark.parametrize(
    "text",
    [
        "Hola", "Madrugar en la sierra tiene premio", "¿Listos?", "Cómo hacer pan en casa",
        "Ruta por los Picos de Europa",
        "Recetas rápidas para cada día", "El marketing de tu startup", "Un café, por favor",
        "Vendemos software y hardware para tu smart home", "Verano 2026", "",
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
        "It’s here", "Launch night",
    ],
)  # fmt: skip
def test_english_is_recognised(text: str) -> None:
    assert guess_language(text) == "en"
