"""The rules of the language, one small function each, by theme.

A rule takes the facts and yields a problem for everything that breaks it. Which list a rule
stands in decides how severe its problems are; `validate` sets that.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from apps.spec.facts import Facts
from apps.spec.problems import Problem
from apps.spec.rules import (
    choices,
    conditions,
    creation,
    duplicates,
    gallery,
    links,
    members,
    naming,
    references,
    required,
    scenes,
    values,
)

Rule: TypeAlias = Callable[[Facts], Iterable[Problem]]

ERRORS: tuple[Rule, ...] = (
    creation.something_to_create_from,
    required.required_fields_are_sent,
    naming.names_fit_their_patterns,
    duplicates.names_are_unique,
    links.dependencies_are_steps,
    links.branch_targets_are_steps,
    links.steps_form_no_cycle,
    choices.step_types_are_registered,
    choices.parameter_types_are_known,
    choices.operators_are_known,
    choices.storage_types_are_known,
)
"""Refuse a body at create, update and start."""

ERRORS_AT_START: tuple[Rule, ...] = (
    references.references_are_well_formed,
    references.references_are_declared,
    references.consumed_steps_are_upstream,
    values.values_fit_their_type,
    values.values_are_in_their_enum,
    values.values_keep_their_constraint,
    values.requirements_keep_their_conditions,
    gallery.assets_have_not_expired,
    scenes.consumptions_stay_in_the_scene,
)
"""Warnings until an execution starts."""

WARNINGS: tuple[Rule, ...] = (
    naming.data_names_start_with_a_letter,
    choices.other_types_are_known,
    links.links_are_not_repeated,
    links.branch_targets_depend_on_their_condition,
    conditions.condition_steps_have_conditions,
    conditions.only_condition_steps_have_conditions,
    members.used_steps_are_those_that_use,
    members.members_are_steps,
    members.members_are_not_repeated,
)
"""Only ever told."""
