"""Sentences about topics, subscriptions and what is delivered to them."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "subscription.not_found": ("Subscription {id} not found", "未找到订阅 {id}"),
    "subscription.no_topic": (
        "Name at least one of the project's topics.",
        "请至少指定一个项目主题。",
    ),
    "subscription.unknown_topic": (
        "The project has no topic {urn}. Its topics are: {known}."
        " An owner of the team adds topics.",
        "项目中没有主题 {urn}。现有主题：{known}。团队所有者可以添加主题。",
    ),
    "subscription.too_many": (
        "No more than {limit} are possible here.",
        "此处最多 {limit} 项。",
    ),
    "subscription.entity": (
        "The entity is longer than {limit} characters.",
        "订阅主体超过 {limit} 个字符。",
    ),
    "subscription.event": (
        "“{event}” is no event. Write a step's name or *, a colon, and statuses joined by commas:"
        " *:failed,completed.",
        "“{event}”不是有效的事件。格式为节点名称或 *，冒号，以逗号分隔的状态：*:failed,completed。",
    ),
    "topic.name": (
        "A name has 1 to 64 letters, digits, - or _, and begins with a letter or a digit.",
        "名称为 1 到 64 个字母、数字、- 或 _，并以字母或数字开头。",
    ),
    "topic.exists": (
        "The project has a topic “{name}” already.",
        "项目中已有主题“{name}”。",
    ),
    "topic.too_many": ("A project has at most {limit} topics.", "一个项目最多 {limit} 个主题。"),
    "topic.channel": ("Choose e-mail or webhook.", "请选择电子邮件或 Webhook。"),
    "topic.mailbox": ("This is no e-mail address.", "这不是电子邮件地址。"),
    "topic.url": (
        "A webhook needs an address that begins with https:// or http://, without a user in it.",
        "Webhook 地址应以 https:// 或 http:// 开头，且不含用户名。",
    ),
    "topic.secret": (
        "The secret that signs what is sent has {minimum} to {maximum} characters.",
        "用于签名的密钥应为 {minimum} 到 {maximum} 个字符。",
    ),
    "delivery.no_mail_server": (
        "This Weft has no mail server: its operator sets EMAIL_HOST.",
        "未配置邮件服务器，管理员需设置 EMAIL_HOST。",
    ),
    "delivery.no_recipient": (
        "The mail server does not take mail for {address}.",
        "邮件服务器拒收发往 {address} 的邮件。",
    ),
    "delivery.mail_failed": (
        "The mail server did not take the message ({reason}).",
        "邮件服务器未接收该邮件（{reason}）。",
    ),
    "delivery.address_refused": (
        "{host} leads to {address}, an address that is not reached from here.",
        "{host} 指向 {address}，本服务不会访问该地址。",
    ),
    "delivery.unreachable": (
        "The webhook cannot be reached ({reason}).",
        "无法连接 Webhook（{reason}）。",
    ),
    "delivery.broke": (
        "Nobody knows whether it arrived: every attempt broke off.",
        "无法确认是否送达：每次发送都中断了。",
    ),
    "delivery.answer": (
        "The webhook answered with the status {status}.",
        "Webhook 返回状态码 {status}。",
    ),
}
