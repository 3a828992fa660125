"""The demo's ground: made once, never overwritten."""

import pytest

from apps.teams import demo, policy
from apps.teams.models import Project, Team, User
from apps.teams.policy import Action


@pytest.mark.django_db
def test_the_demo_user_owns_the_demo_project() -> None:
    project = demo.load()
    user = User.objects.get(username="demo")
    assert project.pk == "0123456789abcdef0123456789abcdef"
    assert user.check_password("demo")
    assert policy.may(user, Action.MANAGE_MEMBERS, project)


@pytest.mark.django_db
def test_a_second_load_keeps_what_people_changed() -> None:
    project = demo.load()
    Team.objects.update(name="Ours")
    user = User.objects.get()
    user.set_password("changed")
    user.save()
    assert demo.load() == project
    assert Team.objects.get().name == "Ours"
    assert User.objects.get().check_password("changed")
    assert Project.objects.count() == 1


@pytest.mark.django_db
def test_the_second_project_is_for_dry_runs() -> None:
    first = demo.load()
    second = demo.load_rehearsals(first)
    assert (second.pk, second.team) == ("fedcba9876543210fedcba9876543210", first.team)
    assert demo.load_rehearsals(first) == second
