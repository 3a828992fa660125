"""May code of other people run here at all?"""

from django.conf import settings


def may_run_code() -> bool:
    """Tell whether jobs and services may run: arbitrary code is for an administrator to allow.

    Unless `WEFT_RUN_CODE` says yes or no, it may while only this machine reaches Weft.
    """
    chosen: bool | None = settings.WEFT_RUN_CODE
    return bool(settings.BOUND_TO_LOOPBACK) if chosen is None else chosen
