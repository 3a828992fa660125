/**
 * The fields of the page's 20 objects, and the words that some of them take.
 * Written by `tests/contracts/write_shapes.py`.
 */

/**
 * @typedef {"text"|"flag"|"switch"|"integer"|"number"|"text_or_number"|"texts"|"map"|"value"
 *   |"values"|"object"|"objects"} Shape
 */
/**
 * `of`: the object it holds; `server`: only the server writes it.
 * @typedef {{shape: Shape, of?: string, required?: true, server?: true}} Field
 */

/** @type {Record<string, Record<string, Field>>} */
export const SHAPES = {
  "Workflow": {"name": {"shape": "text", "required": true}, "workflow_id": {"shape": "text", "server": true}, "created_at": {"shape": "text", "server": true}, "description": {"shape": "text"}, "steps": {"shape": "objects", "of": "WorkflowStep"}, "user_name": {"shape": "text", "server": true}, "workspace_id": {"shape": "text"}, "data_requirements": {"shape": "objects", "of": "DataRequirement"}, "data": {"shape": "objects", "of": "Data"}, "parameters": {"shape": "objects", "of": "WorkflowParameter"}, "source_workflow_id": {"shape": "text"}, "gallery_subscription": {"shape": "object", "of": "WorkflowGallerySubscription"}, "latest_execution": {"shape": "object", "of": "ExecutionBrief", "server": true}, "run_count": {"shape": "integer", "server": true}, "param_ready": {"shape": "flag", "server": true}, "source": {"shape": "text"}, "storages": {"shape": "objects", "of": "WorkflowStorage"}, "labels": {"shape": "texts"}, "assets": {"shape": "objects", "of": "WorkflowAsset"}, "sub_graphs": {"shape": "objects", "of": "WorkflowSubgraph"}, "extend": {"shape": "map"}, "policy": {"shape": "object", "of": "WorkflowPolicy"}, "with_subscription": {"shape": "flag"}, "smn_switch": {"shape": "switch"}, "subscription_id": {"shape": "text"}, "exeml_template_id": {"shape": "text"}, "last_modified_at": {"shape": "text", "server": true}, "package": {"shape": "object", "of": "WorkflowServicePackage"}},
  "WorkflowStep": {"name": {"shape": "text", "required": true}, "type": {"shape": "text", "required": true}, "inputs": {"shape": "objects", "of": "JobInput"}, "outputs": {"shape": "objects", "of": "JobOutput"}, "created_at": {"shape": "text", "server": true}, "title": {"shape": "text"}, "description": {"shape": "text"}, "properties": {"shape": "map"}, "depend_steps": {"shape": "texts"}, "conditions": {"shape": "objects", "of": "StepCondition"}, "if_then_steps": {"shape": "texts"}, "else_then_steps": {"shape": "texts"}, "policy": {"shape": "object", "of": "WorkflowStepPolicy"}},
  "JobInput": {"name": {"shape": "text", "required": true}, "type": {"shape": "text"}, "data": {"shape": "value"}, "value": {"shape": "value"}},
  "JobOutput": {"name": {"shape": "text", "required": true}, "type": {"shape": "text"}, "config": {"shape": "map"}},
  "StepCondition": {"type": {"shape": "text", "required": true}, "left": {"shape": "value", "required": true}, "right": {"shape": "value", "required": true}},
  "WorkflowStepPolicy": {"poll_interval_seconds": {"shape": "text_or_number"}, "max_execution_minutes": {"shape": "text_or_number"}},
  "DataRequirement": {"name": {"shape": "text", "required": true}, "type": {"shape": "text", "required": true}, "conditions": {"shape": "objects", "of": "Constraint"}, "value": {"shape": "map"}, "used_steps": {"shape": "texts"}, "delay": {"shape": "flag"}},
  "Constraint": {"attribute": {"shape": "text"}, "operator": {"shape": "text"}, "value": {"shape": "value"}},
  "Data": {"name": {"shape": "text", "required": true}, "type": {"shape": "text"}, "value": {"shape": "map"}, "used_steps": {"shape": "texts"}},
  "WorkflowParameter": {"name": {"shape": "text", "required": true}, "type": {"shape": "text"}, "description": {"shape": "text"}, "example": {"shape": "value"}, "delay": {"shape": "flag"}, "default": {"shape": "value"}, "value": {"shape": "value"}, "enum": {"shape": "values"}, "used_steps": {"shape": "texts"}, "format": {"shape": "text"}, "constraint": {"shape": "map"}},
  "WorkflowGallerySubscription": {"content_id": {"shape": "text"}, "version_id": {"shape": "text"}, "expired_at": {"shape": "text"}},
  "ExecutionBrief": {"execution_id": {"shape": "text"}, "created_at": {"shape": "text"}, "status": {"shape": "text"}, "running_steps": {"shape": "texts"}, "current_steps": {"shape": "texts"}, "duration": {"shape": "integer"}},
  "WorkflowStorage": {"name": {"shape": "text", "required": true}, "type": {"shape": "text"}, "path": {"shape": "text"}},
  "WorkflowAsset": {"name": {"shape": "text"}, "type": {"shape": "text"}, "content_id": {"shape": "text"}, "subscription_id": {"shape": "text"}, "expired_at": {"shape": "text"}},
  "WorkflowSubgraph": {"name": {"shape": "text", "required": true}, "steps": {"shape": "texts"}},
  "WorkflowPolicy": {"use_scene": {"shape": "text"}, "scene_id": {"shape": "text"}, "scenes": {"shape": "objects", "of": "Scene"}},
  "Scene": {"id": {"shape": "text"}, "name": {"shape": "text"}, "steps": {"shape": "texts"}},
  "WorkflowServicePackage": {"package_id": {"shape": "text"}, "status": {"shape": "text"}, "pool_id": {"shape": "text"}, "service_id": {"shape": "text"}, "workflow_id": {"shape": "text"}, "order": {"shape": "object", "of": "WorkflowPoolOrder"}, "consume_limit": {"shape": "integer"}, "current_consume": {"shape": "integer"}, "current_date": {"shape": "text"}, "limit_enable": {"shape": "flag"}, "created_at": {"shape": "text"}},
  "WorkflowPoolOrder": {"id": {"shape": "text"}, "sku": {"shape": "object", "of": "SkuInfo", "required": true}, "sku_count": {"shape": "text_or_number", "required": true}},
  "SkuInfo": {"code": {"shape": "text"}, "period": {"shape": "text_or_number"}, "queries_limit": {"shape": "integer"}, "price": {"shape": "number"}},
};

/** Words by object and field. @type {Record<string, string[]>} */
export const WORDS = {
  "JobInput.type": ["data_selector", "dataset", "image", "label_task", "model", "model_list", "obs", "service", "service_content", "swr"],
  "JobOutput.type": ["dataset", "label_task", "model", "obs", "service", "service_content"],
  "StepCondition.type": ["==", "!=", ">", ">=", "<", "<=", "in", "or"],
  "DataRequirement.type": ["dataset", "label_task", "model_list", "obs", "service", "swr"],
  "Constraint.operator": ["equal"],
  "Data.type": ["dataset", "image", "label_task", "model", "obs", "service", "swr"],
  "WorkflowParameter.type": ["str", "int", "bool", "float", "json", "string", "list", "enum"],
  "WorkflowParameter.format": ["bool", "flavor", "float", "int", "obs", "pacific", "schedule", "str", "swr", "train_flavor"],
  "WorkflowStorage.type": ["obs"],
};
