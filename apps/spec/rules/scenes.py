"""Scenes: named subsets of the steps."""

from collections.abc import Iterator

from apps.spec.facts import Facts
from apps.spec.problems import Problem
from apps.spec.rules.references import consumptions


def consumptions_stay_in_the_scene(facts: Facts) -> Iterator[Problem]:
    """A step of the chosen scene consumes nothing from a step outside it."""
    scene = facts.chosen_scene
    if scene is None:
        return
    inside = set(scene.steps or ())
    for use, name, producer in consumptions(facts):
        if name in inside and producer in facts.step_index and producer not in inside:
            params = {"step": name, "producer": producer, "scene": scene.name or scene.id or ""}
            yield Problem(code="reference.outside_scene", path=use.path, params=params)
