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
    "target.not_https": (
        "{host} is a public address and is only reached by https.",
        "{host} 是公网地址，只能通过 https 访问。",
    ),
    "target.secret_lost": (
        "The target's credentials cannot be read with the present encryption key."
        " Enter them again.",
        "无法用当前加密密钥读取该目标的凭证，请重新填写。",
    ),
    "target.several": (
        "{count} workflows carry this submission's label at the target; the oldest is kept.",
        "目标中有 {count} 个工作流带有本次提交的标签，采用其中最早的一个。",
    ),
    "target.kind": ("Choose a kind of target.", "请选择目标类型。"),
    "target.name": (
        "Enter a name of at most {max} characters.",
        "请填写名称，最多 {max} 个字符。",
    ),
    "target.name_taken": (
        "Another target of this project is called {name}. Choose another name.",
        "本项目中已有名为 {name} 的目标，请更换名称。",
    ),
    "target.endpoint": (
        "Enter the endpoint as https://host or https://host:port, without a path.",
        "请按 https://主机 或 https://主机：端口 的形式填写端点，不含路径。",
    ),
    "target.project_id": (
        "Enter the project id at the target: up to 64 letters, digits and hyphens.",
        "请填写目标中的项目 ID：最多 64 个字母、数字或中划线。",
    ),
    "target.region": (
        "A region has letters, digits and hyphens only, such as cn-north-4.",
        "区域只能包含字母、数字和中划线，例如 cn-north-4。",
    ),
    "target.credentials": ("Choose AK/SK or a token.", "请选择 AK/SK 或令牌。"),
    "target.secret_characters": (
        "This has a space or a character that no credential has. Copy it once more.",
        "其中含有空格或凭证中不会出现的字符，请重新复制。",
    ),
    "target.secret_missing": ("Enter this credential.", "请填写该凭证。"),
    "target.secret_again": (
        "The endpoint has changed: enter the credentials again.",
        "端点已更改，请重新填写凭证。",
    ),
    "target.place_fixed": (
        "Workflows have been submitted here, so kind, endpoint and project stay."
        " Add another target for another place.",
        "已有工作流提交到此处，因此类型、端点和项目不能更改。其他位置请另行添加目标。",
    ),
    "target.in_use": (
        "A submission to this target is under way. Cancel it or wait until it has ended.",
        "仍有提交正在发往该目标。请取消提交或等待其结束。",
    ),
    "target.is_default": (
        "Runs of this project go to this target. Choose another place for them first.",
        "本项目的运行默认使用该目标，请先选择其他运行位置。",
    ),
    "target.runs": (
        "A run goes on at this target. Stop it or wait until it has ended.",
        "仍有运行在该目标上进行。请停止运行或等待其结束。",
    ),
    "target.no_such_place": (
        "Choose one of the places where this project's workflows can run.",
        "请从本项目可用的运行位置中选择。",
    ),
    "target.no_code_here": (
        "Jobs and services do not run here: other machines reach this Weft, and an administrator"
        " has not allowed it (WEFT_RUN_CODE). Other steps do.",
        "作业和服务无法在此运行：其他机器可以访问本服务，且管理员未予允许（WEFT_RUN_CODE）。其他步骤可以运行。",
    ),
    "target.not_submitted": (
        "The workflow did not get to the target. Look at its submissions.",
        "工作流未能送达目标，请查看其提交记录。",
    ),
    "target.no_such_step": (
        "The run at the target has not reached step {step}.",
        "目标上的运行尚未到达步骤 {step}。",
    ),
    "target.step_failed": ("The target says: {said}", "目标给出的原因：{said}"),
    "target.step_failed_silently": (
        "The step failed at the target, which does not say why.",
        "该步骤在目标上失败，目标未说明原因。",
    ),
    "target.time_zone": (
        "Choose a time zone, such as Asia/Shanghai.",
        "请选择时区，例如 Asia/Shanghai。",
    ),
    "submission.not_waiting": (
        "This submission is not waiting for anything that could be hurried.",
        "该提交当前不在等待状态，无需重试。",
    ),
    "submission.again": (
        "This revision has been submitted to the target again since.",
        "该修订版本此后已重新提交到该目标。",
    ),
    "submission.finished": ("This submission has ended already.", "该提交已经结束。"),
}
