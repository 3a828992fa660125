"""Assets for a first look: three workflow templates, algorithms and models."""

from apps.gallery.demo.loading import load

__all__ = ["load"]
