"""Pictures out of a project's storage, as an answer that can do no harm in a browser."""

from django.core import signing
from django.http import Http404, HttpResponse

from apps.datasets.scanning import images
from apps.storage.ports import StorageFault, Store

_KEPT = "private, max-age=3600"
_SALT = "dataset.image"


def address_of(dataset_id: str, source: str) -> str:
    """Return what stands for a sample's source in an address: nobody can make up another."""
    return signing.Signer(salt=f"{_SALT}.{dataset_id}").sign(source)


def source_in(dataset_id: str, address: str) -> str:
    """Return the source that `address_of` stood for; any other text is not found."""
    try:
        return signing.Signer(salt=f"{_SALT}.{dataset_id}").unsign(address)
    except signing.BadSignature as error:
        raise Http404 from error


def image_answer(store: Store, source: str) -> HttpResponse:
    """Send a picture; what is none by its first bytes is not sent at all (415), nor is a huge one.

    The type is ours and binding, and no script in the file could run.
    """
    try:
        with store.open(source) as file:
            body = file.read(images.LARGEST_IMAGE + 1)
    except StorageFault as fault:
        raise Http404 from fault
    kind = images.content_type(body[: images.HEAD])
    if len(body) > images.LARGEST_IMAGE:
        return HttpResponse(status=413)
    if kind is None:
        return HttpResponse(status=415)
    response = HttpResponse(body, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = _KEPT
    return response
