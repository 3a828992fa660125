"""Random texts that prove who somebody is, and the hash by which they are kept."""

import hashlib
import secrets
import string

_KEY_ALPHABET = string.ascii_uppercase + string.digits
_SECRET_ALPHABET = string.ascii_letters + string.digits


def new_text() -> str:
    """Return 256 random bits, safe in a URL and in a header."""
    return secrets.token_urlsafe(32)


def hash_of(text: str) -> str:
    """Return the SHA-256 of `text` in hex.

    Rows are found by this hash, so what a lookup's timing may tell is about the hash, never about
    the text; with 256 random bits there is nothing to guess, hence no salt and no slow hash.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def new_access_key() -> str:
    """Return an access key of the vendor's shape: 20 capital letters and digits."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(20))


def new_secret_key() -> str:
    """Return a secret key of the vendor's shape: 40 letters and digits, 238 bits."""
    return "".join(secrets.choice(_SECRET_ALPHABET) for _ in range(40))
