"""Fixes: for a problem, the operations that rid a draft of it, most likely first.

A fix removes its problem and adds no error. It is a change like any other: it can be undone.
"""

from collections.abc import Callable, Mapping

from apps.spec.draft import Draft
from apps.spec.entity_paths import entity_at
from apps.spec.fixes import conditions, links, members, names, references, values, words
from apps.spec.fixes.base import Fault, Fix, Fixer
from apps.spec.problems import Problem

__all__ = ["FIXERS", "Fix", "fixes_of"]

FIXERS: Mapping[str, Fixer] = {
    "name.pattern": names.rename_to_fit,
    "name.pattern_input": names.rename_to_fit,
    "name.pattern_plain": names.rename_to_fit,
    "name.pattern_data": names.rename_to_fit,
    "name.leading_digit": names.rename_to_fit,
    "step.unknown_type": words.use_known_word,
    "parameter.unknown_type": words.use_known_word,
    "storage.unknown_type": words.use_known_word,
    "input.unknown_type": words.use_known_word,
    "output.unknown_type": words.use_known_word,
    "requirement.unknown_type": words.use_known_word,
    "data.unknown_type": words.use_known_word,
    "parameter.unknown_format": words.drop_unknown_format,
    "condition.unknown_operator": words.use_known_word,
    "constraint.unknown_operator": words.use_known_word,
    "condition.ignored": conditions.remove_ignored,
    "reference.malformed": references.repair_malformed,
    "reference.undeclared": references.repair_undeclared,
    "reference.unknown_output": references.repair_output,
    "reference.not_upstream": links.wait_for_producer,
    "reference.outside_scene": members.add_to_scene,
    "graph.repeated": links.keep_one_link,
    "graph.branch_without_dependency": links.make_target_wait,
    "value.type": values.fit_value_to_type,
    "value.not_in_enum": values.allow_value,
    "value.constraint": values.keep_bound,
    "requirement.condition": values.meet_condition,
    "used_steps.differ": members.correct_used_steps,
    "member.unknown": members.leave_list,
    "member.repeated": members.keep_one_member,
    "field.required": names.fill_in,
}
"""Problem code → what can be done about it."""


def fixes_of(problem: Problem, draft: Draft, *, new_id: Callable[[], str]) -> tuple[Fix, ...]:
    """Return the ways to be rid of a problem of this draft, most likely first."""
    fixer = FIXERS.get(problem.code)
    if fixer is None:
        return ()
    id, path = entity_at(draft, problem.path)
    entity = draft.entities[id]
    fault = Fault(problem=problem, draft=draft, entity=entity, path=path, new_id=new_id)
    return tuple(fixer(fault))
