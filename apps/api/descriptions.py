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
