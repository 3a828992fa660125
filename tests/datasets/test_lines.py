"""Manifests: what is written is read again, and what is no manifest is refused with its line."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.errors import Refused
from apps.datasets.manifests import lines
from apps.datasets.manifests.sample import Sample
from apps.spec import text
from tests.datasets.samples import any_samples


def read(body: bytes) -> list[Sample]:
    return list(lines.read(BytesIO(body)))


@given(any_samples())
def test_what_is_written_is_read_again_to_the_type_of_every_number(samples: list[Sample]) -> None:
    again = read(b"".join(lines.write(samples)))
    assert [text.write(dict(one.document)) for one in again] == [
        text.write(dict(one.document)) for one in samples
    ]


@given(any_samples())
def test_no_line_crashes_what_looks_at_it(samples: list[Sample]) -> None:
    for sample in samples:
        assert all(isinstance(said, str) for said in (sample.id, sample.usage, sample.label))
        sample.not_hard()


@given(st.binary(max_size=60))
def test_anything_is_read_or_refused(body: bytes) -> None:
    with suppress(Refused):
        read(body)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"not json", "datasets.line_bad"),
        (b'{"source": "/b/a", "source": "/b/b"}', "datasets.line_bad"),
        (b'{"source": NaN}', "datasets.line_bad"),
        (b"\xff", "datasets.line_bad"),
        (b"[]", "datasets.line_no_sample"),
        (b"{}", "datasets.line_no_sample"),
        (b'{"source": ""}', "datasets.line_no_sample"),
        (b'{"source": 7}', "datasets.line_no_sample"),
        (b'{"source": "' + b"a" * lines.LONGEST_LINE + b'"}', "datasets.line_long"),
    ],
)
def test_a_line_that_is_no_sample_is_named(line: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(b'\n{"source": "/b/fine"}\n' + line)
    assert [(one.code, one.params["line"]) for one in refused.value.problems] == [(code, 3)]


def test_a_manifest_holds_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_SAMPLES", 2)
    assert len(read(b'{"source": "/b/a"}\n' * 2)) == 2
    with pytest.raises(Refused, match=r"datasets\.manifest_long"):
        read(b'{"source": "/b/a"}\n' * 3)
