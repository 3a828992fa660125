"""The library's address and back."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from apps.pages.library.filters import Filters, Scope, View, read_filters


def read(query: str, **cookies: str) -> Filters:
    request = RequestFactory().get(f"/?{query}")
    request.COOKIES.update(cookies)
    return read_filters(request)


def test_an_empty_address_asks_for_the_project_by_last_edit():
    assert read("") == Filters()


def test_the_address_of_filters_leads_to_the_same_filters():
    asked = Filters(text="a & b", labels=("产线A", "x=y"), scope=Scope.SHARED, sort="name", page=3)
    assert read(asked.query) == asked


UNKNOWN = ["scope=all", "sort=owner", "page=-1", "page=x", "page=１", "view=3d"]


@pytest.mark.parametrize("query", UNKNOWN)
def test_what_is_unknown_counts_as_not_said(query):
    assert read(query) == Filters()


def test_the_view_is_remembered_but_not_in_the_address():
    asked = read("view=cards")
    assert asked.view is View.CARDS
    assert "view" not in QueryDict(asked.query)
    assert read("", library_view="cards").view is View.CARDS
