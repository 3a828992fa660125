"""Train one classifier of handwritten digits; see README.md for the hyperparameters."""

from dataclasses import asdict

from arguments import arguments
from figures import confusion, figures, write, write_table
from packaging import write_package
from samples import read
from training import Plan, train


def main() -> None:
    """Read the data, train, test, and leave a package with its figures."""
    given = vars(arguments("data_url", "train_url", **asdict(Plan())))
    data, out = given.pop("data_url"), given.pop("train_url")
    plan = Plan(**given)
    training, test = read(data)
    print(f"training {plan.model} with the seed {plan.seed}", flush=True)
    classifier = train(plan, training, test, curve=out / "metrics.jsonl")
    table = confusion(classifier, test)
    write_package(out / "model", classifier, figures(table))
    write_table(out / "confusion.csv", table)
    write(out, figures(table))


if __name__ == "__main__":
    main()
