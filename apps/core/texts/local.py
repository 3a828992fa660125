"""Sentences about steps that run on this machine or on a worker."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "local.step_type": (
        "Steps of the type {type} cannot run here. Choose another target.",
        "此处无法运行类型为 {type} 的节点，请选择其他目标。",
    ),
    "local.work_lost": (
        "The process that worked on this step is gone. Retry the step.",
        "处理该节点的进程已不存在，请重试该节点。",
    ),
}
