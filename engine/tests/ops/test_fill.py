"""Templates: values go where the fields point, or are refused with the field's own label."""

from typing import Any

import pytest
from pydantic import JsonValue

from claqueta.document.document import Document, MediaRef
from claqueta.document.elements import ImageElement, TextElement
from claqueta.document.records import FieldTarget, TemplateField
from claqueta.ops import Applied, Refused, apply, fill, unfit_values
from claqueta.testing.builders import SECOND, asset_id, film, image, scene, text

CAT = asset_id("cat")


def field(kind: Any, record: str, path: str, **more: Any) -> TemplateField:
    labels: dict[str, Any] = {"label_en": f"The {kind}", "label_es": f"El {kind}"}
    return TemplateField(kind=kind, targets=(FieldTarget(record=record, path=path),), **labels, **more)


HEADLINE, PHOTO, SECOND_TEXT = "text_00000000001", "image_0000000001", "text_00000000002"
FIELDS = {
    "headline": TemplateField(
        kind="text", label_en="Headline", label_es="Titular", max_length=12, order="a0",
        targets=(FieldTarget(record=HEADLINE, path="text"), FieldTarget(record=SECOND_TEXT, path="text")),
    ),
    "photo": field("media", PHOTO, "asset", order="a1"),
    "ink": field("color", HEADLINE, "style.fill", order="a2", required=False),
    "size": field("number", HEADLINE, "style.size", order="a3", required=False, minimum=10.0, maximum=99.0),
    "side": field("choice", HEADLINE, "style.align", order="a4", required=False, choices=("start", "end", "sideways")),
    "face": field("font", HEADLINE, "style.font", order="a5", required=False),
}  # fmt: skip
TEMPLATE = Document(
    records=film(scene(SECOND, image("dog"), text("Headline"), text("again")), fields=FIELDS),
    media={CAT: MediaRef(path="cat.png", sha256="0" * 64, size=1, kind="image")},
)
GOOD: dict[str, JsonValue] = {"headline": "Hola", "photo": CAT}


def test_values_reach_every_target_and_can_be_taken_back() -> None:
    done = fill(TEMPLATE, GOOD | {"ink": "#FF0000", "size": 40, "face": "Archivo"})
    assert isinstance(done, Applied)
    headline, photo, again = (done.records[id] for id in (HEADLINE, PHOTO, SECOND_TEXT))
    assert isinstance(headline, TextElement)
    assert isinstance(again, TextElement)
    assert isinstance(photo, ImageElement)
    assert (headline.text, again.text, photo.asset) == ("Hola", "Hola", CAT)
    assert (headline.style.fill, headline.style.size, headline.style.font) == ("#FF0000", 40.0, "Archivo")
    undone = apply(done.records, done.inverse)
    assert isinstance(undone, Applied)
    assert undone.records == {record.id: record for record in TEMPLATE.records}


@pytest.mark.parametrize(
    ("values", "code", "label"),
    [
        ({"photo": CAT}, "field.missing", "Titular"),
        (GOOD | {"headline": ""}, "field.missing", "Titular"),
        (GOOD | {"headline": 5}, "field.type", "Titular"),
        (GOOD | {"headline": "demasiado largo"}, "field.long", "Titular"),
        (GOOD | {"photo": asset_id("dog")}, "field.type", "El media"),
        (GOOD | {"ink": "red"}, "field.type", "El color"),
        (GOOD | {"size": 100}, "field.range", "99"),
        (GOOD | {"size": True}, "field.type", "El number"),
        (GOOD | {"side": "left"}, "field.choice", "sideways"),
        (GOOD | {"side": "sideways"}, "value.choice", "style.align"),
        (GOOD | {"face": "Comic Sans"}, "field.type", "El font"),
        (GOOD | {"nothing": "x"}, "field.unknown", "nothing"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_fields_label(
    values: dict[str, JsonValue], code: str, label: str
) -> None:
    refused = fill(TEMPLATE, values)
    assert isinstance(refused, Refused)
    assert refused.reason.code == code
    assert label in refused.text("es")


def test_a_form_learns_of_all_that_does_not_fit_at_once() -> None:
    found = dict(unfit_values(TEMPLATE, {"headline": "demasiado largo", "ink": "red"}))
    assert {key: reason.code for key, reason in found.items()} == {
        "headline": "field.long", "photo": "field.missing", "ink": "field.type",
    }  # fmt: skip
