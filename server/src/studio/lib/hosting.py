"""The worker's one warm child that opens media: started when first needed, shared by the worker's threads.

Only workers have one. The web process asks through rows and the queue.
"""

import threading

from claqueta.host import Host

_MODULES = ("claqueta.media.jobs", "claqueta.render.jobs", "claqueta.render.inspection_jobs")
_lock = threading.Lock()
_host: Host | None = None


def host() -> Host:
    """This process's host."""
    global _host
    with _lock:
        if _host is None:
            _host = Host(_MODULES)
        return _host


def close() -> None:
    """Ends the host; the next question starts another."""
    global _host
    with _lock:
        if _host is not None:
            _host.close()
            _host = None
