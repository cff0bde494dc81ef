"use strict";
// Steps through the flows of a picture, and zooms into it.
(() => {
  const diagram = document.getElementById("diagram");
  const svg = diagram.querySelector("svg");
  const current = document.getElementById("current");
  const flow = document.getElementById("flow");
  const previous = document.getElementById("previous");
  const next = document.getElementById("next");
  const whole = document.getElementById("whole");
  const items = [...document.querySelectorAll("#flows li[data-step]")];
  for (const hidden of document.querySelectorAll(".scripted")) hidden.hidden = false;

  const stepOf = (element) => element.closest("[data-step]")?.dataset.step;
  const walk = () => items.filter((item) => flow.value === "" || item.closest("section").id === flow.value);
  let chosen = null;

  // Lines and numbers of the picture are told by their order, steps of its legend too.
  const edges = svg.querySelectorAll(".edge");
  const stepOfEdge = {};
  for (const item of items) {
    for (const edge of item.dataset.edges.split(" ").filter(Boolean)) {
      stepOfEdge[edge] = item.dataset.step;
      edges[edge].dataset.step = item.dataset.step;
    }
  }
  for (const badge of svg.querySelectorAll(".badge")) badge.dataset.step = stepOfEdge[badge.dataset.edge];
  svg.querySelectorAll(".steps > g").forEach((step, i) => {
    step.classList.add("step");
    step.dataset.step = items[i].dataset.step;
  });

  // What is lit: the steps of `lit`, with the parts that they join. Lines of one look may lie on each other; the number
  // and the arrow of each step are its own.
  const light = (lit) => {
    const steps = new Set(lit.map((item) => item.dataset.step));
    const parts = new Set();
    for (const element of svg.querySelectorAll("[data-step]")) {
      const on = steps.has(element.dataset.step);
      element.classList.toggle("on", on);
      if (on && element.dataset.from) parts.add(element.dataset.from).add(element.dataset.to);
    }
    for (const node of svg.querySelectorAll(".node")) node.classList.toggle("on", parts.has(node.dataset.id));
    for (const item of items) item.classList.toggle("on", steps.has(item.dataset.step) && lit.length < items.length);
    diagram.classList.toggle("lit", lit.length > 0 && lit.length < items.length);
  };

  const say = (item) => {
    const way = document.createElement("strong");
    way.textContent = `${item.value}. ${item.querySelector("button strong").textContent}`;
    const told = item.querySelector(".told");
    current.replaceChildren(way, told === null ? "" : told.textContent);
  };

  const rest = () => (chosen !== null ? [chosen] : flow.value === "" ? [] : walk());

  const choose = (item) => {
    chosen = item;
    for (const other of items) other.querySelector("button").removeAttribute("aria-current");
    if (item === null) {
      current.textContent = flow.value === "" ? "All steps. Next shows the first." : flow.selectedOptions[0].text;
    } else {
      item.querySelector("button").setAttribute("aria-current", "step");
      say(item);
      diagram.scrollIntoView({ block: "nearest" });
    }
    const steps = walk();
    previous.disabled = steps.indexOf(chosen) <= 0;
    next.disabled = steps.indexOf(chosen) === steps.length - 1;
    whole.disabled = chosen === null && flow.value === "";
    light(rest());
    history.replaceState(null, "", item === null ? "#" : `#step=${item.value}`);
  };

  const move = (by) => {
    const steps = walk();
    const at = chosen === null ? (by > 0 ? -1 : steps.length) : steps.indexOf(chosen);
    const to = steps[at + by];
    if (to !== undefined) choose(to);
  };

  const reset = () => {
    flow.value = "";
    choose(null);
  };

  previous.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  whole.addEventListener("click", reset);
  flow.addEventListener("change", () => choose(null));
  for (const item of items) {
    item.querySelector("button").addEventListener("click", () => choose(item));
    item.addEventListener("pointerenter", () => light([item]));
    item.addEventListener("pointerleave", () => light(rest()));
  }
  for (const element of svg.querySelectorAll(".step, .badge")) {
    const item = items.find((one) => one.dataset.step === stepOf(element));
    if (item === undefined) continue;
    element.addEventListener("click", () => choose(item));
    element.addEventListener("pointerenter", () => light([item]));
    element.addEventListener("pointerleave", () => light(rest()));
  }

  // The window onto the picture, in its own coordinates.
  const full = svg.viewBox.baseVal;
  const size = { width: full.width, height: full.height };
  let view = { x: 0, y: 0, width: size.width, height: size.height };
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const show = () => {
    view.x = clamp(view.x, 0, size.width - view.width);
    view.y = clamp(view.y, 0, size.height - view.height);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    diagram.classList.toggle("zoomed", view.width < size.width);
    document.getElementById("zoom-out").disabled = view.width >= size.width;
  };
  const zoom = (factor, x = 0.5, y = 0.5) => {
    const width = clamp(view.width / factor, size.width / 8, size.width);
    const height = (width * size.height) / size.width;
    view = { x: view.x + (view.width - width) * x, y: view.y + (view.height - height) * y, width, height };
    show();
  };
  const pan = (x, y) => {
    view.x += x * view.width;
    view.y += y * view.height;
    show();
  };
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };

  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.5));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.5));
  document.getElementById("fit").addEventListener("click", () => zoom(1 / 8));
  // The wheel alone scrolls the page, as everywhere.
  diagram.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = place(event);
      zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, at.x, at.y);
    },
    { passive: false },
  );
  let grip = null;
  diagram.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && view.width < size.width) grip = place(event);
  });
  addEventListener("pointermove", (event) => {
    if (grip === null) return;
    const at = place(event);
    pan(grip.x - at.x, grip.y - at.y);
    grip = at;
  });
  addEventListener("pointerup", () => (grip = null));
  addEventListener("pointercancel", () => (grip = null));

  const keys = {
    ArrowRight: () => move(1),
    ArrowLeft: () => move(-1),
    Home: () => walk().length > 0 && choose(walk()[0]),
    End: () => walk().length > 0 && choose(walk().at(-1)),
    Escape: reset,
    "+": () => zoom(1.5),
    "=": () => zoom(1.5),
    "-": () => zoom(1 / 1.5),
    0: () => zoom(1 / 8),
  };
  const pans = { ArrowRight: [0.1, 0], ArrowLeft: [-0.1, 0], ArrowDown: [0, 0.1], ArrowUp: [0, -0.1] };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, .wide")) return;
    const is_pan = event.shiftKey && pans[event.key] !== undefined;
    const act = is_pan ? () => pan(...pans[event.key]) : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  show();
  const wanted = items.find((item) => `#step=${item.value}` === location.hash);
  choose(wanted ?? null);
})();
