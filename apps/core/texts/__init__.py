"""The sentences of every problem code, one file per area: code → (English, Chinese).

A sentence says what is wrong and what to do. `{name}` stands for a parameter of the problem.
"""

from collections.abc import Mapping

from apps.core.texts import (
    api,
    bundles,
    datasets,
    editing,
    executions,
    fixes,
    gallery,
    job,
    language,
    local,
    notifications,
    reading,
    rehearsal,
    schedules,
    secrets,
    serving,
    storage,
    targets,
    teams,
    workflows,
)

TEXTS: Mapping[str, tuple[str, str]] = {
    **api.TEXTS,
    **bundles.TEXTS,
    **datasets.TEXTS,
    **editing.TEXTS,
    **executions.TEXTS,
    **fixes.TEXTS,
    **gallery.TEXTS,
    **job.TEXTS,
    **language.TEXTS,
    **local.TEXTS,
    **notifications.TEXTS,
    **reading.TEXTS,
    **rehearsal.TEXTS,
    **schedules.TEXTS,
    **secrets.TEXTS,
    **serving.TEXTS,
    **storage.TEXTS,
    **targets.TEXTS,
    **teams.TEXTS,
    **workflows.TEXTS,
}
