"""Train on the open data, and see how far the classifier agrees with the labels people gave."""

from dataclasses import asdict

from arguments import arguments
from figures import accuracy, confusion, figures, write, write_table
from packaging import write_package
from samples import read, read_labelled
from training import Plan, train


def main() -> None:
    """Leave a package, and how many labels of people the classifier agrees with."""
    given = vars(arguments("data_url", "labels", "train_url", **asdict(Plan())))
    data, labels, out = (given.pop(name) for name in ("data_url", "labels", "train_url"))
    plan = Plan(**given)
    labelled = read_labelled(labels)
    training, test = read(data)
    classifier = train(plan, training, test, curve=out / "metrics.jsonl")
    found = figures(confusion(classifier, test))
    write_package(out / "model", classifier, found)
    write_table(out / "confusion.csv", confusion(classifier, labelled))
    agreement = accuracy(classifier, labelled)
    print(f"agrees with {agreement:.0%} of {len(labelled)} labels of people", flush=True)
    write(out, {**found, "agreement": agreement, "labelled": len(labelled)})


if __name__ == "__main__":
    main()
