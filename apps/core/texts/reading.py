"""Faults of the JSON text and of its types."""

TEXTS = {
    "json.too_large": (
        "The body is larger than {limit} MiB. Send a smaller specification.",
        "请求内容超过 {limit} MiB，请减小规格文件后重试。",
    ),
    "json.not_utf8": (
        "The body is not UTF-8 text (byte {byte}). Save the file as UTF-8.",
        "内容不是 UTF-8 文本(第 {byte} 个字节)，请以 UTF-8 编码保存。",
    ),
    "json.too_deep": (
        "The JSON is nested deeper than {limit} levels. Flatten it.",
        "JSON 嵌套超过 {limit} 层，请减少嵌套层级。",
    ),
    "json.syntax": (
        "This is not valid JSON at line {line}, column {column}. "
        "Look there for a missing or extra comma, quote or bracket.",
        "第 {line} 行第 {column} 列不是有效的 JSON，请检查该处是否缺少或多出逗号、引号或括号。",
    ),
    "json.duplicate_key": (
        'The key "{key}" appears more than once in one object. Keep one of them.',
        "同一对象中键“{key}”出现多次，请只保留一个。",
    ),
    "json.integer_range": (
        "This whole number does not fit 64 bits. Use one from {minimum} to {maximum}, or a text.",
        "该整数超出 64 位范围，请使用 {minimum} 到 {maximum} 之间的整数，或改用字符串。",
    ),
    "json.number_range": (
        "The number {number} is too large. Use a smaller number, or a text.",
        "数值 {number} 过大，请使用较小的数值或改用字符串。",
    ),
    "json.not_a_number": (
        "{number} is not allowed in JSON. Use a number or a text.",
        "JSON 中不允许使用 {number}，请改用数值或字符串。",
    ),
    "json.nul": (
        "The text contains the character U+0000, which cannot be stored. Remove it.",
        "文本中包含无法存储的字符 U+0000，请将其删除。",
    ),
    "json.lone_surrogate": (
        "The text contains half of a character (a lone surrogate). Send the whole character.",
        "文本中包含不完整的字符(孤立的代理项)，请发送完整的字符。",
    ),
    "limit.steps": (
        "A workflow has at most {limit} steps; this one has {found}. Split it.",
        "一个工作流最多包含 {limit} 个节点，当前为 {found} 个，请拆分工作流。",
    ),
    "type.expected_text": (
        "A text is expected here, not {found}.",
        "此处应为字符串，而不是{found}。",
    ),
    "type.expected_flag": (
        "true or false is expected here, not {found}.",
        "此处应为 true 或 false，而不是{found}。",
    ),
    "type.expected_switch": (
        'true, false, "true" or "false" is expected here, not {found}.',
        '此处应为 true、false、"true" 或 "false"，而不是{found}。',
    ),
    "type.expected_integer": (
        "A whole number is expected here, not {found}.",
        "此处应为整数，而不是{found}。",
    ),
    "type.integer_range": (
        "This whole number is too large. Use one up to {maximum}.",
        "该整数过大，最大为 {maximum}。",
    ),
    "type.expected_number": (
        "A number is expected here, not {found}.",
        "此处应为数值，而不是{found}。",
    ),
    "type.expected_text_or_number": (
        "A text or a number is expected here, not {found}.",
        "此处应为字符串或数值，而不是{found}。",
    ),
    "type.expected_list": (
        "A list is expected here, not {found}.",
        "此处应为列表，而不是{found}。",
    ),
    "type.expected_object": (
        "An object is expected here, not {found}.",
        "此处应为对象，而不是{found}。",
    ),
}
