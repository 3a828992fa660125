"""The files of an algorithm as one zip archive, and back, with limits on every size."""

import io
import re
import zipfile
from collections.abc import Mapping

from apps.core.errors import Refused
from apps.spec.problems import Problem

LARGEST = 8 * 2**20
MOST_FILES = 500
_NAME = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[^\x00-\x1f\x7f\\/][^\x00-\x1f\x7f\\]{0,199}")
_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of files by relative name; the same files make the same bytes.

    Raise `Refused` for names that lead anywhere else, and for too much of it.
    """
    _check(files)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _ALWAYS_THE_SAME), files[name])
    return whole.getvalue()


def unpack(data: bytes) -> Mapping[str, bytes]:
    """Return the files of an archive that `pack` made; what is too large is refused unread."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
            raise Refused([_too_large()])
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    _check(files)
    return files


def _check(files: Mapping[str, bytes]) -> None:
    for name in files:
        if not _NAME.fullmatch(name) or "//" in name or name.endswith("/"):
            raise Refused([Problem(code="gallery.code_name", params={"name": name})])
    if len(files) > MOST_FILES or sum(map(len, files.values())) > LARGEST:
        raise Refused([_too_large()])


def _too_large() -> Problem:
    params = {"megabytes": LARGEST // 2**20, "files": MOST_FILES}
    return Problem(code="gallery.code_too_large", params=params)
