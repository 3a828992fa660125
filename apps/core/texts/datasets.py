"""Faults of datasets: manifests, what steps make of them, and labelling."""

TEXTS = {
    "datasets.line_long": (
        "Line {line} of the manifest is longer than {limit} KiB. Shorten the sample's text.",
        "清单第 {line} 行超过 {limit} KiB，请缩短样本文本。",
    ),
    "datasets.line_bad": (
        "Line {line} of the manifest is no JSON object. Write one object on each line.",
        "清单第 {line} 行不是 JSON 对象，请每行写一个对象。",
    ),
    "datasets.line_no_sample": (
        'Line {line} of the manifest names no sample. Give it a "source".',
        "清单第 {line} 行没有样本，请填写 source。",
    ),
    "datasets.manifest_long": (
        "The manifest holds more than {limit} samples. Part it into several.",
        "清单超过 {limit} 个样本，请拆分为多个清单。",
    ),
}
