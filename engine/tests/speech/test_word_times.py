"""When words are heard: the promise whatever a synthesiser marks, and the method for those that mark nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.speech.clip import trimmed
from claqueta.speech.espeak import Espeak
from claqueta.speech.reading import passages
from claqueta.speech.timing import word_spans

_SPANISH = """Madrugar en la sierra tiene premio. A las siete, el valle todavía duerme y la niebla cubre los tejados,
pero arriba ya brilla el sol. Este año visitamos cuatro pueblos, tres ríos y un bosque enorme. ¿Sabías que el camino
empieza detrás de la iglesia? ¡Nadie lo diría! La cámara pesa poco: cabe en una mochila pequeña."""
_ENGLISH = """Every morning the harbour wakes before the city does. Boats leave in silence, lights blink, and the first
coffee is poured on the pier. We wanted to know who builds these ships, how long it takes, and why nobody writes the
plans down. The answer surprised us: they remember everything. In 2026 the project grew by 3.5 % to 1200 people."""


@given(
    st.lists(st.sampled_from(["uno", "dos,", "3,5", "%", "extraordinariamente."]), min_size=1, max_size=12),
    st.none() | st.lists(st.tuples(st.integers(-5, 200), st.integers(-900, 9000)), max_size=20),
    st.integers(0, 2**32 - 1),
)
def test_spans_are_in_order_apart_not_empty_and_inside_whatever_the_marks_say(
    words: list[str], marks: list[tuple[int, int]] | None, seed: int
) -> None:
    random = np.random.default_rng(seed)
    sound = (random.normal(size=random.integers(20, 8000)) * random.choice([0, 0.001, 0.3])).astype(np.float32)
    sound[len(sound) // 3 : len(sound) // 2] = 0
    written = passages(" ".join(words), "es")
    flat = written[0].words
    spans = word_spans(sound, 8000, flat, marks)
    assert len(spans) == len(flat)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    assert edges[0] >= 0
    assert edges[-1] <= len(sound)


def test_words_without_a_mark_of_their_own_share_the_time_of_the_one_before() -> None:
    words = passages("one of the best", "en")[0].words
    sound = np.full(4000, 0.1, np.float32)
    spans = word_spans(sound, 8000, words, [(0, 0), (4, 1000), (11, 3000)])
    starts = [start for start, _ in spans]
    assert starts[:2] == [0, 1000]
    assert 1500 < starts[2] < 2500
    assert starts[3] == 3000


@pytest.mark.parametrize(
    ("text", "language", "voice", "speed"),
    [
        (_SPANISH, "es", "espeak:es", 1.0),
        (_SPANISH, "es", "espeak:es-419+f3", 1.3),
        (_ENGLISH, "en", "espeak:en-us", 1.0),
        (_ENGLISH, "en", "espeak:en-gb+f3", 0.8),
    ],
)
def test_alignment_by_energy_finds_what_the_synthesiser_itself_says(
    text: str, language: str, voice: str, speed: float
) -> None:
    engine = Espeak("espeak")
    chosen = next(one for one in engine.voices() if one.id == voice)
    read = passages(text, language)
    takes = engine.speak([passage.said for passage in read], chosen, speed, 0)
    errors: list[float] = []
    for passage, take in zip(read, takes.takes, strict=True):
        sound, cut = trimmed(take.samples, takes.rate)
        assert take.marks is not None
        told = word_spans(sound, takes.rate, passage.words, [(c, s - cut) for c, s in take.marks])
        found = word_spans(sound, takes.rate, passage.words, None)
        errors.extend(abs(a - b) / takes.rate for (a, _), (b, _) in zip(told, found, strict=True))
    assert np.median(errors) < 0.04
    assert np.quantile(errors, 0.9) < 0.2
