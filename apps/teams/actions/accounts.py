"""What a person chooses for the own account; it follows to every browser."""

from apps.teams.models import Theme, User


def choose_language(*, language: str, by: User) -> None:
    """Remember the language the person reads."""
    by.language = language
    by.save(update_fields=["language"])


def choose_theme(*, theme: Theme, by: User) -> None:
    """Remember the colours the person sees."""
    by.theme = theme
    by.save(update_fields=["theme"])
