"""Development: bound to loopback, with a key made for this machine."""

from config.settings.base import *

SECRET_KEY = "development only: production reads its key from the environment"  # noqa: S105
ALLOWED_HOSTS = ["*"]
