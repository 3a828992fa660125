"""Looks now and then at what a program uses, and says when that is too much."""

import time

from apps.targets.local.warden import disk
from apps.targets.local.warden.order import Limits
from apps.targets.local.warden.tree import descendants

MEMORY_EVERY = 0.2
DISK_EVERY = 0.5
_SHARE = 20  # looking at the disk takes at most one part in so many of the time


class Watch:
    """Measures memory and disk, each at its own pace."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._memory_at = self._disk_at = 0.0
        self.peak_memory = 0

    def too_much(self) -> str:
        """Return what there is too much of (`memory`, `disk`), "" where all is well."""
        now = time.monotonic()
        if now >= self._memory_at:
            self._memory_at = now + MEMORY_EVERY
            memory = sum(descendants().values())
            self.peak_memory = max(self.peak_memory, memory)
            if self._limits.memory and memory > self._limits.memory:
                return "memory"
        if self._limits.disk and now >= self._disk_at and self._disk_is_over():
            return "disk"
        return ""

    def _disk_is_over(self) -> bool:
        began = time.monotonic()
        used = disk.used(self._limits.folder)
        took = time.monotonic() - began
        self._disk_at = time.monotonic() + max(DISK_EVERY, took * _SHARE)
        return used > self._limits.disk
