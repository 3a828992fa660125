"""Tests: fast password hashing, real servers chosen by the environment."""

from config.settings.base import *

SECRET_KEY = "tests only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: other processes see it, and WAL and IMMEDIATE are in force.
    DATABASES["default"]["TEST"] = {"NAME": str(WEFT_HOME / "test.sqlite3")}
