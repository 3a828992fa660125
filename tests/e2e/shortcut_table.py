"""The table of shortcuts as the script has it: the tests read the same one."""

import json
import subprocess
from functools import cache
from typing import Any

from config.env import ROOT

_PRINT = """
globalThis.gettext = (text) => text;
const { SHORTCUTS } = await import(process.argv[1]);
console.log(JSON.stringify(SHORTCUTS));
"""
_NAMES = {
    "mod": "Control",
    "alt": "Alt",
    "shift": "Shift",
    "arrowleft": "ArrowLeft",
    "arrowright": "ArrowRight",
    "arrowup": "ArrowUp",
    "arrowdown": "ArrowDown",
    "delete": "Delete",
    "backspace": "Backspace",
    "enter": "Enter",
    "escape": "Escape",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "contextmenu": "ContextMenu",
}


@cache
def shortcuts() -> list[dict[str, Any]]:
    """Return every entry of the table."""
    table = ROOT / "static/src/js/keys/table.js"
    command = ("node", "--input-type=module", "-e", _PRINT, table.as_uri())
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def pressed(keys: str) -> str:
    """Return a chord of the table as Playwright writes it."""
    parts = ["+"] if keys == "+" else keys.split("+")
    return "+".join(
        _NAMES.get(part) or (part.upper() if part.startswith("f") else part) for part in parts
    )
