"""The browser of the tests: `CHROMIUM`, else one on PATH, else the one in the npm package."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from config.env import ROOT

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PACKAGE = Path("node_modules/@sparticuz/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
]


def launch_options() -> dict[str, Any]:
    """Return what Playwright's `launch` needs to start the browser that is here."""
    if found := installed():
        return {"executable_path": found, "args": _ARGUMENTS}
    folder = unpacked()
    env = {**os.environ, "LD_LIBRARY_PATH": str(folder / "lib")}
    if not Path("/etc/fonts").is_dir():
        env["FONTCONFIG_PATH"] = str(folder / "fonts")
    return {"executable_path": str(folder / "chromium"), "args": _ARGUMENTS, "env": env}


def installed() -> str | None:
    """Return the browser that the environment or the machine gives, if any."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    return next(filter(None, map(shutil.which, _NAMES)), None)


def find() -> str | Path:
    """Return the browser or the package that holds one; raise `RuntimeError` without either."""
    return installed() or package()


def package() -> Path:
    """Return the npm package's folder; raise `RuntimeError` where it is not installed."""
    for folder in (ROOT, *ROOT.parents):
        if (folder / _PACKAGE / "bin").is_dir():
            return folder / _PACKAGE
    raise RuntimeError("No Chromium: run `make test`, or set CHROMIUM to a browser's path.")


def unpacked() -> Path:
    """Return the folder with the unpacked browser; the first call unpacks it (some seconds)."""
    source = package()
    cache = source.parents[1] / ".cache"
    if not os.access(source.parents[1], os.W_OK):
        cache = Path(tempfile.gettempdir()) / f"weft-{os.getuid()}"
    ready = cache / f"chromium-{(source / 'package.json').stat().st_mtime_ns}"
    if not ready.is_dir():
        _unpack(source / "bin", into=ready)
    return ready


def _unpack(archives: Path, *, into: Path) -> None:
    """Unpack beside the final place and rename, so that a broken attempt is never used."""
    into.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=into.parent))
    script = Path(__file__).with_name("unpack_chromium.mjs")
    subprocess.run([_node(), script, archives, work], check=True)
    try:
        work.rename(into)
    except OSError:  # another run was faster
        shutil.rmtree(work)


def _node() -> str:
    own = str(ROOT / ".venv" / "bin")
    return shutil.which("node") or shutil.which("node", path=own) or "node"
