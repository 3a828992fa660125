"""The workflow page of a really started Weft in a headless browser, opened with a cold cache."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from apps.targets.modelarts.client import Client
from apps.targets.modelarts.signing import Keys, SignedBy
from apps.teams.demo import PROJECT_ID
from tests import chromium
from tests.benchmarks.bodies import example_shaped
from tests.config.launched import Launched, launched
from tests.person import Person
from tests.targets.remote import key_of

WINDOW = {"width": 1440, "height": 900}
_NOTE_WHEN_READY = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("flow-canvas[data-ready]")) return;
  observer.disconnect();
  const note = () => { document.documentElement.dataset.readyAt = String(performance.now()); };
  requestAnimationFrame(() => requestAnimationFrame(note));
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """One open page: `requests` and `received` (bytes) are those of its cold start."""

    page: Page
    devtools: CDPSession
    requests: int
    received: int

    @property
    def ready_ms(self) -> float:
        """Return when the canvas could be worked with, counted from the navigation."""
        return float(self.page.locator("html").get_attribute("data-ready-at") or "nan")

    def heap(self) -> float:
        """Return the megabytes of the heap that are in use after a collection."""
        self.devtools.send("HeapProfiler.collectGarbage")
        return self.metric("JSHeapUsedSize") / 2**20

    def metric(self, name: str) -> float:
        """Return one figure of the browser's; times are seconds of CPU of the page's thread."""
        found = self.devtools.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in found if each["name"] == name))


@dataclass(frozen=True, slots=True)
class Bench:
    """A running Weft with somebody signed in, and a browser."""

    weft: Launched
    person: Person
    browser: Browser

    def workflow(self, steps: int) -> str:
        """Create a workflow shaped like the page's example; return its page's path."""
        key = key_of(self.weft)
        auth = SignedBy(Keys(key["access_key"], key["secret_key"]))
        url = f"http://127.0.0.1:{self.weft.port}"
        client = Client(url, project_id=PROJECT_ID, auth=auth, private=True)
        body = json.dumps(example_shaped(steps)).encode()
        answer = client.call("POST", "/workflows", seconds=60, content=body).json()
        return f"{url}/workflows/{answer['workflow_id']}/"

    @contextmanager
    def opened(self, url: str) -> Iterator[Opened]:
        """Open a page in a browser profile of its own."""
        context = self.browser.new_context(viewport=WINDOW)
        cookies = self.person.http.cookies.items()
        context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies])
        page = context.new_page()
        page.add_init_script(_NOTE_WHEN_READY)
        devtools = context.new_cdp_session(page)
        heard = _listen(devtools)
        page.goto(url)
        page.wait_for_selector("html[data-ready-at]", timeout=120_000)
        page.wait_for_timeout(1500)  # what the page fetches by itself after that counts too
        yield Opened(page, devtools, len(heard), sum(heard))
        context.close()


def _listen(devtools: CDPSession) -> list[int]:
    """Return a list that grows by the compressed bytes of each answer."""
    heard: list[int] = []

    def finished(event: dict[str, Any]) -> None:
        heard.append(int(event["encodedDataLength"]))

    devtools.on("Network.loadingFinished", finished)
    devtools.send("Network.enable")
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    return heard


@contextmanager
def bench() -> Iterator[Bench]:
    """Start a Weft in a folder of its own, and the browser of the tests."""
    with (
        TemporaryDirectory() as folder,
        launched(Path(folder) / "home") as weft,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(**chromium.launch_options())
        yield Bench(weft, Person(weft), browser)
        browser.close()
