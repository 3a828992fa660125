"""The product speaks Chinese completely: pages, scripts and problems."""

import re
from string import Formatter

import pytest
from babel.messages import Catalog

from apps.core import catalogue
from apps.core.texts import TEXTS

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


@pytest.fixture(scope="module", params=catalogue.DOMAINS)
def kept(request) -> Catalog:
    return catalogue.stored(request.param)


def _ids(found: Catalog) -> set:
    return {(message.context, message.id) for message in found if message.id}


def _strings(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


@pytest.mark.parametrize("domain", catalogue.DOMAINS)
def test_every_message_of_the_source_is_in_the_catalogue_and_no_other(domain):
    assert _ids(catalogue.stored(domain)) == _ids(catalogue.extracted(domain))


def test_no_message_is_empty(kept):
    assert [
        message.id for message in kept if message.id and not all(_strings(message.string))
    ] == []


def test_no_message_is_fuzzy(kept):
    assert [message.id for message in kept if message.id and message.fuzzy] == []


def test_no_message_is_left_in_english(kept):
    """A translation without one Chinese character is a name, has no words, or was forgotten."""
    names = {"AK/SK", "English", "Weft", "JSON", "Webhook", "v%(number)s", "ID", "ID."}
    said = [m for m in kept if m.id and m.id not in names and _has_words(m.id)]
    assert [m.id for m in said if not _is_chinese(m.string)] == []


def _has_words(id: str | tuple[str, ...]) -> bool:
    return bool(re.search(r"[A-Za-z]", PLACEHOLDER.sub("", _strings(id)[-1])))


def _is_chinese(string: str | tuple[str, ...]) -> bool:
    return all(re.search(r"[一-鿿]", text) for text in _strings(string))


def test_placeholders_are_the_same_in_both_languages(kept):
    for message in kept:
        wanted = set(PLACEHOLDER.findall(_strings(message.id)[-1]))
        for text in _strings(message.string) if message.id else ():
            assert set(PLACEHOLDER.findall(text)) == wanted, message.id


@pytest.mark.parametrize("code", TEXTS)
def test_every_problem_is_said_in_both_languages_with_the_same_parameters(code):
    english, chinese = TEXTS[code]
    assert english
    assert _is_chinese(chinese)
    assert _fields(english) == _fields(chinese)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_new_message_is_found_in_every_kind_of_source():
    """The two assertions above would mean nothing if the extraction read nothing."""
    assert (None, "Skip to the content") in _ids(catalogue.extracted("django"))
    assert (None, "Like the system") in _ids(catalogue.extracted("django"))
    assert _ids(catalogue.extracted("djangojs"))
