"""Sentences about models, services and Spark jobs."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "serving.no_input": (
        "The step has no input with the path of the model's files.",
        "该步骤没有提供模型文件路径的输入。",
    ),
    "serving.no_name": (
        "Give the model a name in the step's properties (model_name): letters, digits, - and _,"
        " at most 64 characters.",
        "请在步骤的属性（model_name）中填写模型名称：字母、数字、- 和 _，最多 64 个字符。",
    ),
    "serving.no_files": (
        "No model files lie there. A package is a folder model/ with the model's files.",
        "该路径中没有模型文件。模型包是包含模型文件的 model/ 目录。",
    ),
    "serving.too_large": (
        "The model's files are larger than {limit} MiB, the most that is registered.",
        "模型文件超过 {limit} MiB，超出可注册的上限。",
    ),
    "serving.config_unreadable": (
        "config.json of the model cannot be read: {reason}",
        "无法读取模型的 config.json：{reason}",
    ),
    "serving.number_taken": (
        "{name} has a version {number} already. Name another, or none to count on.",
        "{name} 已有版本 {number}。请填写其他版本号，或留空以自动递增。",
    ),
    "serving.version_in_use": (
        "Services answer with this version: {names}. Remove or update them first.",
        "以下服务正在使用该版本：{names}。请先删除或更新这些服务。",
    ),
    "serving.no_code": (
        "{name} {number} has no customize_service.py, the code that answers requests."
        " Put one beside the model's files and register a new version.",
        "{name} {number} 没有用于应答请求的 customize_service.py。"
        "请将其放在模型文件旁，并注册新版本。",
    ),
    "serving.no_model": (
        "The step names no model to serve. Connect its model_list to the step that registers one.",
        "该步骤没有指定要部署的模型。请将其 model_list 连接到注册模型的步骤。",
    ),
    "serving.several_models": (
        "The step names {count} models; a service here answers with one.",
        "该步骤指定了 {count} 个模型，而此处的服务只能使用一个模型。",
    ),
    "serving.unknown_model": (
        "The project has no model {model_id}.",
        "项目中没有模型 {model_id}。",
    ),
    "serving.unknown_service": (
        "The project has no service {service_id}.",
        "项目中没有服务 {service_id}。",
    ),
    "serving.only_real_time": (
        "A service of the kind {kind} needs a cloud; here services answer in real time.",
        "{kind} 类型的服务需要云端；此处仅支持在线服务（real-time）。",
    ),
    "serving.hours": (
        "{hours} is no running time. Give the hours as a number, -1 for ever.",
        "{hours} 不是有效的运行时长。请以小时数填写，-1 表示永久。",
    ),
    "serving.environment": (
        "The environment of a service is at most {most} texts, each name letters, digits and _.",
        "服务的环境变量最多 {most} 个文本值，名称只能包含字母、数字和下划线。",
    ),
    "serving.nobody_deploys": (
        "No supervisor of services is running. Start Weft with make run, or"
        " python -m config.services on one machine.",
        "没有正在运行的服务管理进程。请使用 make run 启动 Weft，或在一台机器上运行"
        " python -m config.services。",
    ),
    "serving.switched_off": (
        "Services are switched off here: a model's code may do anything, and Weft is reachable"
        " from other machines. An administrator can allow it with WEFT_RUN_CODE=1.",
        "此处已关闭服务：模型代码可以执行任意操作，且其他机器可以访问 Weft。"
        "管理员可以通过 WEFT_RUN_CODE=1 允许。",
    ),
    "serving.too_many": (
        "{most} services of this project run already, the most there may be. Stop one first.",
        "该项目已有 {most} 个服务在运行，达到上限，请先停止其中一个。",
    ),
    "serving.too_slow": (
        "The service did not answer within {seconds} s after its start. Its log says more.",
        "服务启动后 {seconds} 秒内没有应答，详情见其日志。",
    ),
    "serving.ended": (
        "The service ended by itself ({reason}). Its log says why.",
        "服务自行结束（{reason}），原因见其日志。",
    ),
    "serving.unhealthy": (
        "The service does not answer any more and is started again.",
        "服务不再应答，正在重新启动。",
    ),
    "serving.files_missing": (
        "The model's files cannot be brought here: {reason}",
        "无法取得模型文件：{reason}",
    ),
    "serving.expired": (
        "Its time was up. Start it again, for ever or for some hours.",
        "运行时长已到。可再次启动，永久运行或限定小时数。",
    ),
    "serving.changed_since": (
        "The service was stopped or changed by somebody while it was being deployed.",
        "部署过程中，服务被他人停止或更改。",
    ),
    "serving.not_running": (
        "The service does not run, so it cannot be asked.",
        "服务未运行，无法向其提问。",
    ),
    "serving.request_too_large": (
        "A request has at most {limit} MiB.",
        "一次请求最多 {limit} MiB。",
    ),
    "serving.busy": (
        "Others are trying services right now. Try again in a moment.",
        "其他人正在试用服务，请稍后再试。",
    ),
    "serving.no_answer": (
        "The service gave no answer: {reason}.",
        "服务没有应答：{reason}。",
    ),
    "spark.no_java": (
        "Spark needs a Java runtime, version 17 or newer, on the worker's machine:"
        " install one, for example openjdk-17-jre-headless, or set JAVA_HOME.",
        "Spark 需要工作机上有 Java 17 或更高版本的运行时："
        "请安装，例如 openjdk-17-jre-headless，或设置 JAVA_HOME。",
    ),
    "spark.no_pyspark": (
        "spark-submit is not here: install Weft's extra spark on the worker's machine"
        ' (pip install "pyspark~=4.0").',
        "找不到 spark-submit：请在工作机上安装 Weft 的 spark 附加组件"
        '（pip install "pyspark~=4.0"）。',
    ),
    "spark.job_type": (
        "A job of the type {type} cannot run here; SparkSubmit can.",
        "{type} 类型的作业无法在此运行，仅支持 SparkSubmit。",
    ),
    "spark.no_arguments": (
        "The step's arguments name no application: the first is the .py or .jar to run,"
        " or options of spark-submit before it.",
        "步骤的参数没有指定应用程序：第一个参数应为要运行的 .py 或 .jar，"
        "其前可放 spark-submit 的选项。",
    ),
}
