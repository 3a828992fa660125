"""Samples as strategies make them up."""

from hypothesis import strategies as st

from apps.datasets.manifests.sample import Sample, Usage

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
annotations = st.lists(
    st.dictionaries(st.sampled_from(["name", "type", "hard", "confidence"]), values), max_size=2
)
classes = st.sampled_from(["", "cat", "dog", "rare"])
usages = st.sampled_from([None, Usage.TRAIN, Usage.EVAL])


@st.composite
def any_samples(draw: st.DrawFn) -> list[Sample]:
    """Whatever a line may hold, unknown keys and values of any type among it."""
    lines = st.fixed_dictionaries(
        {"source": texts.filter(bool)},
        optional={"id": values, "usage": values, "annotation": annotations | values, "x": values},
    )
    return [Sample(line) for line in draw(st.lists(lines, max_size=5))]


@st.composite
def classified(draw: st.DrawFn) -> list[Sample]:
    """Samples with ids of their own, most with a class, some with a usage."""
    drawn = draw(st.lists(st.tuples(classes, usages), max_size=60))
    return [
        Sample({"source": f"/b/{at}", "id": str(at), "annotation": [{"name": name}]}).used_for(use)
        for at, (name, use) in enumerate(drawn)
    ]
