"""The document that a script becomes: its scenes, their lengths, voice, music, captions and pictures."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.document.document import Document
from claqueta.document.elements import (
    CaptionElement,
    ElementBase,
    GeneratorElement,
    ImageElement,
    TextElement,
    VideoElement,
)
from claqueta.document.problems import check
from claqueta.document.records import Audio
from claqueta.document.tree import Tree
from claqueta.draw.measurer import SkiaMeasurer
from claqueta.evaluate.evaluator import Evaluator
from claqueta.storyboard import styles
from claqueta.storyboard.markdown import ScriptEmpty
from claqueta.storyboard.naming import ELEMENT_NAMES
from claqueta.storyboard.styles import StyleUnknown, style_named
from claqueta.testing import MemoryCatalog
from claqueta.time import Ticks

from .narrators import OneSong, clip, picture, told
from .scripts import LONG_ES, SCRIPTS, SHORT_ES
from .test_layouts import ITEMS

SECOND = 240_000


def tree(script: str, *items: object, **rest: object) -> Tree:
    return Tree(told(script, *items, **rest).records)  # type: ignore[arg-type]  # passed on as it is


def faults(document: Document) -> list[str]:
    """What the checker finds."""
    return [problem.reason.code for problem in check(document)]


def test_the_same_arguments_give_the_same_document() -> None:
    assert told(SHORT_ES, *ITEMS) == told(SHORT_ES, *ITEMS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_checker_finds_nothing_wrong(script: str) -> None:
    assert not faults(told(SCRIPTS[script], *ITEMS, music=OneSong()))


def test_a_scene_lasts_as_long_as_its_narration_and_a_breath_in_whole_frames() -> None:
    film = tree(LONG_ES, *ITEMS)
    sounds = {sound.scene: sound for track in film.tracks for sound in film.audio(track.id)}
    for scene in film.scenes:
        assert scene.duration % 8_000 == 0
        assert scene.duration >= 2.5 * SECOND
        if scene.id in sounds:
            sound = sounds[scene.id]
            assert 0.4 * SECOND <= scene.duration - sound.start - sound.duration <= 2.6 * SECOND


def test_every_word_of_the_voice_is_in_the_captions_of_its_scene_at_its_time() -> None:
    film = tree(SHORT_ES, *ITEMS)
    for track in film.tracks:
        for sound in film.audio(track.id):
            assert sound.scene is not None
            captions = [e for e in film.elements(sound.scene) if isinstance(e, CaptionElement)]
            seen = [(word.text, word.start + caption.start) for caption in captions for word in caption.words]
            assert seen == [(word.text, word.start + sound.start) for word in sound.words]


def test_words_that_are_the_picture_stay_until_the_next_scene_has_come() -> None:
    film = tree("> Nada es para siempre. Todo pasa, y todo queda.\n\n## Fin\n\nEso es todo.")
    evaluator = Evaluator(film, MemoryCatalog({}), SkiaMeasurer())
    quote, following = film.scenes
    (words,) = [e for e in film.elements(quote.id) if isinstance(e, CaptionElement)]
    assert words.start + words.duration == quote.duration
    spoken_until = film.audio(film.tracks[0].id)[0].duration + words.start
    for time in (spoken_until, quote.duration - 8_000, quote.duration + 8_000):
        texts = str(evaluator.at(Ticks(time)).frame)
        assert "queda." in texts
    assert following.duration


def test_the_voice_keeps_its_text_and_moves_with_its_scene() -> None:
    film = tree(SHORT_ES, *ITEMS)
    sounds = [sound for track in film.tracks for sound in film.audio(track.id)]
    assert sounds
    for sound in sounds:
        assert sound.role == "voice"
        assert sound.speech is not None
        assert [word.text for word in sound.words] == sound.speech.text.split()


def test_music_lies_under_the_whole_film_ducked_and_faded() -> None:
    film = tree(SHORT_ES, *ITEMS, music=OneSong())
    track = next(track for track in film.tracks if track.ducking)
    (bed,) = film.audio(track.id)
    assert isinstance(bed, Audio)
    assert (bed.role, bed.start, bed.duration) == ("music", 0, film.duration)
    assert bed.loop == (film.duration > 60 * SECOND)
    assert bed.fade_in.duration > 0
    assert bed.fade_out.duration > 0


def test_a_script_may_ask_for_silence() -> None:
    film = tree("---\nmusic: none\n---\nHola a todos.", music=OneSong())
    assert [track.ducking for track in film.tracks] == [None]


def test_chapters_have_markers_where_they_begin() -> None:
    film = tree(SHORT_ES, *ITEMS)
    named = {scene.name: film.scene_starts[scene.id] for scene in reversed(film.scenes)}
    assert [marker.name for marker in film.markers][:3] == ["El sol", "Nubes", "Ciudad"]
    assert all(named[marker.name] == marker.time for marker in film.markers)


def test_points_come_one_by_one_when_they_are_said() -> None:
    film = tree("## Lista\n\nTres cosas.\n\n- Uno primero\n- Dos segundo\n- Tres tercero\n")
    points = [e for e in film.elements(film.scenes[0].id) if isinstance(e, TextElement) and e.name.startswith("Point")]
    sound = film.audio(film.tracks[0].id)[0]
    said = {word.text: word.start + sound.start for word in sound.words}
    assert [point.text for point in points] == ["Uno primero", "Dos segundo", "Tres tercero"]
    for point in points:
        assert 0 <= said[point.text.split()[0]] - point.start <= 0.2 * SECOND


def test_no_two_scenes_that_follow_each_other_show_the_same_shot_unless_the_script_asks() -> None:
    script = "\n\n".join(f"## El mar {number}\n\nEl mar y el lago." for number in range(6))
    film = tree(script, picture("mar.png", 1), picture("lago.png", 2))
    shots = [[e.asset for e in film.elements(s.id) if isinstance(e, ImageElement)] for s in film.scenes]
    assert all(not set(one) & set(other) for one, other in pairwise(shots))
    assert all(shots)


def test_a_long_clip_shows_another_part_at_each_use() -> None:
    script = "\n\n".join("## La calle\n\n![](calle.mp4)\n\nCoches." for _ in range(4))
    film = tree(script, clip("calle.mp4", 1, seconds=120))
    starts = [
        Fraction(*e.source_start) for s in film.scenes for e in film.elements(s.id) if isinstance(e, VideoElement)
    ]
    assert len(set(starts)) == 4
    assert all(0 <= start <= 120 - 3 for start in starts)


def test_a_clip_that_is_too_short_is_slowed_or_repeated() -> None:
    for seconds, slowed in ((3, True), (1, False)):
        film = tree("![](a.mp4)\n\nUna frase breve de verdad.", clip("a.mp4", 1, seconds=seconds))
        (video,) = [e for s in film.scenes for e in film.elements(s.id) if isinstance(e, VideoElement)]
        assert video.loop is not slowed
        assert (Fraction(*video.speed) < 1) is slowed


def test_where_nothing_matches_a_designed_ground_moves_and_says_why() -> None:
    film = tree("## Una idea\n\nSin imagen alguna.")
    (ground,) = [e for e in film.elements(film.scenes[0].id) if isinstance(e, GeneratorElement)]
    assert ground.reason


def test_several_pictures_of_one_paragraph_share_its_time_one_after_the_other() -> None:
    film = tree("## Tres\n\nUna frase con tres imágenes.\n\n![](mar.png)\n![](nubes.png)\n![](ciudad.png)", *ITEMS)
    (scene,) = film.scenes
    shots = [e for e in film.elements(scene.id) if isinstance(e, ImageElement)]
    assert [shot.name for shot in shots] == ["mar.png", "nubes.png", "ciudad.png"]
    assert [shot.start for shot in shots] == [scene.duration * number // 3 for number in range(3)]
    assert all(one.start + one.duration > other.start for one, other in pairwise(shots))
    assert shots[-1].start + shots[-1].duration == scene.duration


def test_pictures_of_a_long_paragraph_are_dealt_out_to_its_scenes() -> None:
    sentence = "Esta frase tiene exactamente doce palabras y no dice nada de nada. "
    film = tree(f"## Tres\n\n{sentence * 5}\n\n![](mar.png)\n![](nubes.png)", *ITEMS)
    shots = [[e.name for e in film.elements(s.id) if isinstance(e, ImageElement)] for s in film.scenes]
    assert shots == [["mar.png"], ["nubes.png"]]


def test_stills_move_slowly_and_never_leave_their_picture() -> None:
    film = tree(SHORT_ES, *ITEMS)
    for scene in film.scenes:
        for element in film.elements(scene.id):
            if isinstance(element, ImageElement):
                sides = (element.crop.left, element.crop.right, element.crop.top, element.crop.bottom)
                keys = [side.keys for side in sides if not isinstance(side, float)]
                assert len(keys) == 4
                assert any(side[0].value != side[-1].value for side in keys)
                for end in (0, -1):
                    left, right, top, bottom = (side[end].value for side in keys)
                    assert min(left, right, top, bottom) >= 0
                    assert left + right < 0.9
                    assert top + bottom < 0.9


@pytest.mark.parametrize("scenes_before", range(4))
def test_a_high_still_is_travelled_above_its_focus_where_heads_are(scenes_before: int) -> None:
    script = "\n\n".join(["Nadie mira.\n\n***"] * scenes_before + ["Alguien mira.\n\n![](retrato.png)"])
    film = tree(script, picture("retrato.png", 1, size=(1000, 1500)))
    (portrait,) = (e for s in film.scenes for e in film.elements(s.id) if isinstance(e, ImageElement))
    top, bottom = portrait.crop.top, portrait.crop.bottom
    assert not isinstance(top, float)
    assert not isinstance(bottom, float)
    for above, below in zip(top.keys, bottom.keys, strict=True):
        middle = (above.value + 1 - below.value) / 2
        assert above.value == 0 or middle <= portrait.focus_y + 1e-4


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    with pytest.raises(StyleUnknown) as refused:
        style_named("barroco")
    assert "editorial" in refused.value.text("es")


def test_there_are_six_styles_with_names_in_both_languages() -> None:
    assert sorted(styles()) == ["corporativo", "cuaderno", "editorial", "impacto", "nocturno", "suizo"]
    assert all(style.label.en and style.label.es and style.description.es for style in styles().values())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(LONG_ES.split("\n")), min_size=1, max_size=12), st.sampled_from(sorted(styles())))
def test_any_mixture_of_blocks_becomes_a_sound_document(lines: list[str], style: str) -> None:
    try:
        document = told("\n".join(lines), *ITEMS, style=style, format="1:1")
    except ScriptEmpty:
        return
    assert not faults(document)


@pytest.mark.parametrize("style", styles())
def test_elements_are_named_in_the_language_of_the_project(style: str) -> None:
    known = {"es": {words.es for words in ELEMENT_NAMES.values()}, "en": {words.en for words in ELEMENT_NAMES.values()}}
    for script, language, other in (("short_es", "es", "en"), ("short_en", "en", "es")):
        document = told(SCRIPTS[script], *ITEMS, style=style)
        named = {record.name.rstrip(" 0123456789") for record in document.records if isinstance(record, ElementBase)}
        assert "" not in {record.name for record in document.records if isinstance(record, ElementBase)}
        assert not named & (known[other] - known[language])
        assert not named & set(ELEMENT_NAMES)
        assert len(named & known[language]) > 4
