"""Assets of the gallery that the workflow needs."""

from collections.abc import Iterator

from apps.spec.facts import Facts
from apps.spec.problems import Problem


def assets_have_not_expired(facts: Facts) -> Iterator[Problem]:
    """No asset has run out. What the body says of that is not trusted, only what callers know."""
    for index, asset in enumerate(facts.workflow.assets or ()):
        if asset.content_id in facts.expired:
            params = {"name": asset.name or asset.content_id or ""}
            yield Problem(code="asset.expired", path=("assets", index), params=params)
