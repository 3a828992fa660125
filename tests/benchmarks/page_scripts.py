"""What the benchmark of the editor does inside the page."""

FRAMES = """
async ([frames, from, ctrl]) => {
  const canvas = document.querySelector("flow-canvas");
  if (from === "fit") canvas.fit();
  else canvas.zoomTo(Number(from));
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  const next = () => new Promise(requestAnimationFrame);
  const wheel = (deltaX, deltaY) => canvas.dispatchEvent(new WheelEvent("wheel",
    { deltaX, deltaY, ctrlKey: ctrl, bubbles: true, cancelable: true, ...middle }));
  for (let wait = 0; wait < 20; wait += 1) await next();
  const times = [];
  let last = await next();
  for (let frame = 0; frame < frames; frame += 1) {
    const back = frame % 60 < 30 ? 1 : -1;
    wheel(ctrl ? 0 : 14 * back, (ctrl ? 20 : 6) * back);
    const now = await next();
    times.push(now - last);
    last = now;
  }
  return times;
}
"""
LAYOUT = """
(runs) => {
  const { scene } = document.querySelector("flow-canvas");
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    scene.layout([...scene.cards.values()]);
    times.push(performance.now() - start);
  }
  return times;
}
"""
EDITS = """
async (edits) => {
  const { commands } = document.querySelector("flow-canvas");
  const { session } = commands;
  const [step] = session.draft.steps;
  const times = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const from = JSON.stringify(session.draft.entity(step).value.title);
    const saved = new Promise((done) => session.addEventListener("saved", done, { once: true }));
    const start = performance.now();
    const to = JSON.stringify(`t${edit}`);
    session.perform("", [{ op: "set", id: step, path: "/title", from, to }]);
    await saved;
    times.push(performance.now() - start);
  }
  return times;
}
"""
IDLE = """
async (milliseconds) => {
  const asked = window.requestAnimationFrame;
  let frames = 0;
  window.requestAnimationFrame = (act) => { frames += 1; return asked.call(window, act); };
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  window.requestAnimationFrame = asked;
  return frames;
}
"""
FIRST_STEP = """
() => {
  const canvas = document.querySelector("flow-canvas");
  const [step] = canvas.scene.draft.steps;
  if (canvas.view.zoom !== 1) canvas.zoomTo(1);
  canvas.reveal(step);
  const { left, top } = canvas.getBoundingClientRect();
  const card = canvas.scene.cards.get(step);
  const at = canvas.view.toScreen({ x: card.x + 90, y: card.y + 12 });
  return [step, at.x + left, at.y + top];
}
"""
