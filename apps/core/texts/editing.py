"""What can be wrong with a change of a draft."""

TEXTS = {
    "run.nothing_before": (
        "Nothing before “{name}” has run in this version. Run the workflow once first.",
        "此版本中“{name}”之前的节点尚未运行过。请先运行一次工作流，再从这里运行。",
    ),
    "presence.malformed": (
        "The page did not say properly that it is open. Reload it.",
        "页面发送的在线状态格式有误。请刷新页面。",
    ),
    "change.malformed": (
        'The change is malformed at "{field}". Reload the page and try again.',
        "该更改在“{field}”处格式有误。请刷新页面后重试。",
    ),
    "change.gone": (
        "Somebody removed this meanwhile. Undo the removal to change it.",
        "该内容已被他人删除。请先撤销删除再修改。",
    ),
    "change.conflict": (
        "Somebody else changed this field meanwhile to {current}. Choose which value stays.",
        "该字段已被他人改为 {current}。请选择保留哪个值。",
    ),
    "change.id_taken": (
        "The id {id} is already used by something else. Add it again under a new id.",
        "ID {id} 已被其他内容使用。请使用新的 ID 重新添加。",
    ),
    "change.wrong_owner": (
        "A {kind} cannot be added here. Add it to what it belongs to.",
        "不能在此处添加 {kind}。请将其添加到所属的对象中。",
    ),
    "change.root": (
        "The workflow itself cannot be removed by an edit. Delete it in the library.",
        "不能通过编辑操作删除工作流本身。请在工作流列表中删除。",
    ),
    "change.not_a_step": (
        "Only steps can be joined by an order wire. Choose a step at both ends.",
        "顺序连线只能连接节点。请在两端都选择节点。",
    ),
    "change.server_owned": (
        '"{field}" is written by the server. Leave it out.',
        "“{field}”由服务端写入。请去掉该字段。",
    ),
    "change.null": (
        '"{field}" cannot be null. Take the field away instead.',
        "“{field}”不能为 null。请改为删除该字段。",
    ),
    "change.list_key": (
        'The items of "{field}" are edited one by one. Add or remove single items.',
        "“{field}”中的条目需逐项编辑。请单独添加或删除条目。",
    ),
    "change.after_number": (
        "after must be the number of a change. Reload the page and try again.",
        "after 必须是更改的序号。请刷新页面后重试。",
    ),
    "session.wrong": (
        "The name or the password is not right. Check both and try again.",
        "用户名或密码不正确。请检查后重试。",
    ),
}
