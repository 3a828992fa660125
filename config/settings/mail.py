"""How notifications leave: a mail server, and what this site is called outside."""

import os

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")  # without it no mail is sent, and the log says so
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
EMAIL_USE_SSL = os.environ.get("EMAIL_USE_SSL") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Weft <weft@localhost>")

# The address people open, for links in messages: https://weft.example.com
WEFT_PUBLIC_URL = os.environ.get("WEFT_PUBLIC_URL", "")
