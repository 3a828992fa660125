"""Windows of a step's log."""

import pytest

from apps.executions.models import LogChunk
from apps.executions.shown import logs
from tests.pages.runs import rows
from tests.pages.runs.conftest import address

JOB = "training_job1"


def asked(client, run, **query):
    return client.get(address(run, "run-log"), {"step": JOB, **query}).json()


@pytest.fixture
def long(run):
    """A third attempt that has said 2,500 lines in chunks of 100; its line 42 is an error."""
    step = run.steps.get(name=JOB)
    rows.stand(run, JOB, "running", attempt=3)
    for number in range(25):
        lines = [(at, "error" if at == 42 else "info", f"line {at}") for at in range(100)]
        lines = [(at, level if number == 0 else "info", f"{number}-{at}") for at, level, _ in lines]
        rows.said(step, 3, *lines)
    return step


def test_the_outline_says_how_long_each_attempt_is_and_what_happened(run, client_of):
    found = asked(client_of("viewer"), run)["attempts"]
    assert [(each["attempt"], each["lines"], each["first_error"]) for each in found] == [
        (1, 2, 1),
        (2, 33, None),
    ]
    assert found[1]["events"][0]["by"] == "owner"
    assert found[0]["events"][-1]["after"] == "failed"


@pytest.mark.parametrize(
    ("start", "first", "last"), [(0, 0, 999), (950, 950, 1949), (2400, 2400, 2499)]
)
def test_a_window_holds_a_thousand_lines_at_most(long, start, first, last):
    found = logs.lines_of(long, attempt=3, start=start)
    assert (found[0].number, found[-1].number) == (first, last)
    assert [line.number for line in found] == list(range(first, last + 1))
    assert found[0].text == f"{start // 100}-{start % 100}"


def test_a_window_reads_only_the_chunks_it_needs(long, django_assert_num_queries):
    with django_assert_num_queries(1):
        logs.lines_of(long, attempt=3, start=1200, limit=10)


def test_what_is_looked_for_is_found_in_every_attempt(run, client_of):
    found = asked(client_of("viewer"), run, q="DATA_URL")
    assert [line[0] for line in found["lines"]] == [1, 2]


def test_levels_narrow_what_is_found(run, client_of):
    found = asked(client_of("viewer"), run, level="error")
    assert [line[3] for line in found["lines"]] == ["error"]


def test_the_last_thousand_matches_are_shown(long):
    found = logs.matching(long, text="-", levels=logs.LEVELS)
    assert (len(found), found[-1].text) == (1000, "24-99")


def test_the_file_holds_all_attempts(run, client_of):
    response = client_of("viewer").get(address(run, "run-log-file"), {"step": JOB})
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("# attempt 1\n")
    assert "403 from OBS" in text
    assert "epoch 31/50" in text
    assert "attachment" in response["Content-Disposition"]


def test_lines_without_tabs_do_not_break_it(run):
    step = run.steps.get(name=JOB)
    LogChunk.objects.create(step=step, attempt=2, number=9, first_line=33, lines=1, text="odd")
    assert logs.lines_of(step, attempt=2, start=33)[0].text == ""


@pytest.mark.parametrize("step", ["", "nothing", "a\x00b"])
def test_a_step_that_is_none_is_not_found(run, client_of, step):
    assert client_of("viewer").get(address(run, "run-log"), {"step": step}).status_code == 404
