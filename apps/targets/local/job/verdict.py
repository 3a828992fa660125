"""How a job ended, told for what it is."""

import signal

from apps.executions.ports import Fault
from apps.targets.local.warden.order import Limits, Report

_MIB = 2**20
_SHELL = 128


def fault_of(report: Report, limits: Limits) -> Fault | None:
    """Return what went wrong with a program that has ended, None where all went well."""
    if report.unstartable:
        return Fault(code="job.unstartable", params={"reason": report.unstartable[:300]})
    if report.reason:
        return _fault_of_reason(report, limits)
    if report.signal is not None:
        return _fault_of_signal(report.signal, limits)
    return _fault_of_code(report.code or 0)


def _fault_of_reason(report: Report, limits: Limits) -> Fault:
    """Return why we ended it."""
    if report.reason == "memory":
        used, most = report.peak_memory // _MIB, limits.memory // _MIB
        return Fault(code="job.memory", params={"used": used, "limit": most})
    if report.reason == "disk":
        return Fault(code="job.disk", params={"limit": limits.disk // _MIB})
    return Fault(code="job.stopped")


def _fault_of_signal(number: int, limits: Limits) -> Fault:
    """Return what it means that a signal ended it which was not ours."""
    if number == signal.SIGXFSZ:
        return Fault(code="job.disk", params={"limit": limits.disk // _MIB})
    if number == signal.SIGKILL:
        return Fault(code="job.killed")
    return Fault(code="job.signal", params={"signal": _name(number)})


def _fault_of_code(code: int) -> Fault | None:
    if code == 0:
        return None
    if code == _SHELL + signal.SIGKILL:
        return Fault(code="job.exit_137")
    if _SHELL < code <= _SHELL + 64 and _name(code - _SHELL):
        return Fault(code="job.exit_signal", params={"code": code, "signal": _name(code - _SHELL)})
    return Fault(code="job.exit", params={"code": code})


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return ""
