"""What can be read from a running job: its metrics and how far it is."""

import time
from collections.abc import Sequence

from apps.executions.ports import MetricSeries
from apps.targets.local.job.channels import Files
from apps.targets.local.job.measures import measured, progress_told
from apps.targets.local.warden.order import Report

EVERY = 0.5


class Gauges:
    """Looks at the output directories now and then; `news` is told once."""

    def __init__(self, outputs: Sequence[Files]) -> None:
        self._outputs, self._look_at = outputs, 0.0
        self._metrics: dict[str, MetricSeries] = {}
        self._told: dict[str, MetricSeries] = {}
        self.progress: tuple[float, str] | None = None

    def look(self, report: Report, *, at_last: bool = False) -> None:
        """Read what is there, unless it was read just now."""
        if not at_last and time.monotonic() < self._look_at:
            return
        self._look_at = time.monotonic() + EVERY
        if report.progress is not None:
            self.progress = report.progress, report.progress_text
        metrics: dict[str, MetricSeries] = {}
        for output in self._outputs:
            metrics |= measured(output.folder, metric_file=output.metric_file)
            self.progress = progress_told(output.folder) or self.progress
        self._metrics = metrics or self._metrics

    def news(self) -> Sequence[MetricSeries] | None:
        """Return everything measured so far, None where it was told already."""
        metrics = self._metrics
        if metrics == self._told:
            return None
        self._told = metrics
        return list(metrics.values())
