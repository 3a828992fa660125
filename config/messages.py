"""Compile translations: `python -m config.messages`; needs no gettext on the machine."""

from pathlib import Path

import polib

from config.env import ROOT


def compile_changed(folder: Path = ROOT / "locale") -> list[Path]:
    """Write every .mo file that is older than its .po file; return what was written."""
    return [_compile(source) for source in folder.glob("*/LC_MESSAGES/*.po") if _changed(source)]


def _changed(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> Path:
    compiled = source.with_suffix(".mo")
    polib.pofile(str(source)).save_as_mofile(str(compiled))
    return compiled


if __name__ == "__main__":
    for written in compile_changed():
        print(f"weft: wrote {written.relative_to(ROOT)}")
