"""Encryption of secrets at rest: Fernet keys from the environment or `secret.key`, newest first."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from apps.core import keyfiles
from apps.core.messages import sentence
from apps.spec.problems import Problem


class SecretKeyLost(Exception):
    """A stored secret cannot be read with the keys at hand; the text says what to do."""

    problem = Problem(code="secret.key_lost")

    def __str__(self) -> str:
        return sentence(self.problem)


def key_file() -> Path:
    """Return where the keys lie when the environment does not give them."""
    return Path(settings.WEFT_HOME) / "secret.key"


def come_from_environment() -> bool:
    """Return whether the keys are given by `WEFT_SECRET_KEY` and are not ours to keep."""
    return bool(settings.WEFT_SECRET_KEY)


def keys() -> list[str]:
    """Return the keys, the one that encrypts first; the first use makes one."""
    if come_from_environment():
        text = settings.WEFT_SECRET_KEY
    else:
        text = keyfiles.read_or_make(key_file(), make=new_key)
    return str(text).replace(",", " ").split()


def new_key() -> str:
    """Return a fresh random key."""
    return Fernet.generate_key().decode()


def encrypt(text: str) -> str:
    """Return `text` encrypted with the newest key."""
    return _cipher().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Return the text behind `token`; raise `SecretKeyLost` where no key fits."""
    try:
        return _cipher().decrypt(token.encode()).decode()
    except InvalidToken:
        raise SecretKeyLost from None


def keep(texts: Sequence[str]) -> None:
    """Write the keys, the one that encrypts first; every running process uses them at once."""
    keyfiles.replace(key_file(), "\n".join(texts))


def rotated(token: str) -> str:
    """Return `token` encrypted anew with the newest key; raise `SecretKeyLost` as `decrypt`."""
    return encrypt(decrypt(token))


def _cipher() -> MultiFernet:
    """Return the cipher of the keys as they are now: a rotation shows in running processes."""
    return _cipher_of(tuple(keys()))


@lru_cache(maxsize=4)
def _cipher_of(texts: tuple[str, ...]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(text) for text in texts])
    except ValueError:  # not a key at all, or none
        raise SecretKeyLost from None
