"""What each field of the API's own small bodies is for: object, field, English and Chinese."""

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "PackagePurchase": {
        "pool_id": ("ID of the resource pool.", "资源池 ID。"),
        "order": ("What is ordered.", "所订购的内容。"),
        "service_id": ("ID of the service.", "服务 ID。"),
        "consume_limit": ("How many executions the package pays for.", "订阅包可支付的执行次数。"),
        "limit_enable": ("Whether the limit is enforced.", "是否限制用量。"),
    },
    "ServiceAuth": {
        "main_service_id": ("ID of the service.", "服务 ID。"),
        "content_id": ("ID of the gallery asset.", "市场资产的 ID。"),
        "consume": ("What the paid workflow uses up.", "计费工作流的用量。"),
    },
    "Consume": {
        "period": ("Billing period of the paid workflow.", "计费工作流的计费周期。"),
        "value": ("How much of it is used.", "用量。"),
    },
    "WorkflowDagPolicies": {
        "use_cache": (
            "Whether steps that were done before in the same way are not done again.",
            "是否复用此前相同执行的结果。",
        ),
    },
    "WorkflowExecution": {
        "description": ("What the execution is for.", "执行记录的描述。"),
        "workspace_id": ("ID of the workspace.", "工作空间 ID。"),
        "scene_id": ("ID of the scene to run.", "要运行的场景的 ID。"),
        "scene_name": ("Name of the scene to run.", "要运行的场景的名称。"),
        "labels": ("Labels of the execution.", "执行记录的标签。"),
        "data_requirements": ("Data for this execution, by name.", "本次执行的数据，按名称对应。"),
        "parameters": ("Values for this execution, by name.", "本次执行的参数值，按名称对应。"),
        "policies": ("How it is carried out.", "执行方式。"),
        "target": (
            "Where the steps run: local, rehearsal or the ID of a target; the project's default"
            " otherwise. An addition of Weft.",
            "节点在何处运行：local、rehearsal 或目标的 ID；默认使用项目设置。Weft 的扩展字段。",
        ),
        "options": (
            "What the target is told, for example a dry run's outcomes. An addition of Weft.",
            "传给运行目标的选项，例如试运行的结果。Weft 的扩展字段。",
        ),
    },
    "ExecutionActionPolicy": {
        "rerun_steps": (
            "The steps to run again with all behind them; none: all that did not complete.",
            "要重新运行的节点(含其下游)；不填则重新运行所有未完成的节点。",
        ),
    },
    "ExecutionAction": {
        "action_name": ("stop or rerun.", "stop 或 rerun。"),
        "policies": ("Where a rerun begins.", "从哪里重新运行。"),
        "parameters": ("New values, by name.", "新的参数值，按名称对应。"),
        "data_requirements": ("New data, by name.", "新的数据，按名称对应。"),
    },
    "StepExecutionAction": {
        "action_name": ("retry, stop or continue.", "retry、stop 或 continue。"),
        "parameters": ("Answers or new values, by name.", "回答或新的参数值，按名称对应。"),
        "data_requirements": ("Answers or new data, by name.", "回答或新的数据，按名称对应。"),
    },
    "WorkflowSchedulePolicies": {
        "on_failure": (
            "retry: start once more when an execution fails.",
            "retry：执行失败时再启动一次。",
        ),
        "on_running": (
            "cancel: do not start while an execution is running.",
            "cancel：有执行在运行时不启动。",
        ),
    },
    "WorkflowSchedule": {
        "type": ("time, the only type there is.", "只支持 time。"),
        "content": (
            "When: cron has the six fields of Quartz, in the time zone of the project.",
            "启动时间：cron 为 Quartz 的六个字段，按项目的时区计算。",
        ),
        "action": ("run, the only action there is.", "只支持 run。"),
        "enable": ("Whether it starts anything; true by default.", "是否生效，默认为 true。"),
        "policies": ("What to do when one runs or fails.", "正在运行或失败时的处理方式。"),
        "workflow_id": ("ID of the workflow.", "工作流 ID。"),
        "user_id": ("ID of the user who starts the executions.", "启动执行的用户 ID。"),
        "uuid": ("ID of the schedule.", "定时的 ID。"),
        "created_at": ("When it was created.", "创建时间。"),
    },
    "WorkflowScheduleUpdate": {
        "content": ("When: another cron.", "新的启动时间(cron)。"),
        "enable": ("Whether it starts anything.", "是否生效。"),
    },
    "Subscription": {
        "topic_urns": (
            "Which of the project's notification topics are told:"
            " urn:smn:<region>:<project>:<topic>.",
            "要通知的项目主题：urn:smn:<region>:<project>:<topic>。",
        ),
        "entity": ("Who subscribes; kept as sent.", "订阅的主体，原样保存。"),
        "events": (
            "What they are told: a step's name or *, a colon, statuses joined by commas.",
            "订阅的事件：节点名称或 *，冒号，以逗号分隔的状态。",
        ),
        "subscription_id": ("ID of the subscription.", "订阅 ID。"),
        "created_at": ("When it was created.", "创建时间。"),
    },
    "TokenRequest": {
        "auth": ("Who wants a token, and for what.", "谁要获取令牌，用于什么。"),
    },
    "Auth": {
        "identity": ("How the user proves who it is.", "用户如何证明自己的身份。"),
        "scope": ("What the token is for.", "令牌的适用范围。"),
    },
    "Identity": {
        "methods": ('The one list supported is ["password"].', '只支持 ["password"]。'),
        "password": ("Name and password.", "用户名和密码。"),
    },
    "Password": {
        "user": ("The user.", "用户。"),
    },
    "PasswordUser": {
        "name": ("Name of the user.", "用户名。"),
        "password": ("Password of the user.", "用户的密码。"),
        "domain": (
            "The account of the user; accepted and not needed.",
            "用户所属的账号；可以填写，但不需要。",
        ),
    },
    "Domain": {
        "name": ("Name of the account.", "账号名称。"),
    },
    "Scope": {
        "project": ("The project that the token opens.", "令牌可访问的项目。"),
    },
    "ScopedProject": {
        "id": ("ID of the project.", "项目 ID。"),
    },
}
