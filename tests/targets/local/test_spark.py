"""Steps of the type `mrs_job`: what is refused, and the command that submits."""

import os
import shlex
from pathlib import Path
from typing import Any

import pytest

from apps.executions.ports import Work, WorkInput, WorkOutput
from apps.storage.ports import StorageFault
from apps.targets.local import spark
from apps.targets.local.runners.mrs_job import MrsJob
from tests.targets.local.works import work

ARGUMENTS = ["--conf", "spark.ui.enabled=false", "/b/code/count.py", "/b/in/", "a b", "/b/out/x y"]


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def installed(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A Java and a spark-submit that are found, but do nothing."""
    program(tmp_path, "java")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    settings.WEFT_HOME = tmp_path / "home"
    settings.WEFT_SPARK_SUBMIT = str(program(tmp_path, "spark-submit"))
    return settings.WEFT_SPARK_SUBMIT


def step(*arguments: str, **properties: Any) -> Work:
    return work(
        type="mrs_job",
        properties={"job_type": "SparkSubmit", "arguments": list(arguments), **properties},
        inputs=[WorkInput(name="data_url", type="obs", value={"obs_url": "/b/in/"})],
        outputs=[WorkOutput(name="train_url", type="obs", config={"obs_url": "/b/out/"})],
    )


def code(found: Any) -> str | None:
    return found and found.code


def test_without_java_it_says_what_to_install(installed: str, monkeypatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert code(MrsJob().refuses(step(*ARGUMENTS))) == "spark.no_java"


def test_without_spark_submit_it_says_what_to_install(installed: str, settings: Any):
    settings.WEFT_SPARK_SUBMIT = "/nowhere/spark-submit"
    assert code(MrsJob().refuses(step(*ARGUMENTS))) == "spark.no_pyspark"


@pytest.mark.parametrize(
    ("arguments", "properties", "refusal"),
    [
        (ARGUMENTS, {}, None),
        (["$ref/parameters/application"], {}, None),
        ([], {}, "spark.no_arguments"),
        (["--version"], {}, "spark.no_arguments"),
        (ARGUMENTS, {"arguments": "count.py"}, "spark.no_arguments"),
        (ARGUMENTS, {"job_type": "HiveScript"}, "spark.job_type"),
    ],
)
def test_what_a_step_has_to_say(installed: str, arguments, properties, refusal):
    assert code(MrsJob().refuses(step(*arguments, **properties))) == refusal


def test_it_is_refused_where_code_of_others_may_not_run(installed: str, settings: Any):
    settings.WEFT_RUN_CODE = False
    assert code(MrsJob().refuses(step(*ARGUMENTS))) == "job.not_allowed"


def test_the_command_names_the_master_the_application_and_the_directories(
    installed: str, settings: Any
):
    settings.WEFT_SPARK_MASTER = "spark://cluster:7077"
    algorithm: Any = spark.as_job(step(*ARGUMENTS))["algorithm"]
    assert algorithm["code_dir"] == "/b/code"
    assert shlex.split(algorithm["command"].partition(" exec ")[2]) == [
        *(installed, "--master", "spark://cluster:7077"),
        *("--conf", "spark.ui.enabled=false", "$MA_JOB_DIR/code/count.py"),
        *("${data_url}", "a b", "${train_url}/x y"),
    ]
    assert algorithm["environments"]["JAVA_HOME"]


def test_an_application_of_this_machine_is_not_taken(installed: str):
    with pytest.raises(StorageFault, match=r"storage\.bucket"):
        spark.as_job(step("count.py"))
