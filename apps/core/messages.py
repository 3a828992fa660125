"""Problems as people and programs read them, in English and in Chinese."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from apps.core.texts import TEXTS
from apps.spec.problems import Problem, pointer

_LONGEST = 80

_WORDS: Mapping[str, tuple[str, str]] = {
    "object": ("an object", "对象"),
    "list": ("a list", "列表"),
    "text": ("a text", "字符串"),
    "boolean": ("true or false", "布尔值"),
    "number": ("a number", "数值"),
    "null": ("null", " null"),
}
"""Values of the parameter `found` that are words."""


def _is_chinese(language: str | None) -> bool:
    return (language or get_language() or "en").lower().startswith("zh")


def _shown(name: str, value: Any, chinese: bool) -> str:
    if name == "found" and value in _WORDS:
        return _WORDS[value][chinese]
    if isinstance(value, (list, tuple)):
        return ("、" if chinese else ", ").join(str(item) for item in value)
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def sentence(problem: Problem, language: str | None = None) -> str:
    """Return what is wrong and what to do, in `language` (the active one unless given)."""
    chinese = _is_chinese(language)
    texts = TEXTS.get(problem.code)
    if texts is None:
        return problem.code
    shown = {name: _shown(name, value, chinese) for name, value in problem.params.items()}
    return texts[chinese].format(**shown)


def as_json(problem: Problem, language: str | None = None) -> dict[str, Any]:
    """Return `problem` as the API and the editor send it."""
    return {
        "code": problem.code,
        "path": pointer(problem.path),
        "pointer": list(problem.path),
        "message": sentence(problem, language),
        "severity": problem.severity.value,
        "params": dict(problem.params),
    }
