"""Asking the web server whether it and what it depends on are well."""

import contextlib
import http.client

from config.launch.options import Options


def health(options: Options) -> int:
    """Return the status of /healthz; 0 while the web server does not answer."""
    connection = http.client.HTTPConnection(options.reachable_host, options.port, timeout=5)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
