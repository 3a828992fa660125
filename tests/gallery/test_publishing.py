"""Publishing: what goes in, what stays out, who may."""

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.gallery import actions, queries
from apps.gallery.models import Asset, AssetVersion
from apps.teams.models import Project
from tests.cast import Cast
from tests.gallery.conftest import DOCUMENT


def codes(project: Project, by: object, **published: object) -> list[str]:
    wanted = {"document": DOCUMENT, "number": "1.0", **published}
    with pytest.raises(Refused) as refusal:
        actions.publish(project, by=by, **wanted)
    return [problem.code for problem in refusal.value.problems]


def test_a_published_workflow_is_seen_by_everybody(cast: Cast, version: AssetVersion) -> None:
    (asset,) = queries.assets(cast.project)
    assert (asset.name, asset.team.name) == ("retrain", "Elsewhere")
    assert asset.shown_versions == [version]
    assert asset.own_subscriptions == []


def test_a_second_version_joins_the_asset(
    cast: Cast, version: AssetVersion, elsewhere: Project
) -> None:
    newer = actions.publish(elsewhere, document=DOCUMENT, number="1.1", by=cast.stranger)
    assert newer.asset == version.asset
    assert queries.newest_version(version.asset) == newer


def test_the_same_name_of_another_team_is_another_asset(cast: Cast, version: AssetVersion) -> None:
    ours = actions.publish(cast.project, document=DOCUMENT, number="1.0", by=cast.editor)
    assert ours.asset != version.asset


def test_a_number_is_used_once(cast: Cast, version: AssetVersion, elsewhere: Project) -> None:
    assert codes(elsewhere, cast.stranger) == ["gallery.version_taken"]


def test_publishing_takes_the_right_to_share(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.publish(cast.project, document=DOCUMENT, number="1.0", by=cast.operator)
    with pytest.raises(NotFound):
        actions.publish(cast.project, document=DOCUMENT, number="1.0", by=cast.stranger)


def test_a_document_with_faults_is_refused_with_all_of_them(cast: Cast) -> None:
    assert codes(cast.project, cast.editor, document={"name": 1, "steps": {}})
    twice = {"name": "a", "steps": [{"name": "s", "type": "job"}] * 2}
    assert codes(cast.project, cast.editor, document=twice) == ["name.duplicate"]
    assert not Asset.objects.exists()


def test_texts_are_checked(cast: Cast) -> None:
    assert codes(cast.project, cast.editor, number=" ") == ["gallery.empty"]
    assert codes(cast.project, cast.editor, number="1" * 33, name="n" * 65) == ["gallery.long"] * 2


def test_what_belongs_to_the_publisher_stays_out(cast: Cast) -> None:
    sent = {
        **DOCUMENT,
        "workflow_id": "w",
        "source": "ai_gallery",
        "gallery_subscription": {"content_id": "c"},
        "package": {"package_id": "p"},
        "steps": [{"name": "train", "type": "job", "created_at": "then"}],
    }
    made = actions.publish(cast.project, document=sent, number="1.0", by=cast.editor)
    assert made.document == '{"name":"retrain","steps":[{"name":"train","type":"job"}]}'
