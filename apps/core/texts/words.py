"""Values of parameters that are words themselves: parameter → value → (English, Chinese)."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "unit": {
        "second": ("second", "秒"),
        "minute": ("minute", "分"),
        "hour": ("hour", "时"),
        "day": ("day", "日"),
        "month": ("month", "月"),
        "weekday": ("weekday", "星期"),
    },
    "found": {
        "object": ("an object", "对象"),
        "list": ("a list", "列表"),
        "text": ("a text", "字符串"),
        "boolean": ("true or false", "布尔值"),
        "number": ("a number", "数值"),
        "null": ("null", "空值"),
    },
    "kind": {
        "workflow": ("workflow", "工作流"),
        "step": ("step", "节点"),
        "input": ("input", "输入"),
        "output": ("output", "输出"),
        "condition": ("condition", "条件"),
        "requirement": ("data requirement", "数据需求"),
        "constraint": ("condition of a data requirement", "数据需求条件"),
        "data": ("data", "数据"),
        "parameter": ("parameter", "参数"),
        "storage": ("storage", "存储"),
        "asset": ("asset", "资产"),
        "subgraph": ("subgraph", "子图"),
        "scene": ("scene", "场景"),
        "note": ("note", "便签"),
    },
}
