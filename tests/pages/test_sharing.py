"""The share dialog and what a link shows."""

import re

import pytest
import time_machine

from apps.teams.policy import Action
from apps.workflows import policy, queries
from tests.cast import Cast, gather
from tests.pages.library import stock

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def shared(client, cast):
    """Return a function that posts a change to the share dialog of one workflow as the editor."""
    (workflow,) = stock(cast, "one")
    client.force_login(cast.editor)

    def change(**form):
        return client.post(f"/workflows/{workflow.pk}/share/", form, **HTMX)

    change.workflow = workflow
    return change


def new_link(answer) -> str:
    return re.search(rb"http://testserver(/shared/[^/]+/)", answer.content)[1].decode()


def test_a_person_is_added_and_removed(shared, cast):
    answer = shared(change="add-user", username="stranger", level="edit")
    assert b"stranger" in answer.content
    assert policy.can(cast.stranger, Action.EDIT, shared.workflow)
    (share,) = queries.shares_of(shared.workflow)
    shared(change="remove", share=share.pk)
    assert not policy.can(cast.stranger, Action.READ, shared.workflow)


def test_an_unknown_person_is_said_and_the_name_kept(shared):
    answer = shared(change="add-user", username="nobody-at-all", level="view")
    assert answer.status_code == 422
    assert b'role="alert"' in answer.content
    assert b'value="nobody-at-all"' in answer.content


def test_only_the_owner_makes_private(client, shared, cast):
    client.force_login(cast.owner)
    assert shared(change="visibility", visibility="private").status_code == 403
    client.force_login(cast.editor)
    assert shared(change="visibility", visibility="private").status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"change": "destroy"},
        {"change": "remove", "share": "1; drop"},
        {"change": "revoke-link", "link": "99999999999999999999"},
        {"change": "add-team", "team": "٣"},
        {"change": "add-link", "days": "36500"},
        {"change": "visibility", "visibility": "world"},
    ],
)
def test_a_form_made_by_hand_breaks_nothing(shared, form):
    assert shared(**form).status_code in {200, 404, 422}


def test_a_link_opens_for_anybody_and_says_nothing_to_search_engines(client, shared):
    address = new_link(shared(change="add-link", days="7"))
    client.logout()
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert client.get(f"{address}export/").status_code == 200


def test_a_link_ends_after_its_days(client, shared):
    address = new_link(shared(change="add-link", days="1"))
    with time_machine.travel("2100-01-01"):
        assert client.get(address).status_code == 404


def test_a_revoked_link_shows_nothing_more(client, shared):
    address = new_link(shared(change="add-link", days="30"))
    (link,) = queries.open_links(shared.workflow)
    shared(change="revoke-link", link=link.pk)
    assert client.get(address).status_code == 404


def test_a_made_up_link_is_not_found(client):
    assert client.get("/shared/made-up/").status_code == 404


def test_the_dialog_is_a_page_of_its_own_without_script(client, shared):
    answer = client.get(f"/workflows/{shared.workflow.pk}/share/")
    assert b"<html" in answer.content
