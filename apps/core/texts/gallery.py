"""Faults of the gallery: subscriptions and publishing."""

TEXTS = {
    "gallery.used_up": (
        "All {limit} executions of the workflow's package are used up. Buy another package.",
        "该工作流的资源包共 {limit} 次运行已全部用完。请购买新的资源包。",
    ),
    "gallery.unknown": (
        "This project has no subscription to the gallery asset {content_id}. "
        "Subscribe to it in the gallery first.",
        "当前项目没有订阅 Gallery 资产 {content_id}，请先在 Gallery 中订阅。",
    ),
    "gallery.expired": (
        "The subscription to {name} ended on {date}. Renew it in the gallery.",
        "对 {name} 的订阅已于 {date} 到期，请在 Gallery 中续订。",
    ),
    "gallery.other_version": (
        "The subscription to {name} is to version {number}, not to {version_id}. "
        "Choose the version in the gallery.",
        "对 {name} 的订阅版本是 {number}，不是 {version_id}。请在 Gallery 中选择版本。",
    ),
    "gallery.not_a_workflow": (
        "{name} is no workflow template. Choose a template to create a workflow from.",
        "{name} 不是工作流模板，请选择模板来创建工作流。",
    ),
    "gallery.already_subscribed": (
        "This project has subscribed to {name} already. Renew the subscription instead.",
        "当前项目已订阅 {name}，可以续订。",
    ),
    "gallery.version_taken": (
        "{name} has a version {number} already. Choose another number.",
        "{name} 已有版本 {number}，请使用其他版本号。",
    ),
    "gallery.no_code": (
        "{name} has no code that could be run here.",
        "{name} 不含可在此运行的代码。",
    ),
    "gallery.no_boot_file": (
        "The file {name}, with which the code begins, is not among its files.",
        "代码中不存在启动文件 {name}。",
    ),
    "gallery.code_name": (
        "{name} cannot be the name of a file of an algorithm.",
        "{name} 不能用作算法文件名。",
    ),
    "gallery.code_too_large": (
        "An algorithm has at most {files} files and {megabytes} MB.",
        "算法最多包含 {files} 个文件，总大小不超过 {megabytes} MB。",
    ),
    "gallery.empty": ("Fill this in.", "请填写此项。"),
    "gallery.range": (
        "Use a number from {minimum} to {maximum}.",
        "请使用 {minimum} 到 {maximum} 之间的数值。",
    ),
    "gallery.long": ("Use at most {max} characters.", "最多 {max} 个字符。"),
}
