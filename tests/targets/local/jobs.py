"""Jobs for tests: carried out by a runner of their own on the embedded store of a project."""

import io
from collections.abc import Mapping

from apps.executions.ports import Observation, WorkInput, WorkOutput
from apps.storage.opening import store_of
from apps.targets.local.runners.job import Job
from apps.teams.models import Project
from tests.targets.local.wards import until
from tests.targets.local.works import work


def never() -> bool:
    """Nobody wants it to end."""
    return False


class Run:
    """One job of a project, as the driver sees it."""

    def __init__(self, job: Job, project: Project) -> None:
        self.job, self.store = job, store_of(project)
        self.project = project
        self.work = work(project_id=project.pk)
        self.lines: list[tuple[str, str]] = []
        self._cursor = ""

    def put(self, files: Mapping[str, str | bytes]) -> None:
        """Put files into the project's storage."""
        for path, data in files.items():
            whole = data.encode() if isinstance(data, str) else data
            self.store.write(path, io.BytesIO(whole))

    def read(self, path: str) -> str:
        """Return a file of the project's storage."""
        with self.store.open(path) as file:
            return file.read().decode()

    def start(self, code: str = "", *, inputs=(), outputs=(), **properties) -> Observation:
        """Submit a job with this code as its boot file, or with these properties of algorithm."""
        if code:
            self.put({"/bucket/code/main.py": code})
            properties = {"code_dir": "/bucket/code/", "boot_file": "main.py"} | properties
        spec = properties.pop("spec", {})
        properties["inputs"] = properties.pop("channels", [])
        self.work = work(
            attempt=properties.pop("number", 1),
            project_id=self.project.pk,
            properties={"algorithm": properties, "spec": spec},
            inputs=[WorkInput(name=name, type="obs", value=value) for name, value in inputs],
            outputs=[WorkOutput(name=name, type="obs", config=config) for name, config in outputs],
        )
        return self.job.submit(self.work, stopped=never)

    def look(self) -> Observation:
        """Return how the job stands."""
        return self.job.observe(self.work, "")

    def log(self) -> list[tuple[str, str]]:
        """Return all lines said so far, with their levels."""
        while True:
            log = self.job.log(self.work, "", after=self._cursor)
            if not log.lines:
                return self.lines
            self.lines += [(line.level, line.text) for line in log.lines]
            self._cursor = log.cursor

    def said(self) -> str:
        """Return the texts of the log."""
        return "\n".join(text for _, text in self.log())

    def ended(self) -> Observation:
        """Wait for the end and return how it was."""
        until(lambda: self.look().look_again is None)
        return self.look()

    def run(self, code: str = "", **kwargs) -> Observation:
        """Start it and wait for its end."""
        begun = self.start(code, **kwargs)
        return self.ended() if begun.look_again is not None else begun
