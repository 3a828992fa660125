"""Sentences about executions and their steps."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "execution.unknown_value": (
        "The workflow has nothing called {name} that a value could be given for.",
        "工作流中没有名为 {name} 的可赋值项。",
    ),
    "execution.null_value": ("{name} needs a value, not null.", "{name} 的取值不能为 null。"),
    "execution.value_needed": (
        "{name} has no value yet: give one to go on.",
        "{name} 尚无取值：请填写后继续。",
    ),
    "execution.not_asked": (
        "{name} is not asked for, or a step has begun with it already.",
        "当前并未询问 {name}，或已有节点使用了它的取值。",
    ),
    "execution.no_scene": (
        "The workflow has no scene {scene}. Choose one of its scenes, or none.",
        "工作流没有场景 {scene}。请选择已有的场景，或不选择。",
    ),
    "execution.no_target": (
        "There is no target {target} to run on. Choose another.",
        "没有可运行的目标 {target}。请另选一个。",
    ),
    "execution.no_options": (
        "The target {target} takes no options.",
        "目标 {target} 不接受任何选项。",
    ),
    "execution.no_step": (
        "The execution has no step {name}.",
        "该运行中没有节点 {name}。",
    ),
    "execution.many_labels": (
        "An execution has {max} labels at the most.",
        "一次运行最多有 {max} 个标签。",
    ),
    "execution.label": (
        "A label has 1 to {max} characters.",
        "标签的长度为 1 到 {max} 个字符。",
    ),
    "execution.still_stopping": (
        "A step of the workflow is still stopping. Try again in a moment.",
        "该工作流仍有节点正在停止。请稍后再试。",
    ),
    "execution.cannot_stop": (
        "The execution is {state}: there is nothing to stop.",
        "运行状态为 {state}：没有可停止的内容。",
    ),
    "execution.cannot_stop_step": (
        "The step is {state}: there is nothing to stop.",
        "节点状态为 {state}：没有可停止的内容。",
    ),
    "execution.cannot_rerun": (
        "The execution is {state}: it can be rerun once it has ended.",
        "运行状态为 {state}：结束后才能重新运行。",
    ),
    "execution.cannot_retry": (
        "The step is {state}: only a step that did not end well can be retried.",
        "节点状态为 {state}：只有未成功结束的节点才能重试。",
    ),
    "execution.cannot_continue": (
        "The step is {state}: only a step that waits for people can go on.",
        "节点状态为 {state}：只有等待人工操作的节点才能继续。",
    ),
    "execution.cannot_answer": (
        "The execution is {state}: it asks for nothing any more.",
        "运行状态为 {state}：不再需要任何输入。",
    ),
    "execution.cannot_change": (
        "The execution is {state}: values can be changed while it waits for people or has ended.",
        "运行状态为 {state}：只有在等待人工操作时或结束后才能修改取值。",
    ),
    "execution.cannot_delete": (
        "The execution is {state}: stop it before you delete it.",
        "运行状态为 {state}：请先停止再删除。",
    ),
    "step.no_target": (
        "The target {target} is not there any more.",
        "目标 {target} 已不存在。",
    ),
    "step.worker_lost": (
        "The worker that carried out the step was lost.",
        "执行该节点的工作进程已丢失。",
    ),
    "step.target_broke": (
        "The target failed in a way of its own: {error}.",
        "目标自身发生故障：{error}。",
    ),
    "step.nothing_to_select": (
        "None of the outputs that the input could take is there.",
        "该输入可选用的输出均不存在。",
    ),
    "step.run_stopped": ("The execution was stopped before.", "运行在此之前已被停止。"),
    "step.not_begun": ("It begins in a moment.", "即将开始。"),
    "step.waits_for": ("Waits for {steps}.", "等待 {steps}。"),
    "step.needs_failed": (
        "Not started: {steps} did not complete.",
        "未启动：{steps} 未成功完成。",
    ),
    "step.skipped_by": (
        "Skipped: {condition} was {outcome}.",
        "已跳过：{condition} 的结果为 {outcome}。",
    ),
    "step.skipped_with": ("Skipped, as {steps} was.", "随 {steps} 一并跳过。"),
    "step.waits_for_answers": ("Waits for a value of {names}.", "等待填写 {names}。"),
    "step.holds": ("Waits for people to do their part.", "等待人工完成操作。"),
    "step.waits_for_worker": ("Waits for a free worker.", "等待空闲的工作进程。"),
}
