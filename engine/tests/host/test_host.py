"""A call reaches its job, and whatever the job does, the caller gets an answer or one typed refusal."""

import os
import resource
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from claqueta.errors import ClaquetaError
from claqueta.host import (
    Host,
    HostCancelled,
    HostDied,
    HostLied,
    HostOutOfMemory,
    HostOverloaded,
    HostTimedOut,
    HostUnavailable,
    JobFailed,
    Limits,
)
from claqueta.host.trials import LIES

ECHO = "claqueta.host.trials:echo"
MISBEHAVE = "claqueta.host.trials:misbehave"


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with Host(["claqueta.host.trials"]) as running:
        yield running


def test_a_call_carries_values_and_bytes_both_ways(host: Host, tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(b"the very bytes")
    payload = {"text": "añil", "numbers": [1, 2.5, None, True]}
    with path.open("rb") as file:
        answer = host.call(ECHO, payload, {"input": file.fileno()})
    assert answer.value == payload
    assert answer.blob == b"the very bytes"


def test_a_payload_of_many_megabytes_arrives(host: Host) -> None:
    payload = ["x" * 1000] * 8000
    assert host.call(ECHO, payload).value == payload


def test_jobs_run_side_by_side(host: Host) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: host.call(ECHO, number).value, range(64)))
    assert answers == list(range(64))


def test_only_declared_jobs_of_loaded_modules_can_be_named(host: Host) -> None:
    for name in ("os:system", "claqueta.host.trials:_crash", "claqueta.errors:Words", "claqueta.host.warm:serve", ""):
        with pytest.raises(JobFailed):
            host.call(name)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_in_the_reply_is_refused(host: Host, lie: str) -> None:
    with pytest.raises(HostLied):
        host.call(MISBEHAVE, lie, limits=Limits(wall_seconds=5))


def test_a_crash_is_a_refusal_and_the_host_goes_on(host: Host) -> None:
    with pytest.raises(HostDied) as caught:
        host.call(MISBEHAVE, "crash")
    assert caught.value.data["signal"] == signal.SIGSEGV
    assert host.call(ECHO, 1).value == 1


def test_leaving_without_an_answer_is_a_refusal(host: Host) -> None:
    with pytest.raises(HostDied):
        host.call(MISBEHAVE, "leave")


def test_an_unforeseen_error_names_the_job(host: Host) -> None:
    with pytest.raises(JobFailed, match="by zero"):
        host.call(MISBEHAVE, "raise")


def test_a_job_that_computes_for_ever_is_stopped(host: Host) -> None:
    with pytest.raises(HostTimedOut):
        host.call(MISBEHAVE, "never end", limits=Limits(cpu_seconds=1))


def test_a_job_that_waits_for_ever_is_stopped(host: Host) -> None:
    with pytest.raises(HostTimedOut):
        host.call(MISBEHAVE, "sleep", limits=Limits(wall_seconds=0.3))


def test_a_job_that_eats_memory_is_stopped(host: Host) -> None:
    with pytest.raises(HostOutOfMemory):
        host.call(MISBEHAVE, "eat memory", limits=Limits(memory_bytes=128 << 20))


def test_a_job_that_makes_threads_is_stopped(host: Host) -> None:
    with pytest.raises((JobFailed, HostOutOfMemory, HostDied)):
        host.call(MISBEHAVE, "make threads", limits=Limits(memory_bytes=256 << 20))


def test_a_job_that_fills_the_disk_is_stopped(host: Host) -> None:
    with tempfile.TemporaryFile() as file:
        with pytest.raises(ClaquetaError):
            host.call(MISBEHAVE, "fill the disk", {"output": file.fileno()}, limits=Limits(file_bytes=5 << 20))
        assert os.fstat(file.fileno()).st_size <= 5 << 20


def test_nothing_is_written_after_the_answer(host: Host) -> None:
    with tempfile.TemporaryFile() as file:
        host.call(MISBEHAVE, "write after answering", {"output": file.fileno()}, limits=Limits(file_bytes=1 << 20))
        sizes = {os.fstat(file.fileno()).st_size for _ in range(200_000)}
    assert len(sizes) == 1


def test_a_cancelled_job_stops_by_itself(host: Host) -> None:
    seen: list[object] = []
    with pytest.raises(HostCancelled):
        host.call(MISBEHAVE, "work until cancelled", on_event=seen.append, cancel=lambda: len(seen) > 5)
    assert seen[:2] == [{"done": 0}, {"done": 1}]


def test_a_job_deaf_to_cancelling_is_killed(host: Host) -> None:
    started = time.monotonic()
    with pytest.raises(HostCancelled):
        host.call(MISBEHAVE, "sleep", cancel=lambda: True, limits=Limits(grace_seconds=0.2))
    assert time.monotonic() - started < 5


def test_an_error_in_the_callers_callback_ends_the_job(host: Host) -> None:
    def fail(_: object) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError):
        host.call(MISBEHAVE, "work until cancelled", on_event=fail)


def test_no_descriptor_and_no_process_is_left(host: Host) -> None:
    host.call(ECHO)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for kind in ("leave", "raise", "crash", "lie: no JSON"):
        with pytest.raises(ClaquetaError):
            host.call(MISBEHAVE, kind)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_lost_warm_process_is_replaced() -> None:
    with Host(["claqueta.host.trials"]) as host:
        assert host._warm is not None
        os.kill(host._warm._process.pid, signal.SIGKILL)
        host._warm._process.wait()
        assert host.call(ECHO, 7).value == 7


def test_losing_the_warm_process_ends_its_jobs_with_a_refusal() -> None:
    with Host(["claqueta.host.trials"]) as host:
        started = threading.Event()
        refusals: list[ClaquetaError] = []

        def work() -> None:
            try:
                host.call(MISBEHAVE, "work until cancelled", on_event=lambda _: started.set())
            except ClaquetaError as error:
                refusals.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        started.wait(10)
        assert host._warm is not None
        os.kill(host._warm._process.pid, signal.SIGKILL)
        thread.join(10)
        assert [type(refusal) for refusal in refusals] == [HostDied]


def test_a_module_that_does_not_load_is_named() -> None:
    with pytest.raises(HostUnavailable, match="no_such_module"):
        Host(["claqueta.no_such_module"]).start()


def test_the_caller_keeps_its_own_limits(host: Host) -> None:
    before = [resource.getrlimit(name) for name in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]
    host.call(ECHO)
    assert [resource.getrlimit(name) for name in (resource.RLIMIT_AS, resource.RLIMIT_CPU)] == before


def test_no_way_out_of_a_job_is_open(host: Host, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_bytes(b"canary")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        answer = host.call(
            "claqueta.host.trials:escape",
            {"pid": os.getpid(), "canary": str(canary), "port": server.getsockname()[1]},
        )
        with pytest.raises(TimeoutError):
            server.accept()
    assert isinstance(answer.value, dict)
    tried = answer.value["tried"]
    assert isinstance(tried, list)
    assert len(tried) >= 40
    assert answer.value["succeeded"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["canary"]
    assert canary.read_bytes() == b"canary"


def test_the_attempts_do_succeed_without_the_locks(tmp_path: Path) -> None:
    """So that the test above proves something: unlocked, reading, writing and connecting work."""
    from claqueta.host import trials

    canary = tmp_path / "canary"
    canary.write_bytes(b"canary")
    with socket.create_server(("127.0.0.1", 0)) as server:
        attempts = trials._attempts(os.getpid(), str(canary), server.getsockname()[1])
        for name in ("read a file", "write a file", "list a folder", "read its own environment", "memory file"):
            assert trials._succeeds(attempts[name]), name


def test_the_level_names_every_lock(host: Host) -> None:
    level = host.level()
    assert level.rlimits
    assert level.no_new_privs
    assert level.seccomp is not None
    assert not level.user_dropped or os.geteuid() == 0
    assert set(level.as_json()) == {"rlimits", "no_new_privs", "seccomp", "landlock", "user_dropped", "complete"}


def test_a_job_gets_more_files_than_one_packet_carries(host: Host, tmp_path: Path) -> None:
    path = tmp_path / "last"
    path.write_bytes(b"the last of many")
    with path.open("rb") as last, path.open("rb") as other:
        files = {**{str(number): other.fileno() for number in range(700)}, "input": last.fileno()}
        assert host.call(ECHO, None, files).blob == b"the last of many"
        with pytest.raises(HostOverloaded):
            host.call(ECHO, None, {str(number): other.fileno() for number in range(2001)})
        assert host.call(ECHO, "still there").value == "still there"
