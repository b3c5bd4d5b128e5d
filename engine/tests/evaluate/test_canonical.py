"""Display lists as JSON."""

import json
from fractions import Fraction

from claqueta.color import Color
from claqueta.evaluate import CanonicalWriter, Evaluator, to_json
from claqueta.evaluate.display_list import Layer, PlaceholderContent, VideoContent
from claqueta.geometry import Affine, Rect
from claqueta.testing import SECOND, MemoryCatalog, PlainMeasurer, build, scene, shape, text

_WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


def test_fractions_colours_and_maps_are_written_exactly() -> None:
    assert to_json(Fraction(2, 6)) == "[1,3]"
    assert to_json(Color(255, 0, 16)) == '"#FF0010"'
    assert to_json(Affine(e=0.1)) == "[1.0,0.0,0.0,1.0,0.1,0.0]"
    assert to_json((True, None, 1, "é\n")) == '[true,null,1,"é\\n"]'


def test_nothing_is_no_different_from_less_than_nothing() -> None:
    assert to_json(Affine(e=-0.0)) == to_json(Affine(e=0.0))


def test_keys_are_sorted_and_contents_say_what_they_are() -> None:
    written = to_json(VideoContent("a", Fraction(1), _WHOLE, _WHOLE))
    keys = list(json.loads(written))
    assert keys == sorted(keys) == ["asset", "is", "source", "target", "time"]
    assert json.loads(written)["is"] == "video"


def test_contents_of_different_kinds_are_never_written_alike() -> None:
    assert to_json(PlaceholderContent("video")) != to_json(PlaceholderContent("image"))


def test_a_writer_for_many_frames_writes_the_same() -> None:
    film = Evaluator(build(scene(SECOND, shape(), text("one two"))), MemoryCatalog(), PlainMeasurer())
    writer = CanonicalWriter()
    for index in (0, 5, 29):
        frame = film.frame(index).frame
        assert writer.frame(frame) == to_json(frame)
        assert json.loads(writer.frame(frame))["width"] == 320


def test_a_layer_that_is_gone_does_not_lend_its_text_to_another() -> None:
    writer = CanonicalWriter()
    for number in range(3000):
        layer = Layer(PlaceholderContent("video"), float(number), 1.0)
        assert json.loads(writer.layer(layer))["width"] == number
