"""One workflow as the library shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.pages.library.drawing import Drawing, draw
from apps.pages.runs.shown import Line, latest_runs
from apps.teams.policy import Action
from apps.teams.queries import Somebody
from apps.workflows import policy, queries
from apps.workflows.models import Share, Visibility, Workflow

MOST_LABELS = 3


@dataclass(frozen=True)
class Card:
    """A row of the table, or a card: the workflow, its drawing and what may be done with it."""

    workflow: Workflow
    drawing: Drawing
    labels: Sequence[str]
    more_labels: int
    shared: str
    shared_icon: str
    rights: frozenset[Action]
    run: Line | None

    @property
    def may_edit(self) -> bool:
        return Action.EDIT in self.rights

    @property
    def may_share(self) -> bool:
        return Action.SHARE in self.rights

    @property
    def may_delete(self) -> bool:
        return Action.DELETE in self.rights


def cards(workflows: Sequence[Workflow], *, user: Somebody) -> Sequence[Card]:
    """Return how each workflow is shown to `user`, in the same order."""
    sketches = queries.thumbnails([workflow.pk for workflow in workflows])
    rights = policy.rights_in(user, workflows)
    runs = latest_runs(user, [workflow.pk for workflow in workflows])
    return [
        _card(workflow, draw(sketches[workflow.pk]), rights[workflow.pk], runs.get(workflow.pk))
        for workflow in workflows
    ]


def _card(
    workflow: Workflow, drawing: Drawing, rights: frozenset[Action], run: Line | None
) -> Card:
    labels = [label.text for label in workflow.labels.all()]
    text, icon = _sharing(workflow)
    more = max(0, len(labels) - MOST_LABELS)
    return Card(workflow, drawing, labels[:MOST_LABELS], more, text, icon, rights, run)


def _sharing(workflow: Workflow) -> tuple[str, str]:
    """Return in words and as an icon who sees the workflow besides its owner."""
    others = [_named(share) for share in workflow.shares.all()]
    if workflow.visibility == Visibility.TEAM:
        team = _("Team")
        return (f"{team} +{len(others)}" if others else team), "users"
    if not others:
        return _("Only me"), "lock"
    return _people(others), "user-round"


def _named(share: Share) -> str:
    return share.user.username if share.user else str(share.team)


def _people(names: Iterable[str]) -> str:
    first, *rest = names
    if not rest:
        return first
    count = len(rest)
    return ngettext("%(name)s and %(count)d more", "%(name)s and %(count)d more", count) % {
        "name": first,
        "count": count,
    }
