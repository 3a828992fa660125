"""Made-up work on one workflow, every third moment a disaster, and what must hold afterwards."""

import random
from collections import Counter
from collections.abc import Sequence
from functools import partial

from playwright.sync_api import Browser, BrowserContext

from apps.spec import text
from apps.spec.exact import difference
from apps.teams.demo import PROJECT_ID
from tests.config.launched import Launched, eventually
from tests.person import Person
from tests.trials.editors import Editor, log_of, server_draft, server_spec

SECOND = "second"
START = {
    "name": "trial",
    "steps": [{"name": name, "type": "job", "depend_steps": []} for name in ("a", "b", "c")],
}
MOMENTS = 12
STRIKES = MOMENTS // 3


def run_alone(weft: Launched, browser: Browser, scripts: int) -> None:
    """Run scripts of one editor each; nobody else is there, so nothing may be refused."""
    counts: Counter[str] = Counter(scripts=scripts)
    person = Person(weft)
    for number in range(scripts):
        chance = random.Random(f"alone {number}")
        editor = Editor(context(browser, weft), person, new_workflow(person), chance)
        acknowledged = work(weft, [editor], chance, STRIKES * number)
        finish(weft, [editor], acknowledged)
        assert editor.counts["refused changes settled"] == 0
        counts += editor.counts
    report("alone", counts)


def run_together(weft: Launched, browser: Browser, scripts: int) -> None:
    """Run scripts of two editors on one workflow; what is refused is mended or given up."""
    counts: Counter[str] = Counter(scripts=scripts)
    people = [Person(weft), Person(weft, name=SECOND, password=SECOND)]
    for number in range(scripts):
        chance = random.Random(f"together {number}")
        path = new_workflow(people[0])
        editors = [Editor(context(browser, weft), person, path, chance) for person in people]
        acknowledged = work(weft, editors, chance, STRIKES * number)
        finish(weft, editors, acknowledged)
        counts += editors[0].counts + editors[1].counts
    report("together", counts)


def context(browser: Browser, weft: Launched) -> BrowserContext:
    """Return a browser window of its own."""
    return browser.new_context(base_url=f"http://127.0.0.1:{weft.port}", locale="en")


def new_workflow(person: Person) -> str:
    """Return the page of a fresh workflow."""
    made = person.send(f"/v2/{PROJECT_ID}/workflows", START).json()
    return f"/workflows/{made['workflow_id']}/"


def work(weft: Launched, editors: Sequence[Editor], chance: random.Random, first: int) -> set[str]:
    """Let them work, every third moment in a disaster, of each kind in its turn.

    Return what was acknowledged just before the disasters.
    """
    acknowledged: set[str] = set()
    for moment in range(MOMENTS):
        editor = chance.choice(editors)
        editor.edit()
        if moment % 3 == 2:
            acknowledged |= editor.acknowledged()
            strike(weft, editor, first + moment // 3)
    return acknowledged


def strike(weft: Launched, editor: Editor, which: int) -> None:
    """Let one disaster happen."""
    disasters = [
        editor.kill_tab,
        partial(kill_server, weft, editor),
        editor.lose_connection,
        editor.lose_answers,
        editor.reload,
        editor.lose_session,
    ]
    disaster = disasters[which % len(disasters)]
    editor.story.append(getattr(disaster, "__name__", "kill_server"))
    disaster()


def kill_server(weft: Launched, editor: Editor) -> None:
    """Kill the web process as the kernel does when memory is short; work on while it is away."""
    eventually(lambda: "web" in weft.children())
    weft.children()["web"].kill()
    editor.counts["servers killed"] += 1
    editor.edit()


def finish(weft: Launched, editors: Sequence[Editor], acknowledged: set[str]) -> None:
    """Wait until all is quiet, then compare what there is with what there should be."""
    eventually(lambda: weft.health()[0] == 200, seconds=60)
    for editor in [*editors, *editors]:
        editor.settle()
    person, path = editors[0].person, editors[0].path
    log = log_of(person, path)
    assert len(log) == len(set(log))
    assert acknowledged <= set(log)
    for editor in editors:
        expected = [*log, *editor.given] if len(editors) > 1 else log
        assert editor.lost(expected) == []
    there = server_draft(person, path)
    for editor in editors:
        eventually(lambda shown=editor: shown.draft() == there)
    exported = [editor.exported() for editor in editors]
    assert len(set(exported)) == 1
    read, problems = text.read(exported[0].encode())
    assert problems == []
    assert difference(read, server_spec(person, path)) is None
    for editor in editors:
        editor.close()


def report(name: str, counts: Counter[str]) -> None:
    """Print how much of what there was."""
    print(f"\nediting, {name}:", ", ".join(f"{number} {what}" for what, number in counts.items()))
