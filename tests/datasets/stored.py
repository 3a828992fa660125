"""Files in a store, as tests put them there."""

from io import BytesIO

from apps.storage.ports import Store

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "000000050001a5f645400000000049454e44ae426082"
)
"""The smallest picture there is: one transparent point."""


def picture(number: int) -> bytes:
    """Return a picture whose bytes no other number has."""
    return PNG + str(number).encode()


def put(store: Store, **files: bytes) -> None:
    """Write files: `put(store, **{"/b/a.png": ...})`."""
    for path, body in files.items():
        store.write(path, BytesIO(body))


def pictures(store: Store, root: str, **classes: int) -> None:
    """Write so many different pictures into a directory for each class."""
    number = 0
    for name, count in classes.items():
        for _ in range(count):
            number += 1
            put(store, **{f"{root}/{name}/{number}.png": picture(number)})
