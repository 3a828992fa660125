"""How grave a line of a log is, by the habits of programs."""

import re

_MARK = r"^[^A-Za-z]{0,40}(?:[a-z]\w*(?:\.\w+)*[ :-]{1,3}[^A-Za-z]{0,20})?"
_ERROR = re.compile(
    _MARK + r"(?:ERROR|CRITICAL|FATAL|SEVERE|PANIC)\b"
    r"|^(?:error|fatal|panic)(?:\[\w+\])?:"
    r"|^(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Interrupt|Exit)(?::|$)"
    r"|^E\d{4} "
)
_WARN = re.compile(
    _MARK + r"WARN(?:ING)?\b|^warn(?:ing)?:|\b[A-Z]\w*Warning:|^W\d{4} ",
)
_TRACEBACK = re.compile(r"^\s*Traceback \(most recent call last\)")


class Levels:
    """Tells the level of one line after another: a traceback is an error from end to end."""

    def __init__(self) -> None:
        self._in_traceback = False

    def of(self, line: str) -> str:
        """Return `info`, `warn` or `error`."""
        if _TRACEBACK.search(line):
            self._in_traceback = True
            return "error"
        if self._in_traceback:
            self._in_traceback = line[:1].isspace() or not line
            return "error"
        if _ERROR.search(line):
            return "error"
        return "warn" if _WARN.search(line) else "info"
