"""What can be wrong with a bundle: a workflow in an archive with its canvas."""

TEXTS = {
    "bundle.unreadable": (
        "The archive cannot be read. Export the bundle again, or import its workflow.json alone.",
        "无法读取该压缩包。请重新导出，或单独导入其中的 workflow.json。",
    ),
    "bundle.no_workflow": (
        "The archive has no {name}. Choose a bundle that Weft exported, or a JSON file.",
        "压缩包中没有 {name}。请选择由 Weft 导出的文件包或 JSON 文件。",
    ),
    "bundle.members": (
        "The archive has more than {limit} files. Choose a bundle that Weft exported.",
        "压缩包中的文件超过 {limit} 个。请选择由 Weft 导出的文件包。",
    ),
    "canvas.malformed": (
        'canvas.json is malformed at "{field}". Import workflow.json alone, or mend it.',
        "canvas.json 在“{field}”处格式有误。请修正后重试，或单独导入 workflow.json。",
    ),
}
