"""Sentences about targets and submissions."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "target.address_refused": (
        "{host} leads to {address}, an address that is not reached from here."
        " Use the endpoint's public name.",
        "{host} 指向 {address}，本服务不会访问该地址。请使用该服务端点的公网域名。",
    ),
    "target.unreachable": (
        "The target cannot be reached: {reason}.",
        "无法连接目标：{reason}。",
    ),
    "target.timeout": ("The target did not answer in time.", "目标未在规定时间内应答。"),
    "target.broken_connection": (
        "The connection broke before the answer was there.",
        "连接在收到应答之前中断。",
    ),
    "target.too_late": (
        "Time was up before the request could be sent.",
        "请求尚未发出，时间已到。",
    ),
    "target.unsendable": (
        "The request cannot be sent. Check the credentials for characters that"
        " do not belong there.",
        "请求无法发送。请检查凭证中是否含有不应出现的字符。",
    ),
    "target.busy": (
        "The target asks for fewer requests (429). {said}",
        "目标要求降低请求频率（429）。{said}",
    ),
    "target.failed": ("The target failed ({status}). {said}", "目标内部出错（{status}）。{said}"),
    "target.redirect": (
        "The target answered with a redirect ({status}), which is not followed."
        " Enter the address it leads to as the endpoint.",
        "目标返回重定向（{status}），不会跟随。请将重定向后的地址填写为端点。",
    ),
    "target.refused": (
        "The target refused ({status}). {said}",
        "目标拒绝了请求（{status}）。{said}",
    ),
    "target.unreadable": (
        "The target's answer ({status}) is not what this API answers. {said}",
        "目标的应答（{status}）不符合该 API 的格式。{said}",
    ),
    "target.answer_too_large": (
        "The target's answer is larger than {limit} bytes and was not read.",
        "目标的应答超过 {limit} 字节，未予读取。",
    ),
    "target.list_too_long": (
        "The target's list is too long to look through.",
        "目标的列表过长，无法查找完毕。",
    ),
}
