"""What people do with the gallery: one function an intention, atomic, with the acting user."""

from apps.gallery.actions.packages import consume_package, purchase_package
from apps.gallery.actions.publishing import publish
from apps.gallery.actions.subscriptions import choose_version, renew, subscribe, unsubscribe

__all__ = [
    "choose_version",
    "consume_package",
    "publish",
    "purchase_package",
    "renew",
    "subscribe",
    "unsubscribe",
]
