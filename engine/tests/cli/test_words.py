"""What the command line says is about the person's own things, by their names, and true of what was asked."""

import json
import sys
from pathlib import Path
from subprocess import run

import pytest

from claqueta.document.file import load, save
from claqueta.testing import SECOND, Node, asset_id, generator, scene, shape, text
from exports import document, small
from terminal import SMALL, Command

SPANISH = "es_ES.UTF-8"


def test_junk_is_said_to_be_not_recognised(claqueta: Command) -> None:
    Path("junk.png").write_bytes(b"no picture at all")
    assert "no se reconoce" in claqueta("probe", "junk.png", language=SPANISH).err
    assert "not recognised" in claqueta("probe", "junk.png").err


def test_one_frame_is_singular_in_both_languages(claqueta: Command, film: Path) -> None:
    arguments = ("render", film, "-o", "one.mp4", "--range", "0-0.03", *SMALL)
    assert ": 1 frame, 1 of them" in claqueta(*arguments).out
    assert ": 1 fotograma, 0 de" in claqueta(*arguments, language=SPANISH).out


def test_a_range_that_runs_backwards_is_told_so(claqueta: Command, film: Path) -> None:
    assert "hacia atrás" in claqueta("render", film, "--range", "5-2", language=SPANISH).err
    assert "runs backwards" in claqueta("render", film, "--range", "2-2").err
    assert "dash" in claqueta("render", film, "--range", "5").err


def test_a_still_after_the_end_is_refused_with_the_length_of_the_film(claqueta: Command, film: Path) -> None:
    said = claqueta("still", film, "--at", "2", "-o", "a.png", language=SPANISH)
    assert said.code == 1
    assert "2.00 s" in said.err
    assert claqueta("still", film, "--at", "1.99", "-o", "a.png").code == 0


@pytest.mark.parametrize(("arguments", "known"), [(("render",), ".mp4"), (("mix",), ".wav")], ids=["render", "mix"])
def test_an_unknown_ending_is_answered_with_those_there_are(
    arguments: tuple[str, ...], known: str, claqueta: Command, film: Path
) -> None:
    said = claqueta(*arguments, film, "-o", "film.xyz", language=SPANISH)
    assert said.code == 2
    assert "«film.xyz»" in said.err
    assert known in said.err
    assert claqueta("mix", film, "-o", "film.xyz").err.count(".mp4") == 0


def test_a_missing_medium_goes_by_the_name_the_person_gave_it(claqueta: Command, film: Path) -> None:
    found = load(film)
    clip = found.media[asset_id("clip")].model_copy(update={"name": "La playa", "path": "film.media/c24d.mp4"})
    save(found.model_copy(update={"media": {**found.media, asset_id("clip"): clip}}), film)
    identities = {record.id for record in found.records}
    for command in (("render", film, *SMALL), ("check", film)):
        said = claqueta(*command, language=SPANISH)
        assert said.code == 1
        told = said.err + said.out.replace(str(film), "")
        assert "La playa.mp4" in told
        assert "c24d" not in told
        assert not [identity for identity in identities if f"{identity}," in told or f": {identity})" in told]
    listed = json.loads(claqueta("check", film, "--json").out)
    assert {problem["record"] for problem in listed} & identities


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (text("Hola, mundo", effects={"one": {"effect": "sparkle"}}), "«Hola, mundo» usa el efecto «sparkle»"),
        (generator("lava"), "«Un fondo animado» usa el fondo animado «lava»"),
    ],
    ids=["effect", "generator"],
)
def test_an_unknown_name_is_listed_and_the_film_is_made_but_the_code_is_that_of_check(
    wrong: Node, told: str, claqueta: Command, tmp_path: Path
) -> None:
    save(document(small(scene(SECOND // 2, wrong))), tmp_path / "a.claqueta.json")
    for command in (
        ("render", "a.claqueta.json", *SMALL),
        ("still", "a.claqueta.json", "--at", "0", "-o", "a.png"),
        ("check", "a.claqueta.json"),
    ):
        said = claqueta(*command, language=SPANISH)
        assert said.code == 1
        assert (said.err + said.out).count(told) == 1
    assert Path("a.mp4").is_file()
    assert Path("a.png").is_file()


def test_an_unknown_transition_is_listed_too(claqueta: Command, tmp_path: Path) -> None:
    first = scene(SECOND, shape(), name="Uno", transition={"transition": "teleport", "duration": SECOND // 4})
    save(document(small(first, scene(SECOND, shape()))), tmp_path / "a.claqueta.json")
    said = claqueta("render", "a.claqueta.json", *SMALL, language=SPANISH)
    assert said.code == 1
    assert said.err.count("teleport") == 1
    assert "⚠ «Uno» usa la transición «teleport», que no existe. Elige otra opción.\n" in said.err


def test_an_unknown_font_is_a_warning_of_the_render_as_of_the_check(claqueta: Command, tmp_path: Path) -> None:
    records = small(scene(SECOND // 2, text("Hola", style={"font": "papyrus"})))
    save(document(records), tmp_path / "a.claqueta.json")
    said = claqueta("render", "a.claqueta.json", *SMALL, language=SPANISH)
    assert (said.code, claqueta("check", "a.claqueta.json").code) == (0, 0)
    assert "«Hola» usa la tipografía «papyrus»" in said.err


def test_a_text_that_does_not_fit_is_named_by_its_words(claqueta: Command, tmp_path: Path) -> None:
    long = text("Una palabra tras otra", placement={"width": 4, "height": 2}, style={"size": 80})
    records = small(scene(SECOND // 2, long))
    save(document(records), tmp_path / "a.claqueta.json")
    said = claqueta("render", "a.claqueta.json", *SMALL, language=SPANISH)
    assert "«Una palabra tras otra»: Un texto no cabe" in said.err
    assert not [record.id for record in records if record.id in said.err]


def test_a_fault_in_a_document_names_the_record_in_the_persons_own_quotes(claqueta: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.claqueta.json"
    save(document(small(scene(SECOND, text("Hola", name="headline")))), path)
    value = json.loads(path.read_text("utf-8"))
    next(record for record in value["records"] if record.get("name") == "headline")["duration"] = "long"
    path.write_text(json.dumps(value), encoding="utf-8")
    spanish, english = claqueta("check", path, language=SPANISH), claqueta("check", path)
    assert "«headline»: " in spanish.err
    assert "“" not in spanish.err
    assert "“headline”: " in english.err


def test_the_first_reports_tell_how_long_it_will_take(claqueta: Command, film: Path) -> None:
    said = claqueta("render", film, "--set", "short_side=90", "--progress", "json")
    reports = [json.loads(line) for line in said.err.splitlines()]
    known = next(report for report in reports if report["remaining_seconds"] is not None)
    assert (known["phase"], known["share"]) == ("plan", 0)
    assert known["remaining_seconds"] > 0


def test_lists_do_not_wait_for_what_draws_and_decodes() -> None:
    lines = [
        "import sys",
        "from claqueta.cli import main",
        "main(['styles'])",
        "print({'skia', 'av'} & set(sys.modules))",
    ]
    assert run([sys.executable, "-c", "; ".join(lines)], capture_output=True, check=True).stdout.endswith(b"set()\n")
