"""Sentences about the storage of files."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "storage.bucket": (
        "{path} names no bucket. Write obs://bucket/path or /bucket/path.",
        "{path} 未指明桶名，请按 obs://桶名/路径 或 /桶名/路径 的形式填写。",
    ),
    "storage.path": (
        "The path {path} is not allowed: it leads out of its bucket or has control characters.",
        "路径 {path} 不被允许：其指向桶外，或含有控制字符。",
    ),
    "storage.path_too_long": (
        "The path {path} is too long for storage.",
        "路径 {path} 过长，无法存储。",
    ),
    "storage.missing": (
        "There is nothing at {path} in the project's storage.",
        "项目存储中不存在 {path}。",
    ),
    "storage.other_kind": (
        "{path} is a file where a directory is needed, or the other way round.",
        "{path} 的类型不符：需要目录却是文件，或需要文件却是目录。",
    ),
    "storage.failed": (
        "The storage could not do this with {path}: {reason}.",
        "存储无法处理 {path}：{reason}。",
    ),
    "storage.no_bucket": (
        "The bucket of {path} does not exist at the project's storage.",
        "项目存储中不存在 {path} 所在的桶。",
    ),
    "storage.denied": (
        "The project's storage does not allow this ({reason}). Check the keys and their rights.",
        "项目存储拒绝了该操作（{reason}），请检查密钥及其权限。",
    ),
    "storage.unreachable": (
        "The project's storage cannot be reached: {reason}.",
        "无法连接项目存储：{reason}。",
    ),
    "storage.address_refused": (
        "{host} leads to {address}, an address that is not reached from here. Use the endpoint's"
        " public name.",
        "{host} 指向 {address}，本服务不会访问该地址。请使用该服务端点的公网域名。",
    ),
    "storage.not_https": (
        "{host} leads to the public address {address} and is only reached by https.",
        "{host} 指向公网地址 {address}，只能通过 https 访问。",
    ),
    "storage.no_boto3": (
        "This project's files lie in S3-compatible storage, for which boto3 is missing here."
        " Install it with: pip install boto3",
        "该项目的文件位于 S3 兼容存储，但此处缺少 boto3。请执行 pip install boto3 进行安装。",
    ),
    "storage.secret_lost": (
        "The storage's keys cannot be read with the present encryption key. Enter them again.",
        "无法用当前加密密钥读取存储的密钥，请重新填写。",
    ),
    "storage.endpoint": (
        "Enter the endpoint as https://host or https://host:port, without a path.",
        "请按 https://主机 或 https://主机:端口 的形式填写端点，不含路径。",
    ),
    "storage.region": (
        "A region has letters, digits and hyphens only, such as cn-north-4.",
        "区域只能包含字母、数字和中划线，例如 cn-north-4。",
    ),
    "storage.bucket_name": (
        "A bucket has 3 to 63 lower-case letters, digits, dots and hyphens.",
        "桶名由 3 至 63 个小写字母、数字、点或中划线组成。",
    ),
    "storage.directory": (
        "This cannot be a directory. Write names separated by slashes.",
        "该内容不能作为目录，请填写以斜杠分隔的名称。",
    ),
    "storage.secret_characters": (
        "This has a space or a character that no key has. Copy it once more.",
        "其中含有空格或密钥中不会出现的字符，请重新复制。",
    ),
    "storage.secret_missing": ("Enter this key.", "请填写该密钥。"),
    "storage.secret_again": (
        "The endpoint has changed: enter the keys again.",
        "端点已更改，请重新填写密钥。",
    ),
}
