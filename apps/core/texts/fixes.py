"""The names of fixes: what a button beside a problem does."""

TEXTS = {
    "fix.rename": ("Rename to {name}", "重命名为 {name}"),
    "fix.name": ("Name it {name}", "命名为 {name}"),
    "fix.use": ("Use {word}", "改用 {word}"),
    "fix.point_to": ("Point to {name}", "改为指向 {name}"),
    "fix.remove_reference": ("Remove the reference", "删除该引用"),
    "fix.remove_field": ("Remove {field}", "删除 {field}"),
    "fix.remove_conditions": ("Remove the conditions", "删除这些条件"),
    "fix.declare_parameter": ("Declare the parameter", "定义该参数"),
    "fix.declare_data": ("Create the data entry", "创建该数据"),
    "fix.declare_requirement": ("Create the data requirement", "创建该数据需求"),
    "fix.declare_storage": ("Create the storage", "创建该存储"),
    "fix.add_output": ("Add the output", "添加该输出"),
    "fix.add_dependency": ("Add the dependency", "添加依赖"),
    "fix.add_to_scene": ("Add to the scene", "加入该场景"),
    "fix.keep_one": ("Remove the duplicate", "删除重复项"),
    "fix.leave_list": ("Remove {name}", "删除 {name}"),
    "fix.correct_list": ("Correct the list", "更正该列表"),
    "fix.change_to": ("Change to {value}", "改为 {value}"),
    "fix.make_type": ("Make the type {type}", "将类型改为 {type}"),
    "fix.add_choice": ("Add {value} to the choices", "将 {value} 加入可选项"),
}
