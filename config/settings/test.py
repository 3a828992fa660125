"""Tests: fast password hashing, real servers chosen by the environment."""

from config.settings.base import *

SECRET_KEY = "tests only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
