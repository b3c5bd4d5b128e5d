"""Django's settings, all derived from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from studio.config.environment import read

STUDIO = read()
_PACKAGE = Path(__file__).parent.parent

SECRET_KEY = STUDIO.secret
DEBUG = STUDIO.debug
ALLOWED_HOSTS = list(STUDIO.hosts)
ROOT_URLCONF = "studio.config.urls"
ASGI_APPLICATION = "studio.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "studio.config",
    "studio.lib",
    "studio.realtime",
    "studio.accounts",
    "studio.library",
    "studio.projects",
    "studio.rendering",
    "studio.collaboration",
    "studio.assistant",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "csp",
    "django_htmx",
    "ninja",
    "taggit",
]

MIDDLEWARE = [
    "studio.lib.access.AccessMiddleware",
    "studio.lib.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "studio.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "studio.accounts.middleware.ActorMiddleware",
    "studio.lib.refusals.RefusalMiddleware",
    "studio.lib.addresses.AddressMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "studio.accounts.context.shell",
            ],
        },
    }
]

# ── data ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
DATABASES: dict[str, dict[str, Any]] = {"default": dict(dj_database_url.parse(STUDIO.database_url, conn_max_age=60))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers take the lock when they begin, so two of them wait for each other and never deadlock.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # The file is read through the kernel's cache, which all connections share: search walks many pages.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA mmap_size=1073741824; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
    }

if STUDIO.object_store is None:
    _blobs: dict[str, Any] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": STUDIO.var / "blobs"},
    }
else:
    _blobs = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": STUDIO.object_store.endpoint,
            "bucket_name": STUDIO.object_store.bucket,
            "access_key": STUDIO.object_store.key,
            "secret_key": STUDIO.object_store.secret,
            "region_name": STUDIO.object_store.region,
            "addressing_style": "path",
            "file_overwrite": True,
        },
    }
STORAGES: dict[str, dict[str, Any]] = {
    "default": _blobs,
    "blobs": _blobs,
    "staticfiles": {"BACKEND": "studio.lib.static_files.PageFiles"},
}
STATIC_URL = "static/"
STATIC_ROOT = STUDIO.var / "static"
STATICFILES_DIRS = [_PACKAGE / "_assets"]
WHITENOISE_USE_FINDERS = DEBUG

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": STUDIO.redis_url,
        "KEY_PREFIX": "studio",
    }
}

# ── queue: messages only say "look now"; the work is in rows (docs/decisions/0005) ────────────────────────────────────
CELERY_BROKER_URL = STUDIO.redis_url.replace("unix://", "redis+socket://", 1)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ALWAYS_EAGER = STUDIO.tasks == "now"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600, "socket_timeout": 10}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_ROUTES = {
    "studio.library.*": {"queue": "ingest"},
    "studio.rendering.*": {"queue": "render"},
    "studio.assistant.speech.*": {"queue": "speech"},
}
RENDER_SLOTS = STUDIO.renders
CACHE_BYTES = STUDIO.cache_bytes
LOCAL_BYTES = STUDIO.local_bytes
CELERY_BEAT_SCHEDULE = {
    app: {"task": f"studio.{app}.tasks.reconcile", "schedule": timedelta(seconds=5), "options": {"expires": 5}}
    for app in ("library", "projects", "rendering", "assistant.speech", "assistant.storyboard")
}

# ── languages ─────────────────────────────────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [_PACKAGE / "config" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ── accounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "studio.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DEFAULT_FROM_EMAIL = STUDIO.mail.sender if STUDIO.mail else "claqueta@localhost"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if STUDIO.mail else 'console'}.EmailBackend"
if STUDIO.mail:
    EMAIL_HOST = STUDIO.mail.host
    EMAIL_PORT = STUDIO.mail.port
    EMAIL_HOST_USER = STUDIO.mail.user
    EMAIL_HOST_PASSWORD = STUDIO.mail.password
    EMAIL_USE_TLS = STUDIO.mail.tls
    EMAIL_USE_SSL = STUDIO.mail.ssl

# ── safety ────────────────────────────────────────────────────────────────────────────────────────────────────────────
SECURE_SSL_REDIRECT = STUDIO.secure
SECURE_HSTS_SECONDS = 31_536_000 if STUDIO.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if STUDIO.secure else None
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "studio.accounts.sessions"
SESSION_COOKIE_SECURE = STUDIO.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_SECURE = STUDIO.secure
CSRF_COOKIE_HTTPONLY = False  # the pages' scripts send it as a header
CSRF_TRUSTED_ORIGINS = [STUDIO.origin]
X_FRAME_OPTIONS = "DENY"
# What one person or address may do in a stretch of time: name: (times, seconds). Sign-in and reset are allauth's.
THROTTLES = {
    "api": (1200, 60),
    "bad_token": (30, 60),
    "invitation": (30, 60),
    "invite": (60, 3600),
    "link": (20, 60),
    "token": (30, 3600),
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 << 20
FILE_UPLOAD_TEMP_DIR = None
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE, "'wasm-unsafe-eval'"],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# ── logs: one JSON line an event ──────────────────────────────────────────────────────────────────────────────────────
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "studio.config.logs.formatter"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "uvicorn.access": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},  # it names addresses, and links carry secrets; studio.access tells of all
    },
}
