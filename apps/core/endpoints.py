"""The address of a server that a person enters, in the one spelling that is kept."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
_ODD = re.compile(r"[\x00-\x20\x7f]")  # urlsplit would drop some of them in silence
_IPV6 = re.compile(r"[0-9A-Fa-f:.]+")


def normalised(text: str) -> str:
    """Return `scheme://host[:port]` in lower case, https unless given; "" for anything else."""
    text = text.strip()
    if _ODD.search(text):
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    odd = parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in ("http", "https") or odd:
        return ""
    if ":" in host and _IPV6.fullmatch(host):
        host = f"[{host}]"
    elif not _HOST.fullmatch(host):
        return ""
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")
