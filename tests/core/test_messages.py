"""Every problem code has a sentence in both languages."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from apps.core.messages import as_json, sentence
from apps.core.texts import TEXTS
from apps.core.texts.words import WORDS
from apps.spec.draft import Kind
from apps.spec.problems import Problem, Severity

APPS = Path(__file__).parents[2] / "apps"
_CODE = re.compile(r'"([a-z0-9]+(?:_[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:_[a-z0-9]+)*)+)"')
_PROBLEM = re.compile(r'Problem\(\s*code="([^"]+)"')
_PREFIX = re.compile(r'code=f"([a-z._]+)\{')


def _sources() -> Iterator[str]:
    for path in APPS.rglob("*.py"):
        if "migrations" not in path.parts and "texts" not in path.parts:
            yield path.read_text()


def used_codes() -> set[str]:
    """Return every code that the source writes into a problem."""
    return {code for source in _sources() for code in _PROBLEM.findall(source)}


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_in_the_source_has_a_sentence():
    assert len(used_codes()) > 30
    assert used_codes() - TEXTS.keys() == set()


def test_every_code_that_the_language_writes_has_a_sentence():
    areas = {code.split(".")[0] for code in TEXTS}
    language = "".join(path.read_text() for path in (APPS / "spec").rglob("*.py"))
    written = {code for code in _CODE.findall(language) if code.split(".")[0] in areas}
    assert len(written) > 60
    assert written - TEXTS.keys() == set()


def test_every_sentence_has_a_code_in_the_source():
    sources = list(_sources())
    written = {code for source in sources for code in _CODE.findall(source)}
    begun = tuple(prefix for source in sources for prefix in _PREFIX.findall(source))
    assert {code for code in TEXTS if code not in written and not code.startswith(begun)} == set()


def _written_problems() -> Iterator[tuple[str, set[str]]]:
    """Yield (code, names of parameters) of every problem that the source spells out in full."""
    for source in _sources():
        for node in ast.walk(ast.parse(source)):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Problem":
                continue
            given = {word.arg: word.value for word in node.keywords}
            code, params = given.get("code"), given.get("params", ast.Dict([], []))
            if isinstance(code, ast.Constant) and isinstance(params, ast.Dict):
                yield code.value, {key.value for key in params.keys if key is not None}


def test_every_problem_brings_what_its_sentence_needs():
    written = list(_written_problems())
    assert len(written) > 30
    assert [
        (code, name)
        for code, names in written
        for name in fields_of(TEXTS[code][0])
        if name not in names
    ] == []


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_both_languages_say_something_and_use_the_same_parameters(code):
    english, chinese = TEXTS[code]
    assert english.strip() == english != ""
    assert re.search(r"[一-龥]", chinese), chinese
    assert not re.search(r"[一-龥]", english), english
    assert fields_of(english) == fields_of(chinese)


def test_every_kind_of_thing_has_a_word_in_both_languages():
    assert set(Kind) <= set(WORDS["kind"])


def test_a_sentence_is_in_the_language_that_is_asked_for():
    problem = Problem(code="name.duplicate", params={"kind": "step", "name": "a"})
    english = 'The step name "a" is used more than once. Give each step its own name.'
    assert sentence(problem, "en") == english
    assert sentence(problem, "zh-hans") == "节点名称“a”重复，请为每个节点使用不同的名称。"
    with translation.override("zh-hans"):
        assert sentence(problem).startswith("节点名称")
    with translation.override("en"):
        assert sentence(problem) == english


def test_words_and_lists_are_put_into_the_language():
    problem = Problem(code="type.expected_text", params={"found": "list"})
    assert sentence(problem, "en") == "A text is expected here, not a list."
    assert sentence(problem, "zh") == "此处应为字符串，而不是列表。"
    cycle = Problem(code="graph.cycle", params={"steps": ["a", "b"]})
    assert "a, b" in sentence(cycle, "en")
    assert "a、b" in sentence(cycle, "zh")


def test_long_parameters_are_cut_in_the_sentence_but_not_in_the_json():
    problem = Problem(code="member.unknown", params={"name": "x" * 1000})
    assert len(sentence(problem, "en")) < 200
    assert as_json(problem, "en")["params"]["name"] == "x" * 1000


def test_braces_in_parameters_are_harmless():
    problem = Problem(code="member.unknown", params={"name": "{name} {0}"})
    assert '"{name} {0}"' in sentence(problem, "en")


def test_a_missing_parameter_or_an_unknown_code_does_not_raise():
    assert "{name}" in sentence(Problem(code="member.unknown"), "en")
    assert sentence(Problem(code="somebody.elses"), "en") == "somebody.elses"


def test_a_problem_is_sent_with_everything_a_client_needs():
    problem = Problem(
        code="member.unknown",
        path=("sub_graphs", 0, "steps", 1),
        params={"name": "x"},
        severity=Severity.WARNING,
    )
    assert as_json(problem, "en") == {
        "code": "member.unknown",
        "path": "sub_graphs[0].steps[1]",
        "pointer": ["sub_graphs", 0, "steps", 1],
        "message": 'There is no step "x". Correct the name or remove it from this list.',
        "severity": "warning",
        "params": {"name": "x"},
    }
