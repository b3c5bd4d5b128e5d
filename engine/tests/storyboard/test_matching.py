"""Which picture a scene gets, and why."""

import pytest

from claqueta.storyboard.matching import Chooser, PictureMissing
from claqueta.storyboard.script import PictureChoice
from claqueta.storyboard.stems import stems

from .narrators import picture

SEA, LAKE, CITY = (
    picture("mar_en_calma.png", 1),
    picture("IMG_2034.png", 2, tags=("lago", "montañas")),
    picture("calle.png", 3, text="Una calle de la ciudad, de noche"),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("montañas", "Montana"),
        ("calles", "calle"),
        ("cities", "city"),
        ("evaporación", "evaporar"),
        ("nubes", "nube"),
        ("running", "run"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stems(one).keys() == stems(other).keys()


def test_little_words_and_camera_names_say_nothing() -> None:
    assert stems("de la IMG_2034 the and") == {}
    assert stems("marAzul_enCalma").keys() == stems("mar azul calma").keys()


def test_a_name_in_the_headline_beats_a_word_in_a_description() -> None:
    match = Chooser((SEA, LAKE, CITY), "es").best("El mar", "la ciudad de noche")
    assert match is not None
    assert match.item is SEA
    assert match.reason == "Coincide con el texto: «mar» (en el nombre del archivo)."


def test_tags_and_descriptions_count_and_the_reason_says_which() -> None:
    chooser = Chooser((SEA, LAKE, CITY), "en")
    tagged, described = chooser.best("", "las montañas altas"), chooser.best("", "calles de la ciudad")
    assert tagged is not None
    assert described is not None
    assert tagged.reason == "Matches the text: “montañas” (in its tags)."
    assert described.item is CITY


def test_nothing_fits_when_no_word_is_shared() -> None:
    assert Chooser((SEA, LAKE, CITY), "es").best("Filosofía", "sobre el pensamiento") is None


def test_the_same_shot_is_never_taken_twice_in_a_row() -> None:
    chooser = Chooser((SEA,), "es")
    first = chooser.best("El mar", "")
    chooser.show(first)
    assert chooser.best("El mar", "") is None
    chooser.show(None)
    assert chooser.best("El mar", "") == first


def test_a_shot_already_shown_steps_back_behind_a_fresh_one() -> None:
    other = picture("mar_bravo.png", 5)
    chooser = Chooser((other, SEA), "es")
    shown = []
    for _ in range(4):
        match = chooser.best("El mar", "")
        assert match is not None
        shown.append(match.item)
        chooser.show(match)
        chooser.show(None)
    assert shown == [other, SEA, other, SEA]


def test_a_shot_that_the_next_scene_asks_for_is_left_to_it() -> None:
    assert Chooser((SEA,), "es").best("El mar", "", spared=SEA.asset) is None


def test_the_script_may_ask_by_path_or_by_name_without_minding_accents() -> None:
    deep = picture("viajes/Otoño/Río.PNG", 4)
    chooser = Chooser((SEA, deep), "es")
    for path in ("viajes/otoño/rio.png", "./viajes/Otoño/Río.PNG", "Río.PNG", "RIO.png"):
        assert chooser.asked(PictureChoice(path, "", 3)).item is deep


def test_a_path_outside_the_folder_is_only_a_name_that_is_not_there() -> None:
    with pytest.raises(PictureMissing) as refused:
        Chooser((SEA,), "es").asked(PictureChoice("../../etc/passwd", "", 7))
    assert refused.value.data["line"] == 7
