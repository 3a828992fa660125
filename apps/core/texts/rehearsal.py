"""Sentences about dry runs: what is wrong with their options, and how their steps end."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "rehearsal.not_a_map": (
        "Say what the dry run is to do as a JSON object.",
        "请用 JSON 对象描述试运行的行为。",
    ),
    "rehearsal.no_such_option": (
        "A dry run has no option {option}. It has: {known}.",
        "试运行没有选项 {option}。可用选项：{known}。",
    ),
    "rehearsal.no_such_step": (
        "The workflow has no step {step}.",
        "工作流中没有步骤 {step}。",
    ),
    "rehearsal.seconds": (
        "Seconds are a number from 0 to {max}.",
        "秒数应为 0 到 {max} 之间的数字。",
    ),
    "rehearsal.count": (
        "This is a whole number from 0 to {max}.",
        "此处应为 0 到 {max} 之间的整数。",
    ),
    "rehearsal.flag": ("This is true or false.", "此处应为 true 或 false。"),
    "rehearsal.outcome": (
        "A step of a dry run ends in one of: {known}.",
        "试运行的步骤以下列状态之一结束：{known}。",
    ),
    "rehearsal.metrics": (
        "Metrics are an object of at most {max} keys.",
        "指标应为最多包含 {max} 个键的对象。",
    ),
    "rehearsal.series": (
        "A metric is a number, or a list of 1 to {max} numbers.",
        "指标应为一个数字，或包含 1 到 {max} 个数字的列表。",
    ),
    "rehearsal.outputs": (
        "Outputs are an object of at most {max} outputs, each an object itself.",
        "输出应为最多包含 {max} 个输出的对象，每个输出也是一个对象。",
    ),
    "rehearsal.lines": (
        "A log is a list of at most {max} lines of at most {longest} characters.",
        "日志应为最多 {max} 行的列表，每行最多 {longest} 个字符。",
    ),
    "rehearsal.failed": (
        "The dry run was told to let this step fail.",
        "按照试运行的设定，该步骤失败。",
    ),
    "rehearsal.timeout": (
        "The dry run was told to let this step run out of time.",
        "按照试运行的设定，该步骤超时。",
    ),
}
