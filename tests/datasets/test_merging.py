"""Putting samples together, and counting them."""

from hypothesis import given

from apps.datasets.manifests.counts import counted
from apps.datasets.manifests.kinds import Kind, annotation
from apps.datasets.manifests.merging import merge
from apps.datasets.manifests.sample import Sample, Usage, sample
from tests.datasets.samples import any_samples, classified

CAT = annotation(Kind.IMAGE, "cat")


@given(any_samples(), any_samples())
def test_nothing_is_lost_and_nothing_is_there_twice(ours: list[Sample], more: list[Sample]) -> None:
    merged = merge(ours, more)
    assert len(merged.samples) + merged.duplicates == len(ours) + len(more)
    again = merge(merged.samples)
    assert (again.samples, again.duplicates) == (merged.samples, 0)


def test_the_same_id_or_the_same_source_is_the_same_sample() -> None:
    ours = [sample("/b/1.png", id="a")]
    merged = merge(ours, [sample("/b/2.png", id="a"), sample("/b/1.png", id="b"), sample("/b/3")])
    assert [one.source for one in merged.samples] == ["/b/1.png", "/b/3"]
    assert merged.duplicates == 2


def test_a_duplicate_gives_its_class_only_where_there_is_none() -> None:
    dog = annotation(Kind.IMAGE, "dog")
    ours = [sample("/b/1", id="a"), sample("/b/2", id="b", annotation=dog)]
    more = [sample("/c/1", id="a", annotation=CAT), sample("/c/2", id="b", annotation=CAT)]
    assert [one.label for one in merge(ours, more).samples] == ["cat", "dog"]


@given(classified())
def test_counts_add_up(samples: list[Sample]) -> None:
    counts = counted(samples)
    assert counts.total == len(samples)
    assert counts.labelled == sum(bool(one.label) for one in samples)
    assert counts.train == sum(one.usage == Usage.TRAIN for one in samples)
    assert counts.train + counts.eval <= counts.total
    assert counts.names == sorted({one.label for one in samples} - {""})


def test_the_mark_of_a_hard_sample_goes_and_all_else_stays() -> None:
    said = {**CAT, "hard": True, "hard-coefficient": 0.7, "annotated-by": "li"}
    plain = sample("/b/1", annotation=said).not_hard()
    assert plain.annotations == [{**CAT, "annotated-by": "li"}]


def test_of_very_many_classes_a_row_keeps_the_largest() -> None:
    samples = [sample(f"/b/{n}", annotation=annotation(Kind.IMAGE, f"c{n}")) for n in range(300)]
    samples.append(sample("/b/x", annotation=annotation(Kind.IMAGE, "c299")))
    kept = counted(samples).as_json()
    assert len(kept) == 200
    assert {"name": "c299", "total": 2, "train": 0, "eval": 0} in kept
