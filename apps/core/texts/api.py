"""Faults of a request that lie outside its body. The vendor's own sentences are kept verbatim."""

_INCORRECT = "Incorrect IAM authentication information: "
_INCORRECT_ZH = "IAM 认证信息不正确:"

TEXTS = {
    "request.unauthenticated": (
        _INCORRECT + "x-auth-token not found",
        _INCORRECT_ZH + "未找到 x-auth-token",
    ),
    "request.wrong_token": (
        _INCORRECT + "decrypt token fail. The token is unknown or has ended; get a new one.",
        _INCORRECT_ZH + "令牌解密失败。令牌未知或已过期，请重新获取。",
    ),
    "request.malformed_signature": (
        _INCORRECT + "the Authorization header must read "
        "SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=….",
        _INCORRECT_ZH + "Authorization 请求头的格式应为 "
        "SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…。",
    ),
    "request.wrong_signature": (
        _INCORRECT + "verify aksk signature fail. Check the access key, the secret key, "
        "and that nothing on the way changes a signed header.",
        _INCORRECT_ZH + "AK/SK 签名校验失败。"
        "请检查访问密钥和密钥，并确认途中没有改动已签名的请求头。",
    ),
    "request.unsigned_headers": (
        _INCORRECT + "host and x-sdk-date must be sent and be among the signed headers, "
        "and every signed header must be sent.",
        _INCORRECT_ZH + "必须发送 host 和 x-sdk-date 并将其签名，且所有已签名的请求头都必须发送。",
    ),
    "request.signature_date": (
        _INCORRECT + "x-sdk-date must read YYYYMMDDTHHMMSSZ and lie within 15 minutes of now. "
        "Check the clock.",
        _INCORRECT_ZH + "x-sdk-date 的格式应为 YYYYMMDDTHHMMSSZ,"
        "且与当前时间相差不超过 15 分钟。请检查时钟。",
    ),
    "request.unsigned_payload": (
        _INCORRECT + "UNSIGNED-PAYLOAD is not accepted. Sign the body.",
        _INCORRECT_ZH + "不接受 UNSIGNED-PAYLOAD，请对请求内容签名。",
    ),
    "request.wrong_password": (
        _INCORRECT + "the user name or the password is wrong.",
        _INCORRECT_ZH + "用户名或密码错误。",
    ),
    "request.unsupported_method": (
        'Only the authentication method "password" is supported.',
        "仅支持“password”认证方式。",
    ),
    "request.refused": (
        "The server cannot take this request as it was sent. Check its address and its headers.",
        "服务器无法处理该请求，请检查请求地址和请求头。",
    ),
    "request.forbidden": (
        "Your role in this project does not allow this ({action}). Ask an owner of the team.",
        "您在该项目中的角色不允许此操作({action})，请联系团队所有者。",
    ),
    "request.csrf": (
        "The browser session needs the X-CSRFToken header with the value of the CSRF cookie.",
        "使用浏览器会话时，请在 X-CSRFToken 请求头中携带 CSRF Cookie 的值。",
    ),
    "request.unknown_path": (
        "The API does not exist: there is nothing at {path}.",
        "API 不存在：{path} 没有对应的内容。",
    ),
    "request.wrong_method": (
        "The method {method} is not possible here.",
        "此处不支持 {method} 方法。",
    ),
    "request.not_acceptable": (
        "Answers are application/json only. Accept that type.",
        "响应只有 application/json 类型，请在 Accept 中接受该类型。",
    ),
    "request.length_required": (
        "Send the body with a Content-Length header; chunked bodies are not read.",
        "请在请求中携带 Content-Length，不支持分块传输的请求内容。",
    ),
    "request.unsupported_type": (
        "Send the body as application/json in UTF-8, not as {type}.",
        "请以 UTF-8 编码的 application/json 发送请求内容，而不是 {type}。",
    ),
    "request.throttled": (
        "Too many attempts. Try again in {seconds} seconds.",
        "尝试次数过多，请在 {seconds} 秒后重试。",
    ),
    "request.failed": (
        "Something went wrong here, not in your request. "
        "Try again, and tell the operator the X-Request-Id of this answer if it stays so.",
        "服务器内部出错，与您的请求无关。请重试；如仍失败，请将响应中的 X-Request-Id 告知管理员。",
    ),
    "request.not_found": (
        "There is no such thing ({kind} {id}).",
        "找不到该对象({kind} {id})。",
    ),
    "request.not_uuid": (
        "Invalid parameter, error: Key: '' Error:Field validation for '' failed on the "
        "'uuid4' tag.",
        "参数无效：字段校验失败，应为 'uuid4'。",
    ),
    "request.stale": (
        "The workflow has changed since the revision in If-Match; it is now at revision {current}. "
        "Read it again.",
        "工作流自 If-Match 中的版本之后已被修改，当前版本为 {current}，请重新读取。",
    ),
    "project.not_found": (
        "There is no such project, or these credentials do not open it.",
        "项目不存在，或当前凭据无权访问该项目。",
    ),
    "workflow.not_found": ("Workflow {id} not found", "未找到工作流 {id}"),
    "execution.not_found": ("Execution {id} not found", "未找到执行记录 {id}"),
    "step.not_found": ("Step execution {id} not found", "未找到节点执行记录 {id}"),
    "action.unknown": (
        "There is no action “{name}” here. Use one of: {choices}.",
        "此处没有操作“{name}”，可用操作：{choices}。",
    ),
    "query.number": (
        "The parameter {name} must be a whole number from {minimum} to {maximum}.",
        "参数 {name} 应为 {minimum} 到 {maximum} 之间的整数。",
    ),
    "query.choice": (
        "The parameter {name} must be one of: {choices}.",
        "参数 {name} 应为以下值之一：{choices}。",
    ),
    "query.character": (
        "The parameter {name} contains the character U+0000. Remove it.",
        "参数 {name} 中包含字符 U+0000，请将其删除。",
    ),
}
