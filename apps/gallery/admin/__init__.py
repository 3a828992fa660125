"""Django admin of the gallery."""

from apps.gallery.admin.assets import AssetAdmin, AssetVersionAdmin
from apps.gallery.admin.rights import GallerySubscriptionAdmin, PackageAdmin

__all__ = ["AssetAdmin", "AssetVersionAdmin", "GallerySubscriptionAdmin", "PackageAdmin"]
