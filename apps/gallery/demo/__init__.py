"""Assets for a first look: workflow templates, and algorithms with the data they learn from."""

from apps.gallery.demo.loading import load

__all__ = ["load"]
