"""Encryption of secrets at rest: Fernet keys from the environment or `secret.key`, newest first."""

import os
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SecretKeyLost(Exception):
    """A stored secret cannot be read with the keys at hand."""


def key_file() -> Path:
    """Return where the keys lie when the environment does not give them."""
    return Path(settings.WEFT_HOME) / "secret.key"


def _read_or_make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(Fernet.generate_key().decode() + "\n")
    return path.read_text()


@cache
def _cipher() -> MultiFernet:
    text = settings.WEFT_SECRET_KEY or _read_or_make(key_file())
    return MultiFernet([Fernet(key) for key in text.replace(",", " ").split()])


def encrypt(text: str) -> str:
    """Return `text` encrypted with the newest key."""
    return _cipher().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Return the text behind `token`; raise `SecretKeyLost` where no key fits."""
    try:
        return _cipher().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise SecretKeyLost from error
