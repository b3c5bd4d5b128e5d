"""Export presets: complete, consistent, and changeable field by field with clear refusals."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claqueta.errors import ClaquetaError
from claqueta.presets import (
    FIELDS,
    ExportPreset,
    PresetFieldIdle,
    PresetFieldUnknown,
    PresetUnknown,
    PresetValueUnfit,
    export_preset,
    export_presets,
    override,
)
from claqueta.spec import spec_path
from claqueta.time import Rate


def test_every_preset_lies_under_its_own_name_and_speaks_both_languages() -> None:
    files = {path.stem for path in spec_path("presets", "export").glob("*.json")}
    assert files == set(export_presets())
    for preset in export_presets().values():
        assert preset.label.en
        assert preset.label.es
        assert preset.description.en != preset.description.es


def test_what_the_plan_promises_can_be_exported() -> None:
    codecs = {(p.container, p.video.codec if p.video else None) for p in export_presets().values()}
    assert codecs >= {
        ("mp4", "h264"), ("mp4", "hevc"), ("mp4", "av1"), ("webm", "vp9"), ("mov", "prores_4444"), ("gif", "gif"),
        ("png", "png"), ("mp3", None), ("wav", None), ("flac", None), ("ogg", None), ("m4a", None),
    }  # fmt: skip
    assert [p.id for p in export_presets().values() if p.video and p.video.has_alpha] == [
        "vp9_webm_alpha", "prores_4444", "png_sequence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "project", "expected"),
    [
        ("h264_1080p", (1920, 1080), (1920, 1080)),
        ("h264_1080p", (1080, 1920), (1080, 1920)),
        ("h264_1080p", (1000, 1000), (1080, 1080)),
        ("h264_720p", (1920, 1080), (1280, 720)),
        ("h264_4k", (1280, 720), (3840, 2160)),
        ("h264_vertical", (1920, 1080), (1080, 1920)),
        ("h265", (1921, 1079), (1922, 1080)),
        ("gif", (1920, 1080), (854, 480)),
    ],
)
def test_the_size_follows_the_project_or_the_preset_and_is_even(
    name: str, project: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert export_preset(name).picture_size(*project) == expected


def test_one_given_side_brings_the_other_along() -> None:
    assert override(export_preset("h264_1080p"), {"width": "1280"}).picture_size(1920, 1080) == (1280, 720)
    assert override(export_preset("h264_vertical"), {"short_side": "720"}).picture_size(1080, 1920) == (720, 1280)


def test_rates_are_exact_fractions() -> None:
    assert export_preset("h264_1080p").picture_rate(Rate(30000, 1001)) == Rate(30000, 1001)
    assert override(export_preset("h264_1080p"), {"rate": "29.97"}).picture_rate(Rate(25)) == Rate(30000, 1001)
    assert export_preset("gif").picture_rate(Rate(30)).fraction == 15
    assert export_preset("gif").picture_rate(Rate(25)).fraction * 2 == 25
    assert export_preset("gif").picture_rate(Rate(10)) == Rate(10)


def test_crf_and_bitrate_take_each_others_place() -> None:
    by_rate = override(export_preset("h264_1080p"), {"bitrate": "8M", "audio_bitrate": "256k", "speed": "veryfast"})
    assert by_rate.video is not None
    assert by_rate.audio is not None
    assert (by_rate.video.crf, by_rate.video.bitrate, by_rate.video.speed) == (None, 8_000_000, "veryfast")
    assert by_rate.audio.bitrate == 256_000
    again = override(by_rate, {"crf": "18"}).video
    assert again is not None
    assert (again.crf, again.bitrate) == (18, None)


def test_transparency_can_be_switched_where_the_codec_has_it() -> None:
    changed = override(export_preset("vp9_webm"), {"alpha": "yes"})
    assert changed.video == export_preset("vp9_webm_alpha").video or (changed.video and changed.video.has_alpha)
    with pytest.raises(PresetValueUnfit):
        override(export_preset("h264_1080p"), {"alpha": "yes"})


@pytest.mark.parametrize(
    ("preset", "field", "value", "error"),
    [
        ("h264_1080p", "color", "red", PresetFieldUnknown),
        ("h264_1080p", "crf", "52", PresetValueUnfit),
        ("h264_1080p", "crf", "best", PresetValueUnfit),
        ("h264_1080p", "crf", "١٨", PresetValueUnfit),
        ("prores_4444", "crf", "20", PresetValueUnfit),
        ("h264_1080p", "rate", "0", PresetValueUnfit),
        ("h264_1080p", "rate", "30/0", PresetValueUnfit),
        ("h264_1080p", "speed", "-preset ultrafast", PresetValueUnfit),
        ("h264_1080p", "pixel_format", "yuva420p", PresetValueUnfit),
        ("h264_1080p", "width", "99999", PresetValueUnfit),
        ("h264_1080p", "loudness", "nan", PresetValueUnfit),
        ("h264_1080p", "loudness", "-3", PresetValueUnfit),
        ("h264_1080p", "subtitles", "ass", PresetValueUnfit),
        ("mp3", "crf", "20", PresetFieldIdle),
        ("gif", "audio_bitrate", "128k", PresetFieldIdle),
        ("wav", "audio_bitrate", "128k", PresetValueUnfit),
    ],
)
def test_what_does_not_fit_is_refused_by_name(preset: str, field: str, value: str, error: type[ClaquetaError]) -> None:
    with pytest.raises(error) as refusal:
        override(export_preset(preset), {field: value})
    assert field in refusal.value.text("en")
    assert field in refusal.value.text("es")


def test_the_refusal_names_the_field_that_does_not_fit_among_many() -> None:
    with pytest.raises(PresetValueUnfit) as refusal:
        override(export_preset("h264_1080p"), {"width": "5", "crf": "20", "speed": "slow"})
    assert refusal.value.data["field"] == "width"


@given(
    st.dictionaries(st.sampled_from([*FIELDS, "other"]), st.text(max_size=12) | st.sampled_from(["20", "8M", "yes"]))
)
def test_any_override_gives_a_preset_or_a_typed_refusal(values: dict[str, str]) -> None:
    for preset in export_presets().values():
        try:
            changed = override(preset, values)
        except ClaquetaError as refusal:
            told = {refusal.text("en"), refusal.text("es")}
            assert len(told) == 2
        else:
            assert ExportPreset.model_validate_json(changed.model_dump_json()) == changed
            assert all(side % 2 == 0 for side in changed.picture_size(1921, 3))


def test_an_unknown_preset_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PresetUnknown) as refusal:
        export_preset("../h264")
    assert "h264_1080p" in refusal.value.text("es")


def test_presets_are_strict() -> None:
    written = json.loads(export_preset("h264_1080p").model_dump_json())
    for wrong in ({"container": "webm"}, {"video": None, "audio": None}, {"options": "-x"}):
        with pytest.raises(ValidationError):
            ExportPreset.model_validate_json(json.dumps(written | wrong))
