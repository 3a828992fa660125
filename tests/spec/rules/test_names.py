"""What must be there, what things may be called, and which names must differ."""

import pytest

from apps.spec.names import fits
from apps.spec.validate import Purpose
from tests.spec.judged import errors_of, said, specification, step, warnings_of

ONE = [step("a")]


@pytest.mark.parametrize("name", ["a", "训", "A b_c-9 训练", "龥", "z" * 64])
def test_workflows_and_steps_may_be_called(name):
    assert errors_of(name=name, steps=[step(name)]) == []


@pytest.mark.parametrize(
    "name", ["", " a", "9a", "_a", "-a", "a.b", "a/b", "a\n", "é", "z" * 65, "😀", "a\tb", "龦"]
)
def test_workflows_and_steps_may_not_be_called(name):
    assert errors_of(name=name, steps=[step(name)]) == [
        ("name.pattern", ("name",)),
        ("name.pattern", ("steps", 0, "name")),
    ]


@pytest.mark.parametrize("name", ["9", "-", "_x-9", "i" * 64])
def test_inputs_may_be_called(name):
    assert errors_of(steps=[step("a", inputs=[{"name": name}])]) == []


@pytest.mark.parametrize("name", ["", "a b", "训", "a.b", "i" * 65, "a\n"])
def test_inputs_may_not_be_called(name):
    assert errors_of(steps=[step("a", inputs=[{"name": name}])]) == [
        ("name.pattern_input", ("steps", 0, "inputs", 0, "name"))
    ]


@pytest.mark.parametrize("kind", ["data_requirements", "parameters", "storages"])
@pytest.mark.parametrize("name", ["", "9a", "_a", "a b", "训", "a\n", "p" * 65])
def test_parameters_requirements_and_storages_start_with_a_letter(kind, name):
    assert errors_of(steps=ONE, **{kind: [{"name": name, "type": "obs"}]})[0] == (
        "name.pattern_plain",
        (kind, 0, "name"),
    )
    assert fits(kind, "train_step-use_fp16")


def test_data_may_start_with_a_digit_though_that_is_told():
    assert errors_of(steps=ONE, data=[{"name": "5ff296da"}]) == []
    assert warnings_of(steps=ONE, data=[{"name": "5ff296da"}]) == [
        ("name.leading_digit", ("data", 0, "name"))
    ]
    assert said(steps=ONE, data=[{"name": "a2ff296da"}]) == []
    for name in ("-a", "_a", "a b", ""):
        assert errors_of(steps=ONE, data=[{"name": name}]) == [
            ("name.pattern_data", ("data", 0, "name"))
        ]


def test_outputs_subgraphs_scenes_and_assets_may_be_called_anything():
    assert (
        errors_of(
            steps=[step("a", outputs=[{"name": "模型 1/2"}])],
            sub_graphs=[{"name": ""}],
            policy={"scenes": [{"name": "?"}]},
            assets=[{"name": "!"}],
        )
        == []
    )


@pytest.mark.parametrize(
    "kind", ["steps", "data", "data_requirements", "parameters", "storages", "inputs", "outputs"]
)
def test_names_of_one_list_differ(kind):
    two = [{"name": "a", "type": "obs"}, {"name": "a", "type": "obs"}]
    if kind == "steps":
        fields, path = {"steps": [step("a"), step("a")]}, ("steps", 1, "name")
    elif kind in ("inputs", "outputs"):
        fields, path = {"steps": [step("s", **{kind: two})]}, ("steps", 0, kind, 1, "name")
    else:
        if kind == "parameters":
            two = [{"name": "a"}, {"name": "a"}]
        fields, path = {"steps": ONE, kind: two}, (kind, 1, "name")
    assert errors_of(**fields) == [("name.duplicate", path)]


def test_names_of_different_lists_may_be_equal():
    fields = {kind: [{"name": "a", "type": "obs"}] for kind in ("data", "storages")}
    steps = [step("a", inputs=[{"name": "a"}], outputs=[{"name": "a"}]), step("b")]
    assert errors_of(steps=steps, parameters=[{"name": "a"}], **fields) == []


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"name": None}, ("name",)),
        ({"steps": [{"type": "job"}]}, ("steps", 0, "name")),
        ({"steps": [{"name": "a"}]}, ("steps", 0, "type")),
        ({"steps": [step("a", inputs=[{}])]}, ("steps", 0, "inputs", 0, "name")),
        ({"steps": [step("a", outputs=[{}])]}, ("steps", 0, "outputs", 0, "name")),
        ({"data": [{}]}, ("data", 0, "name")),
        ({"data_requirements": [{"type": "obs"}]}, ("data_requirements", 0, "name")),
        ({"data_requirements": [{"name": "a"}]}, ("data_requirements", 0, "type")),
        ({"parameters": [{}]}, ("parameters", 0, "name")),
        ({"storages": [{}]}, ("storages", 0, "name")),
        ({"sub_graphs": [{}]}, ("sub_graphs", 0, "name")),
        ({"package": {"order": {"sku": {}}}}, ("package", "order", "sku_count")),
        ({"package": {"order": {"sku_count": 1}}}, ("package", "order", "sku")),
    ],
)
def test_what_is_required_is_told_where_it_is_missing(fields, path):
    assert errors_of(**{"steps": ONE, **fields}) == [("field.required", path)]


@pytest.mark.parametrize("missing", ["type", "left", "right"])
def test_a_condition_has_a_type_and_two_operands(missing):
    condition = {"type": "==", "left": 1, "right": 1}
    del condition[missing]
    steps = [step("c", type="condition", conditions=[condition])]
    path = ("steps", 0, "conditions", 0, missing)
    assert errors_of(steps=steps) == [("field.required", path)]


def test_everything_else_is_optional():
    fields = {
        "assets": [{}],
        "policy": {"scenes": [{}]},
        "gallery_subscription": {},
        "latest_execution": {},
        "package": {},
    }
    assert errors_of(steps=[step("a", policy={}, inputs=[{"name": "i"}])], **fields) == []


def test_there_is_something_to_create_from():
    assert errors_of() == [("create.nothing", ("steps",))]
    assert errors_of(steps=[]) == [("create.nothing", ("steps",))]
    assert errors_of(source_workflow_id="x") == []
    assert errors_of(gallery_subscription={"content_id": "x"}) == []
    assert errors_of(gallery_subscription={}) == [("create.nothing", ("steps",))]


def test_a_draft_without_steps_is_fine_but_does_not_start():
    assert errors_of(Purpose.DRAFT, steps=[]) == []
    assert errors_of(Purpose.START, steps=[]) == [("start.no_steps", ("steps",))]


def test_a_draft_is_shown_what_a_create_would_say():
    steps = [step("a", properties={"x": "$ref/data/none"}, depend_steps=["b"])]
    assert warnings_of(Purpose.DRAFT, steps=steps) == warnings_of(steps=steps) != []
    assert errors_of(Purpose.DRAFT, steps=steps) == errors_of(steps=steps) != []


def test_errors_come_first():
    problems = said(steps=[step("a", depend_steps=["a"], conditions=[{}])], data=[{"name": "9"}])
    assert [code for code, _ in problems] == [
        "field.required",
        "field.required",
        "field.required",
        "graph.cycle",
        "name.leading_digit",
        "condition.ignored",
    ]


def test_a_rule_tells_a_thousand_problems_at_most():
    assert len(said(steps=[step("a", depend_steps=["x"] * 5000)])) == 2000


def test_the_pages_example_has_no_problem(example):
    for purpose in Purpose:
        assert said(purpose, **example) == []
    assert specification(**example).name == "graph-test-has-condition-step"
