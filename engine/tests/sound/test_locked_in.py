"""Sound is rendered where strangers' files are read: in a child without files, compilers or much address space."""

import numpy as np

from claqueta.host import Host
from claqueta.sound import measure
from claqueta.testing.sound_jobs import mix_noise


def test_a_locked_child_mixes_the_same_bytes() -> None:
    name = f"{mix_noise.__module__}:{mix_noise.__name__}"
    with Host([mix_noise.__module__]) as host:
        first, second = host.call(name), host.call(name)
    samples = np.frombuffer(first.blob, np.float32).reshape(-1, 2)
    assert len(samples) == 96_000
    assert first.value == measure([samples]).integrated
    assert first.blob == second.blob
