"""The host: a warm process that forks once a job, locks the child in, and lets it answer.

Whatever reads files that strangers made runs here: the child gets open descriptors instead of paths, has no network
and no file of its own, and may be taken over or crash without harm to whoever asked. The mechanism knows nothing
about media; packages above it declare jobs with `@job` and call them by name through a `Host`.
"""

from claqueta.host.client import Answer, Host
from claqueta.host.jobs import Channel, Reply, job
from claqueta.host.limits import Level, Limits
from claqueta.host.refusals import (
    HostCancelled,
    HostDied,
    HostLied,
    HostOutOfMemory,
    HostOverloaded,
    HostTimedOut,
    HostUnavailable,
    JobFailed,
)
from claqueta.host.wire import Json

__all__ = [
    "Answer",
    "Channel",
    "Host",
    "HostCancelled",
    "HostDied",
    "HostLied",
    "HostOutOfMemory",
    "HostOverloaded",
    "HostTimedOut",
    "HostUnavailable",
    "JobFailed",
    "Json",
    "Level",
    "Limits",
    "Reply",
    "job",
]
