"""What the environment says, read once and checked: the only difference between one machine and a farm."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class ObjectStore:
    """An S3 bucket, from `STORAGE_URL`: `s3://KEY:SECRET@HOST[:PORT]/BUCKET[?region=R&tls=0]`."""

    endpoint: str
    bucket: str
    key: str
    secret: str
    region: str


@dataclass(frozen=True)
class MailServer:
    """Who sends mail, from `EMAIL_URL`: `smtp://USER:PASSWORD@HOST[:PORT][?tls=1|ssl=1&from=ADDRESS]`."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    ssl: bool
    sender: str


@dataclass(frozen=True)
class Environment:
    """The studio's surroundings."""

    var: Path
    """Everything the studio writes on this machine."""
    database_url: str
    redis_url: str
    object_store: ObjectStore | None
    """None: blobs lie in a folder under `var`."""
    secret: str
    hosts: tuple[str, ...]
    origin: str
    """Scheme, host and port under which people reach the studio."""
    debug: bool
    signup: bool
    """Whether anyone may make an account; else by invitation."""
    piper_folder: Path | None
    speech_url: str
    speech_key: str
    speech_model: str
    mail: MailServer | None
    """None: mail is written to the log."""
    renders: int
    """Stretches of film that one worker renders at the same time."""
    cache_bytes: int
    """What may be kept of what can be made again (thumbnails, filmstrips, peaks, proxies)."""
    local_bytes: int
    """What one machine keeps of the object store's files."""
    tasks: str
    """`queue` (Celery) or `now` (in the calling process; for tests)."""

    @property
    def secure(self) -> bool:
        """Whether people come by https."""
        return self.origin.startswith("https://")


def read(values: Mapping[str, str] = os.environ) -> Environment:
    """The environment, from `values`; whatever is not named has a default that suits one machine."""
    var = Path(values.get("STUDIO_VAR") or "var").absolute()
    var.mkdir(parents=True, exist_ok=True)
    origin = values.get("STUDIO_ORIGIN") or "http://127.0.0.1:8000"
    host = urlsplit(origin).hostname or "127.0.0.1"
    hosts = tuple(filter(None, (values.get("STUDIO_HOSTS") or f"{host},localhost,127.0.0.1").split(",")))
    piper = values.get("STUDIO_PIPER_VOICES")
    return Environment(
        var=var,
        database_url=values.get("DATABASE_URL") or f"sqlite:///{var / 'studio.sqlite3'}",
        redis_url=values.get("REDIS_URL") or f"unix://{var / 'redis.sock'}",
        object_store=_object_store(values.get("STORAGE_URL") or ""),
        secret=values.get("STUDIO_SECRET") or _kept_secret(var / "secret"),
        hosts=hosts,
        origin=origin.rstrip("/"),
        debug=values.get("STUDIO_DEBUG") == "1",
        signup=values.get("STUDIO_SIGNUP") == "open",
        piper_folder=Path(piper) if piper else None,
        speech_url=values.get("STUDIO_SPEECH_URL") or "",
        speech_key=values.get("STUDIO_SPEECH_KEY") or "",
        speech_model=values.get("STUDIO_SPEECH_MODEL") or "",
        mail=_mail_server(values.get("EMAIL_URL") or ""),
        renders=int(values.get("STUDIO_RENDERS") or os.cpu_count() or 2),
        cache_bytes=int(values.get("STUDIO_CACHE_BYTES") or 20 << 30),
        local_bytes=int(values.get("STUDIO_LOCAL_BYTES") or 20 << 30),
        tasks=values.get("STUDIO_TASKS") or "queue",
    )


def _object_store(url: str) -> ObjectStore | None:
    if not url:
        return None
    parts = urlsplit(url)
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not parts.hostname or not bucket:
        raise ValueError("STORAGE_URL must read s3://KEY:SECRET@HOST/BUCKET")
    scheme = "http" if options.get("tls") == "0" else "https"
    port = f":{parts.port}" if parts.port else ""
    return ObjectStore(
        endpoint=f"{scheme}://{parts.hostname}{port}",
        bucket=bucket,
        key=unquote(parts.username or ""),
        secret=unquote(parts.password or ""),
        region=options.get("region", "us-east-1"),
    )


def _mail_server(url: str) -> MailServer | None:
    if not url:
        return None
    parts = urlsplit(url)
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme != "smtp" or not parts.hostname:
        raise ValueError("EMAIL_URL must read smtp://USER:PASSWORD@HOST:PORT")
    return MailServer(
        host=parts.hostname,
        port=parts.port or 25,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=options.get("tls") == "1",
        ssl=options.get("ssl") == "1",
        sender=options.get("from", f"claqueta@{parts.hostname}"),
    )


def _kept_secret(path: Path) -> str:
    """The secret in the file at `path`, minted at the first start; two processes starting at once agree."""
    try:
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()
