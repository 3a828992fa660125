"""Somebody at work in a real browser, and the disasters that may befall them."""

import json
import random
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

from apps.spec import text
from tests.config.launched import eventually
from tests.person import Person

_EDIT = (Path(__file__).parent / "random_edit.js").read_text(encoding="utf-8")
EDITS = ["add", "title", "title", "name", "policy", "place", "order", "link", "link"]
EDITS += ["unlink", "remove", "undo", "redo"]
_UNSENT = """
() => document.querySelector("flow-canvas").commands.session.queue.changes.map(({ id }) => id)
"""
_DRAFT = """
() => {
  const { draft } = document.querySelector("flow-canvas").commands.session;
  const listed = (map) => Object.fromEntries([...map].filter(([, ids]) => ids.length > 0));
  const entities = [...draft.entities.values()];
  return JSON.stringify([
    Object.fromEntries(entities.map(({ id, kind, owner, value }) => [id, [kind, owner, value]])),
    listed(draft.children), listed(draft.links), Object.fromEntries(draft.positions),
  ]);
}
"""
_EXPORTED = """
() => new Promise((resolve) => {
  navigator.clipboard.writeText = async (text) => resolve(text);
  document.querySelector("[data-do=copy-spec]").click();
})
"""
_SETTLED = """
() => {
  const { queue, replica } = document.querySelector("flow-canvas").commands.session;
  return queue.state === "blocked" || (queue.changes.length === 0 && replica.pending.length === 0);
}
"""
_KEPT = """
() => document.querySelector("flow-canvas").commands.session.queue.unkept.size === 0
"""
_BLOCKED = '() => document.querySelector("flow-canvas").commands.session.queue.blocked'
_REFUSAL = "({ change, refusal }) => `${change.id}: ${refusal.problems[0]?.code}`"
_GONE_ON = f"before => ({_BLOCKED})() !== before"
_WAYS = ["Keep mine", "Take theirs", "Bring it back", "Leave it removed", "Discard"]


class Editor:
    """One person's browser.

    `done` are the changes that their page has shown as done; `given` those of them that may have
    been given up since: refused and settled, or taken back before the server had them.
    """

    def __init__(
        self, context: BrowserContext, person: Person, path: str, chance: random.Random
    ) -> None:
        url = str(person.http.base_url)
        cookies = person.http.cookies.items()
        self.cookies: Any = [{"name": name, "value": it, "url": url} for name, it in cookies]
        self.context = context
        self.context.add_cookies(self.cookies)
        self.person = person
        self.path = path
        self.chance = chance
        self.done: set[str] = set()
        self.given: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.story: list[str] = []
        self.page = self.open()

    def open(self) -> Page:
        """Open the page in a new tab; while the server is down, try again."""
        self.page = self.context.new_page()
        eventually(self._loaded, seconds=60)
        return self.page

    def _loaded(self) -> bool:
        try:
            answer = self.page.goto(self.path)
            if answer is None or not answer.ok:
                return False
            self.page.wait_for_selector("flow-canvas[data-ready]", state="attached", timeout=20_000)
        except Error:
            return False
        return True

    def edit(self) -> None:
        """Make one edit up."""
        what = [self.chance.choice(EDITS), self.chance.randrange(50), self.chance.randrange(50)]
        shown = self.page.evaluate(_EDIT, what)
        self.story += [
            f"{what[0]} {id}" + f" of {taken_back}" * bool(taken_back) for id, taken_back in shown
        ]
        self.done.update(id for id, _ in shown)
        for id, taken_back in shown:
            self.given.update([id, taken_back] if taken_back else [])
        self.counts["edits shown as done"] += len(shown)

    def acknowledged(self) -> set[str]:
        """Return the changes that the server has said it has."""
        return self.done - set(self.page.evaluate(_UNSENT))

    def lost(self, log: Collection[str]) -> list[str]:
        """Return what was shown as done and is not in the log, with all that led there."""
        missing = self.done - set(log)
        return [*sorted(missing), "in:", *self.story] if missing else []

    def kill_tab(self) -> None:
        """Kill the tab's process in the middle of whatever it does; open another tab."""
        dying = self.page
        with dying.expect_event("crash", timeout=10_000), suppress(Error):
            dying.goto("chrome://crash")
        self.counts["tabs killed"] += 1
        self.open()
        dying.close()

    def reload(self) -> None:
        """Load the page again."""
        eventually(self._loaded, seconds=60)
        self.counts["reloads"] += 1

    def lose_connection(self) -> None:
        """Take the network away, go on working, get it back."""
        self.context.set_offline(True)
        for _ in range(self.chance.randrange(1, 4)):
            self.edit()
        self.context.set_offline(False)
        self.counts["connections lost"] += 1

    def lose_answers(self) -> None:
        """Let requests arrive and their answers be lost, go on working."""

        def lose(route: Any) -> None:
            with suppress(Error):  # the server may be away, and so may the page
                route.fetch(timeout=5000)
            with suppress(Error):
                route.abort()

        self.page.route("**/changes", lose)
        for _ in range(self.chance.randrange(1, 4)):
            self.edit()
        self.page.unroute_all(behavior="ignoreErrors")
        self.counts["answers lost"] += 1

    def lose_session(self) -> None:
        """Be signed out, go on working, be signed in again."""
        self.context.clear_cookies()
        for _ in range(self.chance.randrange(1, 4)):
            self.edit()
        self.context.add_cookies(self.cookies)
        self.counts["sessions expired"] += 1

    def wait_until_kept(self) -> None:
        """Wait until the browser keeps everything that was done."""
        self.page.wait_for_function(_KEPT)

    def settle(self) -> None:
        """Wait until everything is saved; do something about every change that is refused."""
        while True:
            self.page.evaluate("() => window.dispatchEvent(new Event('online'))")
            self.page.wait_for_function(_SETTLED, timeout=60_000)
            if not self.page.evaluate(_UNSENT):
                return
            self._mend()

    def _mend(self) -> None:
        """Choose one of the ways the page offers."""
        blocked = self.page.evaluate_handle(_BLOCKED)
        self.story.append(f"refused {blocked.evaluate(_REFUSAL)}")
        self.given.add(blocked.evaluate("({ change }) => change.id"))
        self.page.locator("#saved").click()
        panel = self.page.locator("#panel-unsaved")
        ways = [way for way in _WAYS if panel.get_by_role("button", name=way, exact=True).count()]
        panel.get_by_role("button", name=self.chance.choice(ways), exact=True).click()
        self.page.wait_for_function(_GONE_ON, arg=blocked)
        self.counts["refused changes settled"] += 1

    def draft(self) -> Any:
        """Return the draft that the page shows."""
        return json.loads(self.page.evaluate(_DRAFT))

    def exported(self) -> str:
        """Return the JSON text that the page gives away."""
        return str(self.page.evaluate(_EXPORTED))

    def close(self) -> None:
        """Close the browser window."""
        self.context.close()


def server_draft(person: Person, path: str) -> Any:
    """Return the draft that the server has, written as a page's."""
    draft = json.loads(person.page(f"{path}draft"))
    ids = [one["id"] for one in draft["entities"]]
    owners = {one["id"]: ids[one["owner"]] for one in draft["entities"][1:]}
    owners[ids[0]] = draft["entities"][0]["owner"]
    children: dict[str, list[str]] = {}
    for one in draft["entities"][1:]:
        children.setdefault(f"{owners[one['id']]} {one['kind']}", []).append(one["id"])
    entities = {
        one["id"]: [one["kind"], owners[one["id"]], one["value"]] for one in draft["entities"]
    }
    links = {
        f"{ids[one['step']]} {one['as']}": [ids[to] for to in one["to"]] for one in draft["links"]
    }
    positions = {ids[place]: {"x": x, "y": y} for place, x, y in draft["positions"]}
    return [entities, children, links, positions]


def server_spec(person: Person, path: str) -> Any:
    """Return the specification that the server gives away."""
    return text.read(person.page(f"{path}spec").encode())[0]


def log_of(person: Person, path: str) -> list[str]:
    """Return the ids of all changes that the server has recorded, in order."""
    found: list[str] = []
    while True:
        rows = json.loads(person.page(f"{path}changes?after={len(found)}"))["changes"]
        if not rows:
            return found
        found += [row["id"] for row in rows]
