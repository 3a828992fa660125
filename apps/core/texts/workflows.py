"""Faults of storing, sharing and taking back."""

TEXTS = {
    "name.too_long": (
        "The name is longer than {limit} characters. Shorten it.",
        "名称超过 {limit} 个字符，请缩短。",
    ),
    "change.no_place": (
        "Only steps and notes stand on the canvas; {id} is neither.",
        "只有节点和便签可以放置在画布上，{id} 不是二者之一。",
    ),
    "change.nothing_to_undo": (
        "You have nothing to undo in this workflow.",
        "您在此工作流中没有可撤销的操作。",
    ),
    "change.nothing_to_redo": (
        "You have nothing to redo in this workflow.",
        "您在此工作流中没有可重做的操作。",
    ),
    "create.unknown_source": (
        "There is no workflow {workflow_id} that you may copy. Check source_workflow_id.",
        "没有您可以复制的工作流 {workflow_id}，请检查 source_workflow_id。",
    ),
    "update.no_steps": (
        "A workflow keeps at least one step. Leave steps out to keep those it has.",
        "工作流至少需要保留一个节点。若要保留现有节点，请不要发送 steps 字段。",
    ),
    "share.unknown_user": (
        "There is no user called {username}. Check the name.",
        "没有名为 {username} 的用户，请检查用户名。",
    ),
    "share.owner": (
        "{username} owns this workflow and needs no share.",
        "{username} 是此工作流的所有者，无需共享。",
    ),
    "share.own_team": (
        "{team} has this workflow already. Choose another team.",
        "此工作流已属于团队 {team}，请选择其他团队。",
    ),
    "share.expired": (
        "The link would have expired already. Choose a later day.",
        "该链接的到期时间早于当前时间，请选择更晚的日期。",
    ),
}
