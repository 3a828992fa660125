"""References: their forms, where they stand, what they resolve to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.spec.references import Reference, Source, find_references, parse_reference, spell
from apps.spec.resolution import Bindings, Unresolved, resolve
from apps.spec.uses import references_of, uses_of
from apps.spec.validate import Purpose
from tests.spec.judged import errors_of, specification, step, warnings_of

FORMS = {
    "$ref/parameters/lr": Reference(Source.PARAMETERS, "lr"),
    "$ref/parameters/训练 率": Reference(Source.PARAMETERS, "训练 率"),
    "$ref/data/5ff296": Reference(Source.DATA, "5ff296"),
    "$ref/data_requirements/images": Reference(Source.REQUIREMENTS, "images"),
    "$ref/consumptions/训练 一/out": Reference(Source.CONSUMPTIONS, "训练 一", "out"),
    "$ref/consumptions/s/o/a/b c": Reference(Source.CONSUMPTIONS, "s", "o", ("a", "b c")),
    "$ref/storages/root": Reference(Source.STORAGES, "root"),
    "$ref/storages/root/": Reference(Source.STORAGES, "root", path=""),
    "$ref/storages/root/a/b/": Reference(Source.STORAGES, "root", path="a/b/"),
    "$ref/storages(with_execution_id=True, create_dir=True)/root/a": Reference(
        Source.STORAGES, "root", path="a", options="with_execution_id=True, create_dir=True"
    ),
    "$ref/storages(create_dir=False)/root/a": Reference(
        Source.STORAGES, "root", path="a", options="create_dir=False"
    ),
}


@pytest.mark.parametrize(("text", "reference"), FORMS.items())
def test_every_form_is_read_and_spelled_again(text, reference):
    assert parse_reference(text) == reference
    assert spell(reference) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$ref",
        "$ref/",
        "$ref/parameters",
        "$ref/parameters/",
        "$ref/parameters/a/b",
        "$ref/data//",
        "$ref/steps/a",
        "$ref/consumptions/s",
        "$ref/consumptions/s/",
        "$ref/consumptions/s/o/",
        "$ref/storages",
        "$ref/storages/",
        "$ref/storages()/a",
        "$ref/storages(colour=True)/a",
        "$ref/storages(create_dir=yes)/a",
        " $ref/data/a",
        "$REF/data/a",
        "see $ref/data/a",
    ],
)
def test_other_texts_are_no_references(text):
    assert parse_reference(text) is None


@given(st.text(max_size=30).map(lambda text: "$ref/" + text))
def test_what_is_read_as_a_reference_is_spelled_the_same(text):
    reference = parse_reference(text)
    assert reference is None or spell(reference) == text


def test_a_reference_is_the_whole_text():
    value = {"a": "see $ref/data/a", "b": ["$ref/data/b", {"c": "$ref/data/c"}], "$ref/data/d": 1}
    assert [path for path, _ in find_references(value, ("x",))] == [
        ("x", "b", 0),
        ("x", "b", 1, "c"),
    ]


def test_references_are_found_however_deep_they_lie():
    value = "$ref/data/a"
    for _ in range(5000):
        value = [value]
    (found,) = find_references(value)
    assert len(found[0]) == 5000


def test_references_are_found_wherever_the_language_allows_them():
    ref = "$ref/parameters/p"
    workflow = specification(
        steps=[
            step(
                "a",
                properties={"x": [ref]},
                inputs=[{"name": "i", "data": ref, "value": {"v": ref}}],
                outputs=[{"name": "o", "config": {"c": ref}}],
                conditions=[{"type": "or", "left": ref, "right": {"right": [ref]}}],
                title=ref,
                x=ref,
            )
        ],
        data_requirements=[
            {"name": "r", "type": "obs", "value": {"v": ref}, "conditions": [{"value": ref}]}
        ],
        parameters=[{"name": "p", "default": ref}],
    )
    assert [path for path, _ in references_of(workflow)] == [
        ("steps", 0, "inputs", 0, "data"),
        ("steps", 0, "inputs", 0, "value", "v"),
        ("steps", 0, "outputs", 0, "config", "c"),
        ("steps", 0, "properties", "x", 0),
        ("steps", 0, "conditions", 0, "left"),
        ("steps", 0, "conditions", 0, "right", "right", 0),
        ("data_requirements", 0, "value", "v"),
        ("data_requirements", 0, "conditions", 0, "value"),
    ]
    assert [(use.step, use.requirement) for use in uses_of(workflow)] == [(0, None)] * 6 + [
        (None, 0)
    ] * 2


def bindings(**more):
    workflow = specification(
        parameters=[
            {"name": "n", "default": 1},
            {"name": "v", "default": 1, "value": False},
            {"name": "f", "value": 1.0},
            {"name": "empty", "value": ""},
            {"name": "late", "delay": True},
        ],
        data=[{"name": "d", "value": {"obs_url": "/a/"}}, {"name": "none"}],
        data_requirements=[{"name": "r", "type": "obs", "value": {"id": 2**53 + 1}}],
        storages=[{"name": "s", "type": "obs", "path": "/root/"}, {"name": "t"}],
    )
    return Bindings(workflow=workflow, **more)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$ref/parameters/n", 1),
        ("$ref/parameters/v", False),
        ("$ref/parameters/f", 1.0),
        ("$ref/parameters/empty", ""),
        ("$ref/data/d", {"obs_url": "/a/"}),
        ("$ref/data_requirements/r", {"id": 2**53 + 1}),
        ("$ref/storages/s", "/root/"),
        ("$ref/storages/s/dir", "/root/dir"),
        ("$ref/storages(create_dir=True)/s/dir", "/root/dir"),
        ("$ref/storages(with_execution_id=True, create_dir=True)/s/dir/", "/root/e1/dir/"),
        ("$ref/storages(with_execution_id=False)/s/dir", "/root/dir"),
        ("$ref/consumptions/a/o", {"m": {"auc": 0.5}}),
        ("$ref/consumptions/a/o/m/auc", 0.5),
        ("see $ref/data/d", "see $ref/data/d"),
        ({"k": ["$ref/parameters/n"]}, {"k": [1]}),
    ],
)
def test_resolution_keeps_the_type_of_a_value(text, value):
    found = resolve(text, bindings(outputs={("a", "o"): {"m": {"auc": 0.5}}}, execution_id="e1"))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$ref/parameters/late", "reference.no_value"),
        ("$ref/parameters/nobody", "reference.undeclared"),
        ("$ref/data/none", "reference.no_value"),
        ("$ref/storages/t/a", "reference.no_value"),
        ("$ref/storages/nobody/a", "reference.undeclared"),
        ("$ref/consumptions/a/other", "reference.no_value"),
        ("$ref/consumptions/a/o/k/k", "reference.no_value"),
    ],
)
def test_a_reference_without_a_value_says_so(text, code):
    with pytest.raises(Unresolved) as caught:
        resolve([text], bindings(outputs={("a", "o"): {"k": 1}}))
    assert (caught.value.problem.code, caught.value.problem.params["reference"]) == (code, text)


def test_a_reference_to_nothing_is_a_warning_at_create_and_an_error_at_start():
    steps = [
        step(
            "a",
            properties={
                "p": "$ref/parameters/no",
                "d": "$ref/data/no",
                "r": "$ref/data_requirements/no",
                "s": "$ref/storages/no/x",
                "c": "$ref/consumptions/no/o",
                "o": "$ref/consumptions/b/no",
                "m": "$ref/steps/b",
            },
            depend_steps=["b"],
        ),
        step("b"),
    ]
    codes = [*["reference.undeclared"] * 5, "reference.unknown_output"]
    expected = [
        ("reference.malformed", ("steps", 0, "properties", "m")),
        *(
            (code, ("steps", 0, "properties", key))
            for code, key in zip(codes, "pdrsco", strict=True)
        ),
    ]
    assert (errors_of(steps=steps), warnings_of(steps=steps)) == ([], expected)
    assert errors_of(Purpose.START, steps=steps) == expected


def test_a_requirement_may_consume_an_output():
    asked = {"name": "r", "type": "obs", "conditions": [{"value": "$ref/consumptions/a/o/f"}]}
    steps = [step("a", outputs=[{"name": "o"}])]
    assert warnings_of(steps=steps, data_requirements=[asked]) == []
    asked["conditions"] = [{"value": "$ref/consumptions/a/x/f"}]
    assert warnings_of(steps=steps, data_requirements=[asked]) == [
        ("reference.unknown_output", ("data_requirements", 0, "conditions", 0, "value"))
    ]
