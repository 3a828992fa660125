"""Faults of a specification: names, graph, references, values."""

TEXTS = {
    "create.nothing": (
        "There is nothing to create a workflow from. "
        "Send steps, a source_workflow_id or a gallery_subscription.",
        "缺少创建工作流的内容，请提供 steps、source_workflow_id 或 gallery_subscription。",
    ),
    "start.no_steps": (
        "A workflow without steps cannot run. Add a step.",
        "没有节点的工作流无法运行，请至少添加一个节点。",
    ),
    "field.required": (
        "{field} is missing. Give it a value.",
        "缺少必填项 {field}，请填写。",
    ),
    "name.pattern": (
        'The {kind} name "{name}" is not allowed. Use 1 to 64 letters, Chinese characters, digits, '
        "spaces, underscores and hyphens, a letter or Chinese character first.",
        "{kind}名称“{name}”不符合要求：应为 1 到 64 位，只能包含中英文、数字、空格、下划线和中划线"
        "，并以中英文开头。",
    ),
    "name.pattern_input": (
        'The {kind} name "{name}" is not allowed. '
        "Use 1 to 64 letters, digits, underscores and hyphens.",
        "{kind}名称“{name}”不符合要求：应为 1 到 64 位英文、数字、下划线或中划线。",
    ),
    "name.pattern_plain": (
        'The {kind} name "{name}" is not allowed. '
        "Use 1 to 64 letters, digits, underscores and hyphens, a letter first.",
        "{kind}名称“{name}”不符合要求：应为 1 到 64 位英文、数字、下划线或中划线，并以英文开头。",
    ),
    "name.pattern_data": (
        'The {kind} name "{name}" is not allowed. '
        "Use 1 to 64 letters, digits, underscores and hyphens, a letter (or digit) first.",
        "{kind}名称“{name}”不符合要求：应为 1 到 64 位英文、数字、下划线或中划线，"
        "并以英文(或数字)开头。",
    ),
    "name.leading_digit": (
        'The data name "{name}" does not start with a letter. '
        "It is taken; rename it if another tool refuses it.",
        "数据名称“{name}”未以英文开头。系统可以接受，若其他工具不接受，请重命名。",
    ),
    "name.duplicate": (
        'The {kind} name "{name}" is used more than once. Give each {kind} its own name.',
        "{kind}名称“{name}”重复，请为每个{kind}使用不同的名称。",
    ),
    "graph.unknown_dependency": (
        'There is no step "{name}" to depend on. Correct the name or remove the dependency.',
        "依赖的节点“{name}”不存在，请更正名称或删除该依赖。",
    ),
    "graph.unknown_branch_target": (
        'There is no step "{name}" for this branch. Correct the name or remove it.',
        "分支指向的节点“{name}”不存在，请更正名称或将其删除。",
    ),
    "graph.cycle": (
        "These steps wait for each other in a circle: {steps}. Remove one of their connections.",
        "以下节点互相等待，形成了环：{steps}。请断开其中一条连接。",
    ),
    "graph.repeated": (
        'The step "{name}" stands in this list more than once. Keep one entry.',
        "该列表中节点“{name}”重复出现，请只保留一个。",
    ),
    "graph.branch_without_dependency": (
        'The branch leads to "{name}", which does not list "{condition}" in depend_steps. '
        "It waits for the condition all the same; add the dependency to make that plain.",
        "分支指向“{name}”，但其 depend_steps 中没有“{condition}”。运行时仍会等待该条件节点，"
        "建议补充依赖。",
    ),
    "step.unknown_type": (
        'There is no step type "{type}" here. Use one of: {known}.',
        "没有名为“{type}”的节点类型，可选类型：{known}。",
    ),
    "parameter.unknown_type": (
        'There is no parameter type "{type}". Use one of: {known}.',
        "没有名为“{type}”的参数类型，可选类型：{known}。",
    ),
    "storage.unknown_type": (
        'There is no storage type "{type}". Use obs.',
        "没有名为“{type}”的存储类型，请使用 obs。",
    ),
    "input.unknown_type": (
        'The input type "{type}" is not a known one. Check its spelling; known are: {known}.',
        "输入类型“{type}”不是已知类型，请检查拼写。已知类型：{known}。",
    ),
    "output.unknown_type": (
        'The output type "{type}" is not a known one. Check its spelling; known are: {known}.',
        "输出类型“{type}”不是已知类型，请检查拼写。已知类型：{known}。",
    ),
    "requirement.unknown_type": (
        'The type "{type}" of this data requirement is not a known one. '
        "Check its spelling; known are: {known}.",
        "数据需求的类型“{type}”不是已知类型，请检查拼写。已知类型：{known}。",
    ),
    "data.unknown_type": (
        'The data type "{type}" is not a known one. Check its spelling; known are: {known}.',
        "数据类型“{type}”不是已知类型，请检查拼写。已知类型：{known}。",
    ),
    "parameter.unknown_format": (
        'The parameter format "{type}" is not a known one. Check its spelling; known are: {known}.',
        "参数格式“{type}”不是已知格式，请检查拼写。已知格式：{known}。",
    ),
    "constraint.unknown_operator": (
        'A data requirement cannot be checked with "{operator}". Use equal.',
        "数据需求不支持操作“{operator}”，请使用 equal。",
    ),
    "condition.none": (
        'The condition step "{name}" has no conditions, so it is always true. Add one.',
        "条件节点“{name}”没有条件，结果始终为真，请添加条件。",
    ),
    "condition.ignored": (
        'The step "{name}" is of type {type}: its conditions are kept but never looked at. '
        "Move them to a condition step.",
        "节点“{name}”的类型是 {type}，其中的条件会被保留但不会生效，请移到条件节点。",
    ),
    "condition.unknown_operator": (
        'There is no operator "{operator}". Use one of: ==, !=, >, >=, <, <=, in, or.',
        "没有名为“{operator}”的判断类型，可选：==、!=、>、>=、<、<=、in、or。",
    ),
    "condition.incomparable": (
        "{left} {operator} {right} cannot be decided. "
        "Compare a number with a number, or a text with a text.",
        "无法判断 {left} {operator} {right}，请比较两个数值或两个字符串。",
    ),
    "condition.not_a_collection": (
        "{left} in {right} cannot be decided. Look for a value in a list, or for a text in a text.",
        "无法判断 {left} in {right}，请在列表中查找值，或在字符串中查找字符串。",
    ),
    "condition.not_a_truth": (
        "{left} or {right} cannot be decided. Put a condition on both sides.",
        "无法判断 {left} or {right}，请在两侧都使用条件。",
    ),
    "reference.malformed": (
        '"{reference}" has no form that is known. '
        "Write for example $ref/parameters/name or $ref/consumptions/step/output.",
        "“{reference}”不是有效的引用，正确写法例如 $ref/parameters/name 或 "
        "$ref/consumptions/step/output。",
    ),
    "reference.undeclared": (
        '"{reference}" points at nothing. Declare it in the workflow or choose something else.',
        "“{reference}”没有对应的定义，请在工作流中定义它或改用其他引用。",
    ),
    "reference.unknown_output": (
        'The step "{step}" has no output "{output}". Add the output or choose another one.',
        "节点“{step}”没有输出“{output}”，请添加该输出或选择其他输出。",
    ),
    "reference.not_upstream": (
        'The step "{step}" uses an output of "{producer}" but does not wait for it. '
        'Make "{step}" depend on "{producer}".',
        "节点“{step}”使用了“{producer}”的输出，但没有等待它完成。请让“{step}”依赖“{producer}”。",
    ),
    "reference.outside_scene": (
        'The step "{step}" uses an output of "{producer}", which is not in the scene "{scene}". '
        'Add "{producer}" to the scene.',
        "节点“{step}”使用了“{producer}”的输出，而后者不在场景“{scene}”中，请将其加入该场景。",
    ),
    "reference.no_value": (
        '"{reference}" has no value yet. Give it one.',
        "“{reference}”还没有值，请为其赋值。",
    ),
    "value.type": (
        '{value} is not a value for "{name}", which is of type {type}. Correct the value or type.',
        "{value} 不是“{name}”的有效值，其类型为 {type}。请更正值或类型。",
    ),
    "value.not_in_enum": (
        '{value} is not among the choices of "{name}". Choose one of them or add it.',
        "{value} 不在“{name}”的可选项中，请选择其中一项或将其加入枚举。",
    ),
    "value.constraint": (
        '{value} does not keep the constraint of "{name}": {constraint}. Correct the value.',
        "{value} 不满足“{name}”的限制条件：{constraint}。请更正该值。",
    ),
    "value.missing": (
        'The {kind} "{name}" has no value. Give it one, or let it be asked for during the run.',
        "{kind}“{name}”没有值，请填写，或设为运行时输入。",
    ),
    "requirement.condition": (
        'The value of "{name}" does not meet its condition: {attribute} must equal {value}. '
        "Correct the value.",
        "“{name}”的值不满足条件：{attribute} 必须等于 {value}。请更正该值。",
    ),
    "asset.expired": (
        'The gallery asset "{name}" has expired. Renew its subscription or use another asset.',
        "资产“{name}”的订阅已过期，请续订或改用其他资产。",
    ),
    "used_steps.differ": (
        "used_steps is not what the steps use (missing: {missing}; too many: {extra}). Correct it.",
        "used_steps 与实际使用情况不一致(缺少：{missing}；多余：{extra})，请更正。",
    ),
    "member.unknown": (
        'There is no step "{name}". Correct the name or remove it from this list.',
        "节点“{name}”不存在，请更正名称或将其从列表中删除。",
    ),
    "member.repeated": (
        'The step "{name}" stands in this list more than once. Keep one entry.',
        "该列表中节点“{name}”重复出现，请只保留一个。",
    ),
}
