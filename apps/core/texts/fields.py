"""What each field of the page's 20 objects is for: object, field, English and Chinese."""

from collections.abc import Mapping

FIELDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Workflow": {
        "name": (
            (
                "Name: 1 to 64 Chinese or Latin letters, digits, spaces, _ and -, starting with"
                " a letter."
            ),
            "名称：1 到 64 位中英文、数字、空格、下划线（_）和中划线（-），以中英文开头。",
        ),
        "workflow_id": (
            "ID of the workflow, made by the server when the workflow is created.",
            "工作流 ID，创建工作流时由服务端生成。",
        ),
        "created_at": ("When the workflow was created.", "工作流的创建时间。"),
        "description": ("Description.", "描述。"),
        "steps": (
            "The steps of the workflow. Required when it is created directly.",
            "工作流包含的节点。直接创建工作流时必填。",
        ),
        "user_name": ("Name of the user who created the workflow.", "创建工作流的用户名。"),
        "workspace_id": (
            'ID of the workspace; "0" is assumed where absent.',
            "工作空间 ID，缺省为“0”。",
        ),
        "data_requirements": ("Data the workflow asks for.", "工作流需要的数据。"),
        "data": ("Data the workflow brings.", "工作流包含的数据。"),
        "parameters": ("Parameters of the workflow.", "工作流包含的参数。"),
        "source_workflow_id": (
            "The workflow to copy. Required when a workflow is copied.",
            "从该工作流复制。通过复制创建工作流时必填。",
        ),
        "gallery_subscription": (
            (
                "The gallery subscription the workflow comes from. Required when it is created"
                " from the gallery."
            ),
            "工作流来自的市场订阅。通过市场订阅创建工作流时必填。",
        ),
        "latest_execution": ("The latest execution in short.", "最近一次执行的概要信息。"),
        "run_count": ("How often the workflow has run.", "已运行次数。"),
        "param_ready": ("Whether every required parameter has a value.", "必选参数是否都已填完。"),
        "source": (
            "Where the workflow comes from: ai_gallery for one from the gallery.",
            "工作流来源：ai_gallery 表示从 AI Gallery 导入。",
        ),
        "storages": ("Storage roots that the steps share.", "各节点共用的统一存储定义。"),
        "labels": ("Labels of the workflow.", "工作流的标签。"),
        "assets": ("Gallery assets bound to the workflow.", "工作流绑定的市场资产。"),
        "sub_graphs": ("Groups of steps.", "节点的分组（子图）。"),
        "extend": ("Additional fields of a paid workflow.", "计费工作流的扩展字段。"),
        "policy": ("Which part of the workflow runs.", "工作流的部分运行策略。"),
        "with_subscription": (
            "Whether messages are subscribed to; false where absent.",
            "是否订阅消息，缺省为 false。",
        ),
        "smn_switch": ("Whether notifications are sent.", "是否发送通知。"),
        "subscription_id": ("ID of the message subscription.", "消息订阅 ID。"),
        "exeml_template_id": ("ID of the automatic-learning template.", "自动学习模板 ID。"),
        "last_modified_at": ("When the workflow was last modified.", "最近一次修改的时间。"),
        "package": ("The package of a paid workflow.", "计费工作流的订阅包。"),
    },
    "WorkflowStep": {
        "name": (
            (
                "Name, unique in the workflow: 1 to 64 Chinese or Latin letters, digits, spaces,"
                " _ and -, starting with a letter."
            ),
            (
                "节点名称，在工作流中唯一：1 到 64 位中英文、数字、空格、下划线（_）和中划线"
                "（-），以中英文开头。"
            ),
        ),
        "type": (
            (
                "Type: job (training), labeling, release_dataset, model (registration), service"
                " (deployment), mrs_job, dataset_import, create_dataset, condition, or a plug-in's."
            ),
            (
                "节点类型：job（训练）、labeling、release_dataset、model（模型注册）、service"
                "（部署）、mrs_job、dataset_import、create_dataset、condition，或插件提供的类"
                "型。"
            ),
        ),
        "inputs": ("Inputs of the step.", "节点的输入项。"),
        "outputs": ("Outputs of the step.", "节点的输出项。"),
        "created_at": ("When the step was created.", "节点的创建时间。"),
        "title": ("Title.", "标题。"),
        "description": ("Description.", "描述。"),
        "properties": (
            "Properties, as the type of the step defines them.",
            "节点属性，由节点类型定义。",
        ),
        "depend_steps": ("Names of the steps this one depends on.", "所依赖的节点名称。"),
        "conditions": ("Conditions, all of which must hold.", "节点的条件，须全部成立。"),
        "if_then_steps": (
            "Names of the steps that run where the conditions hold.",
            "条件成立时运行的节点名称。",
        ),
        "else_then_steps": (
            "Names of the steps that run where they do not.",
            "条件不成立时运行的节点名称。",
        ),
        "policy": ("How the step is executed.", "节点的执行策略。"),
    },
    "JobInput": {
        "name": (
            "Name: 1 to 64 Latin letters, digits, _ and -.",
            "名称：1 到 64 位英文字母、数字、下划线（_）和中划线（-）。",
        ),
        "type": ("Type: dataset, obs or data_selector.", "类型：dataset、obs 或 data_selector。"),
        "data": ("The data: a value or a reference.", "输入项数据：值或引用。"),
        "value": ("The value of the input.", "输入项的值。"),
    },
    "JobOutput": {
        "name": ("Name.", "名称。"),
        "type": (
            "Type: obs, model, service_content and others.",
            "类型：obs、model、service_content 等。",
        ),
        "config": ("Configuration of the output.", "输出项的配置。"),
    },
    "StepCondition": {
        "type": (
            "Operator: ==, !=, >, >=, <, <=, in or or.",
            "操作符：==、!=、>、>=、<、<=、in 或 or。",
        ),
        "left": (
            "Left operand: a value, a reference, a list or a nested condition.",
            "左操作数：值、引用、列表或嵌套的条件。",
        ),
        "right": (
            "Right operand: a value, a reference, a list or a nested condition.",
            "右操作数：值、引用、列表或嵌套的条件。",
        ),
    },
    "WorkflowStepPolicy": {
        "poll_interval_seconds": (
            "Seconds between two looks at the step.",
            "两次查看节点状态之间的秒数。",
        ),
        "max_execution_minutes": ("Minutes the step may take.", "节点最长可执行的分钟数。"),
    },
    "DataRequirement": {
        "name": (
            "Name: 1 to 64 Latin letters, digits, _ and -, starting with a letter.",
            "名称：1 到 64 位英文字母、数字、下划线（_）和中划线（-），以英文字母开头。",
        ),
        "type": (
            "Type: dataset, obs, swr, model_list, label_task or service.",
            "类型：dataset、obs、swr、model_list、label_task 或 service。",
        ),
        "conditions": ("What the value must fulfil.", "值必须满足的条件。"),
        "value": ("The value.", "值。"),
        "used_steps": ("Names of the steps that use it.", "使用它的节点名称。"),
        "delay": (
            "Whether the value is asked for during an execution.",
            "是否在执行过程中才询问该值。",
        ),
    },
    "Constraint": {
        "attribute": ("The attribute of the value that is looked at.", "被检查的属性。"),
        "operator": ("Operator; equal is the only one.", "操作符，只支持 equal。"),
        "value": ("What the attribute must be.", "属性必须等于的值。"),
    },
    "Data": {
        "name": (
            "Name: 1 to 64 Latin letters, digits, _ and -, starting with a letter.",
            "名称：1 到 64 位英文字母、数字、下划线（_）和中划线（-），以英文字母开头。",
        ),
        "type": (
            "Type: dataset, obs, swr, model, label_task, service or image.",
            "类型：dataset、obs、swr、model、label_task、service 或 image。",
        ),
        "value": ("The value.", "值。"),
        "used_steps": ("Names of the steps that use it.", "使用它的节点名称。"),
    },
    "WorkflowParameter": {
        "name": (
            "Name: 1 to 64 Latin letters, digits, _ and -, starting with a letter.",
            "名称：1 到 64 位英文字母、数字、下划线（_）和中划线（-），以英文字母开头。",
        ),
        "type": (
            "Type: str, int, bool, float, json, list or enum.",
            "类型：str、int、bool、float、json、list 或 enum。",
        ),
        "description": ("Description.", "描述。"),
        "example": ("An example of a value.", "取值示例。"),
        "delay": (
            "Whether the value is asked for during an execution.",
            "是否在执行过程中才询问该值。",
        ),
        "default": ("The value where none is given.", "没有给出值时的默认值。"),
        "value": ("The value.", "值。"),
        "enum": ("The values that are possible.", "可选的取值。"),
        "used_steps": ("Names of the steps that use it.", "使用它的节点名称。"),
        "format": ("Format of the value, for example flavor.", "值的格式，例如 flavor。"),
        "constraint": ("Further limits of the value.", "对值的进一步限制。"),
    },
    "WorkflowGallerySubscription": {
        "content_id": ("ID of the gallery asset.", "市场资产的 ID。"),
        "version_id": ("ID of the asset's version.", "资产版本的 ID。"),
        "expired_at": ("When the subscription ends.", "订阅的到期时间。"),
    },
    "ExecutionBrief": {
        "execution_id": ("ID of the execution.", "执行的 ID。"),
        "created_at": ("When the execution was created.", "执行的创建时间。"),
        "status": (
            "Status: init, running, completed, stopped or abnormal.",
            "状态：init、running、completed、stopped 或 abnormal。",
        ),
        "running_steps": ("Names of the steps that are running.", "正在运行的节点名称。"),
        "current_steps": ("Names of the steps that were reached last.", "最近到达的节点名称。"),
        "duration": ("How long it has taken, in seconds.", "已用时间，单位为秒。"),
    },
    "WorkflowStorage": {
        "name": (
            "Name: 1 to 64 Latin letters, digits, _ and -, starting with a letter.",
            "名称：1 到 64 位英文字母、数字、下划线（_）和中划线（-），以英文字母开头。",
        ),
        "type": ("Type; obs is the only one.", "类型，只支持 obs。"),
        "path": ("Root path, an OBS path.", "根路径，为 OBS 路径。"),
    },
    "WorkflowAsset": {
        "name": ("Name of the asset.", "资产名称。"),
        "type": ("Type: algorithm, algorithm2 or model.", "类型：algorithm、algorithm2 或 model。"),
        "content_id": ("ID of the asset in the gallery.", "资产在市场中的 ID。"),
        "subscription_id": ("ID of the subscription in the gallery.", "市场订阅的 ID。"),
        "expired_at": ("When the subscription ends.", "订阅的到期时间。"),
    },
    "WorkflowSubgraph": {
        "name": ("Name of the group.", "分组名称。"),
        "steps": ("Names of the steps in it.", "分组中的节点名称。"),
    },
    "WorkflowPolicy": {
        "use_scene": ("Name of the scene that is used.", "所用场景的名称。"),
        "scene_id": ("ID of the scene that is used.", "所用场景的 ID。"),
        "scenes": ("The scenes there are.", "已有的场景。"),
    },
    "Scene": {
        "id": (
            "ID of the scene, made by the server where absent.",
            "场景 ID，缺省时由服务端生成。",
        ),
        "name": ("Name of the scene.", "场景名称。"),
        "steps": ("Names of the steps in it.", "场景中的节点名称。"),
    },
    "WorkflowServicePackage": {
        "package_id": ("UUID of the package, made by the server.", "订阅包的 UUID，由服务端生成。"),
        "status": ("Status of the package.", "订阅包的状态。"),
        "pool_id": ("ID of the resource pool.", "资源池 ID。"),
        "service_id": ("ID of the service.", "服务 ID。"),
        "workflow_id": ("ID of the workflow.", "工作流 ID。"),
        "order": ("The order behind the package.", "订阅包对应的订单。"),
        "consume_limit": ("How many executions the package pays for.", "订阅包可支付的执行次数。"),
        "current_consume": ("How many it has paid for.", "已支付的执行次数。"),
        "current_date": ("The current time.", "当前时间。"),
        "limit_enable": ("Whether the limit is enforced.", "是否限制用量。"),
        "created_at": ("When the package was bought.", "购买订阅包的时间。"),
    },
    "WorkflowPoolOrder": {
        "id": ("ID of the order.", "订单 ID。"),
        "sku": ("What is billed.", "计费项。"),
        "sku_count": ("How many are billed.", "计费项的数量。"),
    },
    "SkuInfo": {
        "code": ("Billing code.", "计费码。"),
        "period": ("Billing period.", "计费周期。"),
        "queries_limit": ("How many queries are included.", "包含的请求次数。"),
        "price": ("Price.", "价格。"),
    },
}
