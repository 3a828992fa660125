"""Production: every secret comes from the environment, and everything goes over TLS.

`DJANGO_SECRET_KEY` and `ALLOWED_HOSTS` (names, separated by commas) are needed.
`TRUST_PROXY=1` believes the `X-Forwarded-Proto` of a proxy that always sets it.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *


def _needed(name: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise ImproperlyConfigured(f"Set {name}: production has no default for it.") from None


SECRET_KEY = _needed("DJANGO_SECRET_KEY")
ALLOWED_HOSTS = _needed("ALLOWED_HOSTS").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS if name != "*"]

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if os.environ.get("TRUST_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

STATIC_ROOT = WEFT_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
