"""What happens between a page and its server, and what the page says of it."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, expect

from apps.core.ids import new_id
from apps.teams.models import User
from apps.workflows import actions, store
from tests.e2e.canvas import Canvas

_PERFORM = """
([label, operations]) =>
  document.querySelector("flow-canvas").commands.session.perform(label, operations)
"""
_KEPT = """
() => new Promise((resolve, reject) => {
  const request = indexedDB.open("weft");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction("changes").objectStore("changes").getAll();
    all.onsuccess = () => resolve(all.result.map(({ change }) => JSON.parse(change.text).label));
    request.result.onversionchange = () => request.result.close();
  };
})
"""


@dataclass(frozen=True)
class Saving:
    """The saving of one open workflow page."""

    canvas: Canvas

    @property
    def word(self) -> Locator:
        """Return what the bar says."""
        return self.canvas.page.locator("#saved")

    @property
    def panel(self) -> Locator:
        """Return the list of what is not saved."""
        return self.canvas.page.locator("#panel-unsaved")

    def says(self, text: str) -> None:
        """Wait until the bar says so."""
        expect(self.word).to_have_text(text)

    def lose_server(self) -> None:
        """Let every change fail on its way."""
        self.canvas.page.route("**/changes", lambda route: route.abort())

    def find_server(self) -> None:
        """Let changes through again."""
        self.canvas.page.unroute("**/changes")

    def id(self, name: str) -> str:
        """Return the id of a step."""
        draft = store.load_draft(self.canvas.workflow.pk)
        return next(id for id, one in draft.entities.items() if one.value.get("name") == name)

    def set(self, name: str, path: str, old: Any, new: Any) -> None:
        """Write a field of a step in this page."""
        operation = _set(self.id(name), path, old, new)
        assert self.canvas.page.evaluate(_PERFORM, [f"Edit {path[1:]} of {name}", [operation]])

    def somebody_sets(self, name: str, path: str, old: Any, new: Any, *, by: User) -> None:
        """Write a field of a step elsewhere."""
        self.somebody_does(_set(self.id(name), path, old, new), by=by)

    def somebody_does(self, operation: dict[str, Any], *, by: User) -> None:
        """Change the workflow elsewhere."""
        head = {"id": new_id(), "label": "Theirs", "base_revision": 1}
        change: Any = {**head, "operations": [operation]}
        actions.apply_change(self.canvas.workflow, change=change, by=by)

    def kept(self) -> list[str]:
        """Return the labels of what the browser keeps."""
        return self.canvas.page.evaluate(_KEPT)

    def mend(self, way: str) -> None:
        """Choose what to do about the refused change."""
        self.panel.get_by_role("button", name=way, exact=True).click()


def _set(id: str, path: str, old: Any, new: Any) -> dict[str, Any]:
    texts = {"from": old, "to": new}
    written = {key: None if it is None else json.dumps(it) for key, it in texts.items()}
    return {"op": "set", "id": id, "path": path, **written}
