"""What a Spark job needs on this machine, and the command that submits one."""

import importlib.util
import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings

from apps.executions.ports import Fault, Work
from apps.spec.shapes import Json
from apps.storage import paths
from apps.storage.ports import StorageFault
from apps.targets.local.later import is_later
from apps.targets.local.surroundings import interpreter

TYPES = ("", "sparksubmit", "spark", "sparkpython")
# Under a user id that the machine has no name for, Java knows neither a home nor a name.
_AT_HOME = 'SPARK_SUBMIT_OPTS="-Duser.home=$HOME -Djava.io.tmpdir=$TMPDIR" exec'
APPLICATIONS = (".py", ".jar", ".zip", ".R")


def missing() -> Fault | None:
    """Say what has to be installed before a Spark job can run here, None where nothing has."""
    if not java():
        return Fault(code="spark.no_java")
    if not spark_submit():
        return Fault(code="spark.no_pyspark")
    return None


def java() -> str:
    """Return the Java program, "" where there is none."""
    home = os.environ.get("JAVA_HOME", "")
    inside = shutil.which("java", path=f"{home}/bin") if home else None
    return inside or shutil.which("java") or ""


def spark_submit() -> str:
    """Return the program spark-submit, "" where there is none."""
    if settings.WEFT_SPARK_SUBMIT:
        return shutil.which(settings.WEFT_SPARK_SUBMIT) or ""
    package = importlib.util.find_spec("pyspark")
    folders = list(package.submodule_search_locations or []) if package else []
    inside = [shutil.which("spark-submit", path=f"{folder}/bin") for folder in folders]
    return next(filter(None, inside), None) or shutil.which("spark-submit") or ""


def fault_in(work: Work) -> Fault | None:
    """Say what is wrong with what the step asks for."""
    kind = work.properties.get("job_type") or ""
    if not is_later(kind) and str(kind).lower() not in TYPES:
        return Fault(code="spark.job_type", params={"type": str(kind)[:80]})
    given = arguments_of(work)
    if application_at(given) is None and not any(is_later(each) for each in given):
        return Fault(code="spark.no_arguments")
    return None


def arguments_of(work: Work) -> list[str]:
    """Return the step's arguments: options of spark-submit, the application, its arguments."""
    given = work.properties.get("arguments")
    return [str(each) for each in given] if isinstance(given, list) else []


def application_at(arguments: Sequence[str]) -> int | None:
    """Return which argument is the application: the first that ends as one does."""
    ends = (number for number, each in enumerate(arguments) if each.endswith(APPLICATIONS))
    return next(ends, None)


def as_job(work: Work) -> Mapping[str, Json]:
    """Return the properties of a job that submits the application, its directory brought along."""
    given = arguments_of(work)
    at = application_at(given) or 0
    code_dir, program = _application(given[at])
    places = _places(work)
    words = [_word(each, places) for each in given]
    words[at] = program
    master = ["--master", shlex.quote(settings.WEFT_SPARK_MASTER)]
    command = f"{_AT_HOME} {' '.join([shlex.quote(spark_submit()), *master, *words])}"
    algorithm: Json = {"command": command, "code_dir": code_dir, "environments": _environment()}
    return {**work.properties, "algorithm": algorithm}


def _application(path: str) -> tuple[str, str]:
    """Return the directory that holds the application, and how the command names it there."""
    where = paths.parse(path)
    if not where.parts:
        raise StorageFault("storage.path", path=path)
    folder = paths.StoragePath(where.bucket, where.parts[:-1])
    return str(folder), f'"$MA_JOB_DIR"/{shlex.quote(f"{folder.name}/{where.name}")}'


def _word(argument: str, places: Mapping[str, str]) -> str:
    """Return an argument for the shell: what lies in an input or output, by its directory here."""
    for path, name in places.items():
        if argument == path or argument.startswith(path.rstrip("/") + "/"):
            rest = argument[len(path.rstrip("/")) :].rstrip("/")
            return f'"${{{name}}}"{shlex.quote(rest) if rest else ""}'
    return shlex.quote(argument)


def _places(work: Work) -> dict[str, str]:
    """Return path of storage → the variable that holds the directory it is brought to."""
    values = [(each.name, each.value) for each in work.inputs]
    values += [(each.name, dict(each.config)) for each in work.outputs]
    found = ((name, value.get("obs_url")) for name, value in values if isinstance(value, Mapping))
    return {str(path): name for name, path in found if path and name.isidentifier()}


def _environment() -> dict[str, Json]:
    """Return what Spark looks for: Java, itself, and the Python of its workers."""
    home = str(Path(java()).resolve().parent.parent)
    python = interpreter()
    return {
        "JAVA_HOME": home,
        "HADOOP_USER_NAME": "weft",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": python,
        "PYSPARK_DRIVER_PYTHON": python,
    }
