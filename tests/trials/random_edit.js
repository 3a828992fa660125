/** One made-up edit in an open workflow page; gives the changes that are shown as done. */
([what, one, other]) => {
  const { session } = document.querySelector("flow-canvas").commands;
  const { draft } = session;
  const step = (number) => draft.steps[number % draft.steps.length];
  const id = crypto.randomUUID().replaceAll("-", "");
  const field = (path, to) => {
    const [target, key] = [step(one), path.slice(1)];
    const now = draft.entity(target).value[key];
    return [{ op: "set", id: target, path, from: now === undefined ? null : JSON.stringify(now), to: JSON.stringify(to) }];
  };
  const wire = (op) => {
    const [from, to] = [step(one), step(other)];
    const index = op === "unlink" ? draft.linked(to, "depends").indexOf(from) : 0;
    return index < 0 ? [] : [{ op, from, to, as: "depends", index }];
  };
  const edits = {
    add: () => [
      { op: "add", kind: "step", id, owner: draft.root, after: step(one) ?? null, value: { name: `s${id}`, type: "job" } },
      { op: "place", id, x: one, y: other },
    ],
    title: () => field("/title", `title ${other}`),
    name: () => field("/name", `renamed${other}`),
    policy: () => field("/policy", { poll_interval_seconds: other }),
    place: () => [{ op: "place", id: step(one), x: one, y: other }],
    order: () => [{ op: "order", id: step(one), after: one % 2 ? null : step(other) ?? null }],
    link: () => wire("link"),
    unlink: () => wire("unlink"),
    remove: () => [{ op: "remove", id: step(one) }],
  };
  const known = new Set(session.queue.changes.map(({ id: unsent }) => unsent));
  if (what === "undo" || what === "redo") {
    if (session.history.next(what) !== undefined) void session.step(what);
  } else if (what === "add" || draft.steps.length > 0) {
    session.perform(what, edits[what]());
  }
  return session.queue.changes.filter((change) => !known.has(change.id)).map((change) => [change.id, change.takes_back ?? null]);
};
