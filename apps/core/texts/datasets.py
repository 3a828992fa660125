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
    "datasets.many_files": (
        "More than {limit} files lie below {path}. Choose a smaller directory.",
        "{path} 下的文件超过 {limit} 个，请选择更小的目录。",
    ),
    "datasets.no_samples": (
        "No samples lie at {path}. Put images (PNG, JPEG, GIF, WebP, BMP), texts (.txt), "
        "tables (.csv) or a manifest there.",
        "{path} 下没有样本。请放入图片（PNG、JPEG、GIF、WebP、BMP）、文本（.txt）、"
        "表格（.csv）或清单文件。",
    ),
    "datasets.file_large": (
        "{path} is larger than {limit} MiB. Part it into several files.",
        "{path} 超过 {limit} MiB，请拆分为多个文件。",
    ),
    "datasets.not_utf8": (
        "{path} is not UTF-8 text: see byte {byte}. Save it as UTF-8.",
        "{path} 不是 UTF-8 文本（见第 {byte} 字节），请以 UTF-8 保存。",
    ),
    "datasets.table_bad": (
        "{path} cannot be read as CSV: see line {line}.",
        "{path} 无法按 CSV 读取：见第 {line} 行。",
    ),
    "datasets.table_long": (
        "{path} has more than {limit} rows. Part it into several files.",
        "{path} 超过 {limit} 行，请拆分为多个文件。",
    ),
    "datasets.no_column": (
        "{path} has no column {column}. Its columns: {columns}.",
        "{path} 没有名为 {column} 的列，现有列：{columns}。",
    ),
    "datasets.name": (
        "{name} is no name for a dataset. Use letters, digits, spaces, dots, - and _, "
        "at most 100 characters.",
        "{name} 不能用作数据集名称。请使用字母、数字、空格、点、- 和 _，最多 100 个字符。",
    ),
    "datasets.other_kind": (
        "The dataset {name} holds other samples ({kind}) than those found ({found}). "
        "Choose another name or other samples.",
        "数据集 {name} 的样本类型（{kind}）与找到的样本（{found}）不同，请更换名称或样本。",
    ),
    "datasets.version_name": (
        "{name} is no name for a version. Use letters, digits, dots, - and _, "
        "at most 64 characters.",
        "{name} 不能用作版本名称。请使用字母、数字、点、- 和 _，最多 64 个字符。",
    ),
    "datasets.version_taken": (
        "{dataset} has a version {name} with other samples. Choose another name, or leave it "
        "empty for the next number.",
        "{dataset} 已有内容不同的版本 {name}。请使用其他名称，或留空以自动编号。",
    ),
    "datasets.no_input": (
        "The input {input} has no value. Connect it to data, or give it a path.",
        "输入项 {input} 没有值，请连接数据或填写路径。",
    ),
    "datasets.no_dataset": (
        "This project has no dataset or version {name}. Choose one that is there.",
        "当前项目没有数据集或版本 {name}，请选择已有的数据集。",
    ),
    "datasets.no_file": (
        "The sample {source} of the manifest names no file.",
        "清单中的样本 {source} 未指明文件。",
    ),
    "datasets.ratio": (
        "The share for training must be a number from 0 to 1, not {value}.",
        "训练集比例须为 0 到 1 之间的数值，不能是 {value}。",
    ),
    "datasets.version_format": (
        "Versions in the format {format} cannot be made here. Choose Default or CSV.",
        "此处无法生成 {format} 格式的版本，请选择 Default 或 CSV。",
    ),
    "datasets.gone": (
        "The dataset has been removed. Run the step that makes it again.",
        "数据集已被删除，请重新运行创建数据集的节点。",
    ),
    "datasets.too_many_to_label": (
        "{count} samples are too many for one task of labelling (at most {limit}).",
        "一个标注任务最多 {limit} 个样本，当前有 {count} 个。",
    ),
    "datasets.no_class": (
        "The task has no class {label}. Add it first.",
        "标注任务没有类别 {label}，请先添加。",
    ),
    "datasets.class_name": (
        "Give the class a name of at most {max} characters.",
        "请填写类别名称，最多 {max} 个字符。",
    ),
    "datasets.many_classes": (
        "A task has at most {max} classes.",
        "一个标注任务最多 {max} 个类别。",
    ),
    "datasets.unlabelled": (
        "{count} samples have no class yet.",
        "还有 {count} 个样本没有类别。",
    ),
    "datasets.task_over": (
        "{name} takes no more labels: it was finished, or its step was stopped.",
        "{name} 不再接受标注：任务已完成，或其节点已停止。",
    ),
    "datasets.no_sample": (
        "The task has no sample number {position}.",
        "标注任务没有第 {position} 个样本。",
    ),
}
