"""axe-core in a page."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from config.env import ROOT
from tests.e2e.screens import keep

_RUN = "within => axe.run(within, { preload: false })"
"""Without loading style sheets again, which a strict policy forbids."""

_STAND_STILL = """() => document.getAnimations().forEach(animation =>
    animation.effect.getComputedTiming().endTime === Infinity
        ? animation.cancel() : animation.finish())"""


def assert_accessible(page: Page, *, within: str = "html") -> None:
    """Fail with what axe-core objects to, each with the elements it means; keep a picture."""
    page.wait_for_load_state("load")
    page.evaluate(_STAND_STILL)
    keep(page)
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate(_RUN, within)
    said = "\n".join(_said(violation) for violation in found["violations"])
    assert not said, f"{page.url}\n{said}"


def _said(violation: dict[str, Any]) -> str:
    nodes = "\n  ".join(
        f"{node['target']} {node['failureSummary']}" for node in violation["nodes"][:4]
    )
    return f"{violation['id']}: {violation['help']}\n  {nodes}"


@cache
def _axe() -> str:
    """Return axe's source; evaluated through the debugger, so that no policy has to be loosened."""
    for folder in (ROOT, *ROOT.parents):
        path = folder / "node_modules/axe-core/axe.min.js"
        if path.exists():
            return path.read_text(encoding="utf-8")
    raise RuntimeError("No axe-core: run `npm ci`.")
