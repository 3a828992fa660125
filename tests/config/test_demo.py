"""The demo: there at the first start, and a person's own from then on."""

import pytest
from django.contrib.auth import get_user_model

from apps.teams.demo import PASSWORD, PROJECT_ID, USERNAME
from apps.workflows.models import Workflow
from config import demo

pytestmark = pytest.mark.django_db


def test_the_first_start_loads_a_person_a_project_and_workflows():
    assert demo.load_once()
    assert get_user_model().objects.get(username=USERNAME).check_password(PASSWORD)
    assert Workflow.objects.filter(project_id=PROJECT_ID).exists()


def test_what_a_person_changed_stays_at_the_next_start():
    demo.load_once()
    Workflow.objects.update(name="renamed-by-a-person")
    get_user_model().objects.get(username=USERNAME).set_password("mine now")
    names = list(Workflow.objects.values_list("pk", "name"))
    assert not demo.load_once()
    assert list(Workflow.objects.values_list("pk", "name")) == names


def test_a_demo_that_was_deleted_does_not_come_back():
    get_user_model().objects.create_user("ann")
    assert not demo.load_once()
    assert not Workflow.objects.exists()


def test_the_demo_needs_both_development_and_loopback(settings):
    settings.DEMO, settings.BOUND_TO_LOOPBACK = True, True
    assert demo.is_wanted()
    settings.BOUND_TO_LOOPBACK = False
    assert not demo.is_wanted()
    settings.DEMO, settings.BOUND_TO_LOOPBACK = False, True
    assert not demo.is_wanted()


def test_the_known_password_is_a_danger_only_where_others_reach_it(settings):
    demo.load_once()
    settings.BOUND_TO_LOOPBACK = True
    assert not demo.is_exposed()
    settings.BOUND_TO_LOOPBACK = False
    assert demo.is_exposed()
    user = get_user_model().objects.get(username=USERNAME)
    user.set_password("something else")
    user.save()
    assert not demo.is_exposed()
