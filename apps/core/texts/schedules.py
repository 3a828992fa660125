"""Sentences about schedules and their six fields."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "cron.fields": (
        "A schedule has six fields parted by blanks: second, minute, hour, day, month, weekday"
        " (0 30 8 ? * MON-FRI). This one has {found}.",
        "定时表达式由空格分隔的六个字段组成：秒、分、时、日、月、星期"
        "（0 30 8 ? * MON-FRI）。当前有 {found} 个字段。",
    ),
    "cron.field": (
        "The field “{unit}” cannot hold “{part}”.",
        "“{unit}”字段不能是“{part}”。",
    ),
    "cron.both_days": (
        "Choose either days of the month or days of the week, and write ? in the other field.",
        "日和星期只能指定一个，另一个字段请填写 ?。",
    ),
    "cron.never": (
        "There is no such day: this schedule would never start anything.",
        "不存在这样的日期，该定时永远不会启动。",
    ),
    "schedule.exists": (
        "The workflow has a schedule already. Change it, or delete it first.",
        "该工作流已有定时，请修改它，或先删除。",
    ),
    "schedule.choice": (
        "“{value}” is not possible here. Use one of: {choices}.",
        "此处不能使用“{value}”，可选值：{choices}。",
    ),
    "schedule.no_cron": (
        "Say when: content needs a “cron”.",
        "请在 content 中用“cron”指定启动时间。",
    ),
    "schedule.still_running": (
        "It was time to start, but an execution was still running.",
        "到达启动时间时，仍有执行在运行。",
    ),
    "schedule.not_allowed": (
        "{user}, who made the schedule, may no longer start this workflow.",
        "创建该定时的用户 {user} 已无权启动此工作流。",
    ),
    "schedule.in_trash": (
        "It was time to start, but the workflow lay in the trash.",
        "到达启动时间时，工作流在回收站中。",
    ),
    "schedule.not_found": ("Schedule {id} not found", "未找到定时 {id}"),
}
