"""What the page says of each field, in English: object → field → description."""

from collections.abc import Mapping

_STEP_NAMES = "1 to 64 Chinese or Latin letters, digits, spaces, _ and -, starting with a letter"
_NAMES = "1 to 64 Latin letters, digits, _ and -, starting with a letter"

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Workflow": {
        "name": f"Name: {_STEP_NAMES}.",
        "workflow_id": "ID of the workflow, made by the server when the workflow is created.",
        "created_at": "When the workflow was created.",
        "description": "Description.",
        "steps": "The steps of the workflow. Required when it is created directly.",
        "user_name": "Name of the user who created the workflow.",
        "workspace_id": 'ID of the workspace; "0" is assumed where absent.',
        "data_requirements": "Data the workflow asks for.",
        "data": "Data the workflow brings.",
        "parameters": "Parameters of the workflow.",
        "source_workflow_id": "The workflow to copy. Required when a workflow is copied.",
        "gallery_subscription": (
            "The gallery subscription the workflow comes from. "
            "Required when it is created from the gallery."
        ),
        "latest_execution": "The latest execution in short.",
        "run_count": "How often the workflow has run.",
        "param_ready": "Whether every required parameter has a value.",
        "source": "Where the workflow comes from: ai_gallery for one from the gallery.",
        "storages": "Storage roots that the steps share.",
        "labels": "Labels of the workflow.",
        "assets": "Gallery assets bound to the workflow.",
        "sub_graphs": "Groups of steps.",
        "extend": "Additional fields of a paid workflow.",
        "policy": "Which part of the workflow runs.",
        "with_subscription": "Whether messages are subscribed to; false where absent.",
        "smn_switch": "Whether notifications are sent.",
        "subscription_id": "ID of the message subscription.",
        "exeml_template_id": "ID of the automatic-learning template.",
        "last_modified_at": "When the workflow was last modified.",
        "package": "The package of a paid workflow.",
    },
    "WorkflowStep": {
        "name": f"Name, unique in the workflow: {_STEP_NAMES}.",
        "type": (
            "Type: job (training), labeling, release_dataset, model (registration), service "
            "(deployment), mrs_job, dataset_import, create_dataset, condition, or a plug-in's."
        ),
        "inputs": "Inputs of the step.",
        "outputs": "Outputs of the step.",
        "created_at": "When the step was created.",
        "title": "Title.",
        "description": "Description.",
        "properties": "Properties, as the type of the step defines them.",
        "depend_steps": "Names of the steps this one depends on.",
        "conditions": "Conditions, all of which must hold.",
        "if_then_steps": "Names of the steps that run where the conditions hold.",
        "else_then_steps": "Names of the steps that run where they do not.",
        "policy": "How the step is executed.",
    },
    "JobInput": {
        "name": "Name: 1 to 64 Latin letters, digits, _ and -.",
        "type": "Type: dataset, obs or data_selector.",
        "data": "The data: a value or a reference.",
        "value": "The value of the input.",
    },
    "JobOutput": {
        "name": "Name.",
        "type": "Type: obs, model, service_content and others.",
        "config": "Configuration of the output.",
    },
    "StepCondition": {
        "type": "Operator: ==, !=, >, >=, <, <=, in or or.",
        "left": "Left operand: a value, a reference, a list or a nested condition.",
        "right": "Right operand: a value, a reference, a list or a nested condition.",
    },
    "WorkflowStepPolicy": {
        "poll_interval_seconds": "Seconds between two looks at the step.",
        "max_execution_minutes": "Minutes the step may take.",
    },
    "DataRequirement": {
        "name": f"Name: {_NAMES}.",
        "type": "Type: dataset, obs, swr, model_list, label_task or service.",
        "conditions": "What the value must fulfil.",
        "value": "The value.",
        "used_steps": "Names of the steps that use it.",
        "delay": "Whether the value is asked for during an execution.",
    },
    "Constraint": {
        "attribute": "The attribute of the value that is looked at.",
        "operator": "Operator; equal is the only one.",
        "value": "What the attribute must be.",
    },
    "Data": {
        "name": f"Name: {_NAMES}.",
        "type": "Type: dataset, obs, swr, model, label_task, service or image.",
        "value": "The value.",
        "used_steps": "Names of the steps that use it.",
    },
    "WorkflowParameter": {
        "name": f"Name: {_NAMES}.",
        "type": "Type: str, int, bool, float, json, list or enum.",
        "description": "Description.",
        "example": "An example of a value.",
        "delay": "Whether the value is asked for during an execution.",
        "default": "The value where none is given.",
        "value": "The value.",
        "enum": "The values that are possible.",
        "used_steps": "Names of the steps that use it.",
        "format": "Format of the value, for example flavor.",
        "constraint": "Further limits of the value.",
    },
    "WorkflowGallerySubscription": {
        "content_id": "ID of the gallery asset.",
        "version_id": "ID of the asset's version.",
        "expired_at": "When the subscription ends.",
    },
    "ExecutionBrief": {
        "execution_id": "ID of the execution.",
        "created_at": "When the execution was created.",
        "status": "Status: init, running, completed, stopped or abnormal.",
        "running_steps": "Names of the steps that are running.",
        "current_steps": "Names of the steps that were reached last.",
        "duration": "How long it has taken, in seconds.",
    },
    "WorkflowStorage": {
        "name": f"Name: {_NAMES}.",
        "type": "Type; obs is the only one.",
        "path": "Root path, an OBS path.",
    },
    "WorkflowAsset": {
        "name": "Name of the asset.",
        "type": "Type: algorithm, algorithm2 or model.",
        "content_id": "ID of the asset in the gallery.",
        "subscription_id": "ID of the subscription in the gallery.",
        "expired_at": "When the subscription ends.",
    },
    "WorkflowSubgraph": {
        "name": "Name of the group.",
        "steps": "Names of the steps in it.",
    },
    "WorkflowPolicy": {
        "use_scene": "Name of the scene that is used.",
        "scene_id": "ID of the scene that is used.",
        "scenes": "The scenes there are.",
    },
    "Scene": {
        "id": "ID of the scene, made by the server where absent.",
        "name": "Name of the scene.",
        "steps": "Names of the steps in it.",
    },
    "WorkflowServicePackage": {
        "package_id": "UUID of the package, made by the server.",
        "status": "Status of the package.",
        "pool_id": "ID of the resource pool.",
        "service_id": "ID of the service.",
        "workflow_id": "ID of the workflow.",
        "order": "The order behind the package.",
        "consume_limit": "How many executions the package pays for.",
        "current_consume": "How many it has paid for.",
        "current_date": "The current time.",
        "limit_enable": "Whether the limit is enforced.",
        "created_at": "When the package was bought.",
    },
    "WorkflowPoolOrder": {
        "id": "ID of the order.",
        "sku": "What is billed.",
        "sku_count": "How many are billed.",
    },
    "SkuInfo": {
        "code": "Billing code.",
        "period": "Billing period.",
        "queries_limit": "How many queries are included.",
        "price": "Price.",
    },
    "ServiceAuth": {
        "main_service_id": "ID of the service.",
        "content_id": "ID of the gallery asset.",
        "consume": "What the paid workflow uses up.",
    },
    "Consume": {
        "period": "Billing period of the paid workflow.",
        "value": "How much of it is used.",
    },
    "TokenRequest": {"auth": "Who wants a token, and for what."},
    "Auth": {"identity": "How the user proves who it is.", "scope": "What the token is for."},
    "Identity": {
        "methods": 'The one list supported is ["password"].',
        "password": "Name and password.",
    },
    "Password": {"user": "The user."},
    "PasswordUser": {
        "name": "Name of the user.",
        "password": "Password of the user.",
        "domain": "The account of the user; accepted and not needed.",
    },
    "Domain": {"name": "Name of the account."},
    "Scope": {"project": "The project that the token opens."},
    "ScopedProject": {"id": "ID of the project."},
}
