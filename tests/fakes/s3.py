"""An endpoint that speaks enough of S3: buckets in memory, keys checked, multipart uploads."""

import hashlib
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

ACCESS_KEY, SECRET_KEY = "AKTEST", "sk-of-the-test"


class Endpoint(ThreadingHTTPServer):
    """Buckets by name, each with its objects by key."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.buckets: dict[str, dict[str, bytes]] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.failing = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serve() -> Iterator[Endpoint]:
    """Have an endpoint with one bucket called `bucket`."""
    with Endpoint() as endpoint:
        endpoint.buckets["bucket"] = {}
        thread = threading.Thread(target=endpoint.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield endpoint
        endpoint.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Endpoint

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _refuse(self, status: int, code: str) -> None:
        body = f"<Error><Code>{code}</Code><Message>{code}</Message></Error>"
        self._answer(status, body.encode(), Content_Type="application/xml")

    def _xml(self, root: str, inner: str) -> None:
        space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
        body = f'<?xml version="1.0" encoding="UTF-8"?><{root} {space}>{inner}</{root}>'
        self._answer(200, body.encode(), Content_Type="application/xml")

    def _look(self) -> bool:
        """Take the request apart; answer at once where it goes no further."""
        parts = urlsplit(self.path)
        bucket, _, self.key = unquote(parts.path)[1:].partition("/")
        self.query = {
            name: values[0]
            for name, values in parse_qs(parts.query, keep_blank_values=True).items()
        }
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length)
        if self.server.failing:
            self.server.failing -= 1
            self._refuse(500, "InternalError")
        elif f"Credential={ACCESS_KEY}/" not in self.headers.get("Authorization", ""):
            self._refuse(403, "InvalidAccessKeyId")
        elif bucket not in self.server.buckets:
            self._refuse(404, "NoSuchBucket")
        else:
            self.objects = self.server.buckets[bucket]
            return True
        return False

    def do_GET(self) -> None:
        if not self._look():
            return
        if not self.key:
            self._list()
        elif self.key not in self.objects:
            self._refuse(404, "NoSuchKey")
        else:
            self._object(self.objects[self.key])

    do_HEAD = do_GET

    def _object(self, data: bytes) -> None:
        about = {
            "ETag": f'"{hashlib.md5(data).hexdigest()}"',
            "Last_Modified": format_datetime(datetime.now(UTC), usegmt=True),
        }
        if asked := self.headers.get("Range"):
            first, _, last = asked.removeprefix("bytes=").partition("-")
            end = min(int(last or len(data)), len(data) - 1)
            about["Content_Range"] = f"bytes {first}-{end}/{len(data)}"
            self._answer(206, data[int(first) : end + 1], **about)
        else:
            self._answer(200, data, **about, Content_Length=str(len(data)))

    def _list(self) -> None:
        prefix, delimiter = self.query.get("prefix", ""), self.query.get("delimiter", "")
        after = self.query.get("continuation-token", "")
        found: dict[str, str] = {}
        for key in sorted(self.objects):
            if key.startswith(prefix):
                inner, mark, _ = key[len(prefix) :].partition(delimiter or "\0")
                found[f"{prefix}{inner}{mark}" if mark else key] = "folder" if mark else "file"
        names = [name for name in found if name > after]
        most = int(self.query.get("max-keys", 1000))
        inner = "".join(self._entry(name, found[name]) for name in names[:most])
        inner += f"<KeyCount>{len(names[:most])}</KeyCount>"
        if len(names) > most:
            inner += "<IsTruncated>true</IsTruncated>"
            inner += f"<NextContinuationToken>{escape(names[most - 1])}</NextContinuationToken>"
        self._xml("ListBucketResult", inner)

    def _entry(self, name: str, kind: str) -> str:
        if kind == "folder":
            return f"<CommonPrefixes><Prefix>{escape(name)}</Prefix></CommonPrefixes>"
        size, now = len(self.objects[name]), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        inner = f"<Key>{escape(name)}</Key><Size>{size}</Size><LastModified>{now}</LastModified>"
        return f"<Contents>{inner}</Contents>"

    def do_PUT(self) -> None:
        if not self._look():
            return
        if upload := self.query.get("uploadId"):
            self.server.parts[upload][int(self.query["partNumber"])] = self.body
        else:
            self.objects[self.key] = self.body
        self._answer(200, ETag=f'"{hashlib.md5(self.body).hexdigest()}"')

    def do_POST(self) -> None:
        if not self._look():
            return
        if upload := self.query.get("uploadId"):
            parts = self.server.parts.pop(upload)
            self.objects[self.key] = b"".join(parts[number] for number in sorted(parts))
            self._xml("CompleteMultipartUploadResult", f"<Key>{escape(self.key)}</Key>")
        else:
            upload = uuid.uuid4().hex
            self.server.parts[upload] = {}
            self._xml("InitiateMultipartUploadResult", f"<UploadId>{upload}</UploadId>")

    def do_DELETE(self) -> None:
        if self._look():
            self.server.parts.pop(self.query.get("uploadId", ""), None)
            self.objects.pop(self.key, None)
            self._answer(204)
