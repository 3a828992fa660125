"""A refusal is a page with a way on, or a toast inside a page; never a bare text."""

import json

import pytest
from django.test import Client

from apps.core.errors import Refused
from apps.pages import errors
from apps.spec.problems import Problem
from tests.cast import gather

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


def test_an_unknown_page_says_so_and_leads_on(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert b"There is nothing here" in response.content
    assert b'href="/"' in response.content


def test_inside_a_page_the_sentence_comes_as_a_toast_and_nothing_is_swapped(client):
    response = client.get("/nowhere/", **HTMX)
    assert response.status_code == 404
    assert response["HX-Reswap"] == "none"
    assert "There is nothing here" in json.loads(response["HX-Trigger"])["toast"]["message"]


def test_a_post_without_the_token_is_refused_with_a_page():
    response = Client(enforce_csrf_checks=True).post("/preferences/theme/", {"theme": "dark"})
    assert response.status_code == 403
    assert b"This page is too old" in response.content


def test_a_fault_of_ours_is_a_page_that_needs_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"Something broke on the server" in response.content


def test_broken_rules_are_said_inside_a_page(rf):
    request = rf.get("/")
    request.htmx = True
    response = errors.refused(request, Refused([Problem(code="json.not_utf8", params={"byte": 3})]))
    assert response.status_code == 422
    assert "UTF-8" in json.loads(response["HX-Trigger"])["toast"]["message"]


def test_a_lost_session_inside_a_page_leads_to_signing_in_and_back(client):
    current = "http://testserver/trash/?page=2"
    response = client.get("/trash/", **HTMX, HTTP_HX_CURRENT_URL=current)
    assert response["HX-Redirect"] == "/login/?next=%2Ftrash%2F%3Fpage%3D2"


def test_somebody_elses_project_is_not_found(client):
    cast = gather()
    client.force_login(cast.stranger)
    response = client.post("/preferences/project/", {"project": cast.project.pk})
    assert response.status_code == 404
