"""What a step measured, as curves and as values: what was measured is what is drawn."""

import json

import pytest
from django.utils import timezone

from apps.executions.models import Metric
from apps.executions.shown import metrics
from tests.pages.runs import rows
from tests.pages.runs.conftest import address

JOB = "training_job1"


@pytest.fixture
def step(run):
    found = run.steps.get(name=JOB)
    found.metrics.all().delete()
    return found


def panel(client, run, **asked):
    return client.get(address(run, "run-details"), {"step": JOB, **asked}).content.decode()


def test_other_values_draw_another_curve(run, step, client_of):
    rows.measured(step, "loss", [3, 2, 1])
    before = panel(client_of("viewer"), run)
    step.metrics.all().delete()
    rows.measured(step, "loss", [3, 1, 2])
    after = panel(client_of("viewer"), run)
    assert 'd="M0.00 3.00L50.00 17.00L100.00 31.00"' in before
    assert 'd="M0.00 3.00L50.00 31.00L100.00 17.00"' in after
    assert "<td>3</td><td>1</td>" in before
    assert "<td>3</td><td>2</td>" in after


def test_a_single_value_is_a_number_without_a_curve(run, step, client_of):
    rows.measured(step, "accuracy", [0.91424])
    page = panel(client_of("viewer"), run)
    assert "0.9142" in page
    assert "<path" not in page


def test_an_earlier_attempt_shows_what_it_measured(run, step, client_of):
    rows.measured(step, "loss", [1, 2])
    page = panel(client_of("viewer"), run, attempt="1")
    assert "data-points" not in page
    assert "Attempt 1" in page


def test_long_curves_are_thinned_and_keep_their_ends(step):
    rows.measured(step, "loss", list(range(5000)))
    [curve] = metrics.curves(step, step.attempt)
    assert len(curve.points) == metrics.MOST_POINTS
    assert (curve.points[0], curve.points[-1]) == ((1.0, 0.0), (5000.0, 4999.0))


@pytest.mark.parametrize(
    "data",
    [
        "[]",
        "{}",
        "null",
        '{"y_axis": 3}',
        '{"y_axis": [{"value": ["a", true, null]}]}',
        '{"x_axis": [7], "y_axis": ["x"]}',
        "no json",
    ],
)
def test_what_is_no_measurement_is_left_out(run, step, client_of, data):
    Metric.objects.create(
        step=step, attempt=step.attempt, key="odd", data=data, created_at=timezone.now()
    )
    assert metrics.curves(step, step.attempt) == []
    assert panel(client_of("viewer"), run)


def test_several_curves_of_one_metric_are_drawn_each(step):
    data = {"x_axis": [{"title": "step", "value": [1, 2]}]}
    data["y_axis"] = [{"title": "train", "value": [1, 2]}, {"title": "test", "value": [3, 4]}]
    Metric.objects.create(
        step=step, attempt=2, key="loss", data=json.dumps(data), created_at=timezone.now()
    )
    assert [curve.title for curve in metrics.curves(step, 2)] == ["train", "test"]


def test_what_was_made_leads_to_its_page(run, client_of):
    made = [{"name": "model", "type": "model", "config": {"model_id": "m-1", "model_version": "2"}}]
    rows.stand(run, JOB, "completed", outputs=json.dumps(made))
    assert 'href="/model-versions/m-1/' in panel(client_of("viewer"), run)
