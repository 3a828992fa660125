"""Asking the web server how it and what it depends on are doing."""

import contextlib
import http.client
import json

from config.launch.options import Options


def health(options: Options) -> tuple[int, dict[str, str]]:
    """Return status and body of /healthz; (0, {}) while the web server does not answer."""
    connection = http.client.HTTPConnection(options.reachable_host, options.port, timeout=5)
    with contextlib.closing(connection):
        try:
            connection.request("GET", "/healthz")
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return 0, {}
