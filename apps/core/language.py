"""Which language a text is wanted in."""

from django.utils.translation import get_language


def is_chinese(language: str | None = None) -> bool:
    """Tell whether `language` (the active one unless given) is Chinese; all else is English."""
    return (language or get_language() or "en").lower().startswith("zh")
