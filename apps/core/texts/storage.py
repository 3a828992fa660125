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
}
