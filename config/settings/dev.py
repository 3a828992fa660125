"""Development: one machine, keys made for it, a demo as long as nobody else can reach it."""

import os
import secrets

from apps.core.keyfiles import read_or_make
from config.settings.base import *

DEBUG = os.environ.get("DEBUG") == "1"
DEMO = True
WEFT_PRIVATE_TARGETS = BOUND_TO_LOOPBACK
SECRET_KEY = read_or_make(WEFT_HOME / "django.key", make=lambda: secrets.token_urlsafe(48))

_NAMES = [name for name in os.environ.get("ALLOWED_HOSTS", "").split(",") if name]
# A name check keeps a foreign page from reaching a loopback server by rebinding its own name.
ALLOWED_HOSTS = [*_NAMES, HOST, "localhost", "127.0.0.1", "[::1]"]
if not BOUND_TO_LOOPBACK and not _NAMES:
    ALLOWED_HOSTS = ["*"]

# Files are looked up at every request, so that a fresh build shows without a restart.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
