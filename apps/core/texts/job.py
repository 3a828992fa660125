"""Sentences about jobs: why one does not run here, and how one ended."""

from collections.abc import Mapping

TEXTS: Mapping[str, tuple[str, str]] = {
    "job.not_allowed": (
        "Jobs run other people's code, which is switched off here because Weft can be reached from"
        " other machines. An administrator allows it with WEFT_RUN_CODE=1.",
        "作业会运行他人的代码。由于其他机器可以访问本服务，此功能已关闭。"
        "管理员可设置 WEFT_RUN_CODE=1 予以允许。",
    ),
    "job.no_code": (
        "The job names nothing to run. Give algorithm.id, or code_dir and boot_file, or command.",
        "作业未指定要运行的内容。请填写 algorithm.id，或 code_dir 与 boot_file，或 command。",
    ),
    "job.several_nodes": (
        "The job asks for {count} nodes; here it runs on one. Set node_count to 1 or choose another"
        " target.",
        "作业要求 {count} 个节点，而此处仅支持单节点。请将 node_count 设为 1 或选择其他目标。",
    ),
    "job.no_containers": (
        "The job runs in the image {image}, but this worker has no working podman or docker."
        " Install one, or leave out engine.image_url.",
        "作业需在镜像 {image} 中运行，但该工作进程没有可用的 podman 或 docker。"
        "请安装其一，或去掉 engine.image_url。",
    ),
    "job.unknown_algorithm": (
        "The gallery has no algorithm or version {id} that this project may use.",
        "Gallery 中没有当前项目可用的算法或版本 {id}。",
    ),
    "job.no_boot_file": (
        "The code in {path} has no file {file} to begin with.",
        "{path} 的代码中没有启动文件 {file}。",
    ),
    "job.unstartable": (
        "The program could not be started: {reason}.",
        "程序无法启动：{reason}。",
    ),
    "job.memory": (
        "The job was ended because it used {used} MiB of memory; its flavor allows {limit} MiB.",
        "作业占用内存 {used} MiB，超过规格允许的 {limit} MiB，已被终止。",
    ),
    "job.disk": (
        "The job was ended because its files took more than {limit} MiB of disk.",
        "作业文件占用磁盘超过 {limit} MiB，已被终止。",
    ),
    "job.killed": (
        "The program was killed (SIGKILL) by the system or by somebody, often because the machine"
        " ran out of memory.",
        "程序被系统或他人强制终止（SIGKILL），常见原因是机器内存不足。",
    ),
    "job.signal": (
        "The program was ended by the signal {signal}.",
        "程序因信号 {signal} 终止。",
    ),
    "job.exit_137": (
        "The program ended with exit code 137: something in it was killed (SIGKILL), often for lack"
        " of memory.",
        "程序以退出码 137 结束：其中某个进程被强制终止（SIGKILL），常见原因是内存不足。",
    ),
    "job.exit_signal": (
        "The program ended with exit code {code}: something in it was ended by the signal"
        " {signal}.",
        "程序以退出码 {code} 结束：其中某个进程因信号 {signal} 终止。",
    ),
    "job.exit": (
        "The program ended with exit code {code}. Its log says why.",
        "程序以退出码 {code} 结束，原因见日志。",
    ),
    "job.broke": (
        "Weft itself failed while it looked after the job. The worker's log has the details.",
        "系统在运行该作业时自身出错，详情见工作进程的日志。",
    ),
    "job.stopped": (
        "The job was stopped.",
        "作业已停止。",
    ),
}
