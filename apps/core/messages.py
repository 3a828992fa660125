"""Problems as people and programs read them, in English and in Chinese."""

from collections.abc import Mapping
from typing import Any

from apps.core.language import is_chinese
from apps.core.texts import TEXTS
from apps.core.texts.words import WORDS
from apps.spec.problems import Problem, pointer

_LONGEST = 80
_MOST = 12


class _Shown(dict[str, str]):
    """Parameters of a sentence; a missing one shows as its name instead of raising."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _one(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _show(name: str, value: Any, chinese: bool) -> str:
    if isinstance(value, str) and value in WORDS.get(name, ()):
        return WORDS[name][value][chinese]
    if not isinstance(value, (list, tuple)):
        return _one(value)
    items = [_one(item) for item in value[:_MOST]] + ["…"] * (len(value) > _MOST)
    return ("、" if chinese else ", ").join(items) or "-"


def sentence(problem: Problem, language: str | None = None) -> str:
    """Return what is wrong and what to do, in `language` (the active one unless given)."""
    texts = TEXTS.get(problem.code)
    if texts is None:
        return problem.code
    chinese = is_chinese(language)
    shown = {name: _show(name, value, chinese) for name, value in problem.params.items()}
    return texts[chinese].format_map(_Shown(shown))


def as_json(problem: Problem, language: str | None = None) -> dict[str, Any]:
    """Return `problem` as the API and the editor send it."""
    params: Mapping[str, Any] = problem.params
    return {
        "code": problem.code,
        "path": pointer(problem.path),
        "pointer": list(problem.path),
        "message": sentence(problem, language),
        "severity": problem.severity.value,
        "params": dict(params),
    }
