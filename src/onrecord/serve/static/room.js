// What the page gains where scripts run: both sides light up together, layers switch in place, keys move. Without it every link still works.
const parts = (id) => document.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`);
const light = (ids, on) => { for (const id of ids) for (const part of parts(id)) part.classList.toggle("lit", on); };
const ids = (node) => (node.closest?.("[data-s]")?.dataset.s || "").split(" ").filter(Boolean);

for (const [event, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
  document.addEventListener(event, ({ target }) => light(ids(target).slice(-1), on));

const toggle = (layer) => {
  const report = document.querySelector(".report"), link = document.querySelector(`[data-layer="${layer}"]`);
  if (!report || !link) return;
  const off = report.classList.toggle(`no-${layer}`);
  link.setAttribute("aria-checked", String(!off));
  const url = new URL(location.href), hidden = new Set((url.searchParams.get("hide") || "").split(",").filter(Boolean));
  hidden[off ? "add" : "delete"](layer);
  hidden.size ? url.searchParams.set("hide", [...hidden].join(",")) : url.searchParams.delete("hide");
  history.replaceState(null, "", url);
};
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-layer]");
  if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); toggle(link.dataset.layer); }
});

// The reasons of a date or place open under its paragraph; without scripts its link leads to them at the foot.
const explain = (link) => {
  const line = document.getElementById(link.hash.slice(1)), words = link.closest(".words"), old = words.parentNode.querySelector(".reason");
  old?.remove();
  if (!line || old?.dataset.of === link.hash) return;
  const box = document.createElement("aside");
  box.className = "reason"; box.dataset.of = link.hash; box.setAttribute("role", "status");
  box.append(...[...line.childNodes].map((node) => node.cloneNode(true)));
  words.after(box);
};
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-why]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); explain(link); }
});

// A drag over the strip narrows the search to the days between; a press on one bar is a plain link.
let from = null;
const bar = (node) => node.closest?.(".strip a");
const asked = (link) => new URL(link.href.baseVal, location.href).searchParams.get("q");
const day = (link, key) => asked(link).match(new RegExp(`(?:^| )${key}:(\\S+)`))?.[1];
document.addEventListener("pointerdown", ({ target }) => { from = bar(target); });
document.addEventListener("pointermove", ({ target, buttons }) => {
  const to = from && buttons && bar(target);
  if (!to) return;
  const all = [...from.parentNode.querySelectorAll("a")], [low, high] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  all.forEach((one, n) => one.classList.toggle("picked", n >= low && n <= high));
});
document.addEventListener("pointerup", ({ target }) => {
  const to = bar(target), first = from;
  from = null;
  if (!first || !to || first === to) return;
  const [low, high] = first.dataset.start < to.dataset.start ? [first, to] : [to, first];
  const words = asked(low).replace(/(^| )(after|before):\S+/g, "").trim();
  location.href = `/search?${new URLSearchParams({ q: `${words} after:${day(low, "after")} before:${day(high, "before")}`.trim() })}`;
});
document.addEventListener("dragstart", (event) => { if (bar(event.target)) event.preventDefault(); });

const stops = () => [...document.querySelectorAll(".note, .hit")];
const step = (by) => {
  const all = stops(), at = all.findIndex((one) => one.classList.contains("open"));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  if (!next) return;
  for (const one of all) one.classList.toggle("open", one === next);
  (next.querySelector("a") || next).focus();
  next.scrollIntoView({ block: "center" });
};
const lit = () => document.querySelector(".note.open, .note:target");
const verdict = (said) => lit()?.querySelector(`.mark [value=${said}]`)?.click();
const page = (rel) => document.querySelector(`a[rel~=${rel}]`)?.click();
const cited = async () => {
  const to = document.querySelector(".note.open, .note:target, .hit.open")?.querySelector("a[rel=bookmark]");
  const from = document.querySelector(".cite") || (to && new DOMParser().parseFromString(await (await fetch(to.href)).text(), "text/html").querySelector(".cite"));
  if (from) await navigator.clipboard?.writeText(from.textContent);
};
const keys = {
  "/": () => document.querySelector("#q")?.focus(), "?": () => { location.href = "/keys"; },
  j: () => step(1), k: () => step(-1),
  n: () => (lit()?.querySelector(".why[open]") ? verdict("wrong") : page("next")), p: () => (page("prev"), document.querySelector("a[rel~=prev]") || history.back()),
  y: () => verdict("right"), x: () => verdict("wrong"), c: () => { cited(); },
  w: () => { const why = lit()?.querySelector(".why"); if (why) why.open = !why.open; },
  e: () => { const edit = lit()?.querySelector(".edit"); if (edit) { lit().querySelector(".why").open = edit.open = true; edit.querySelector("[name=value]").focus(); } },
  Enter: () => document.querySelector(".open a.name, .open a")?.click(),
};
const quiet = () => {
  for (const one of stops()) one.classList.remove("open");
  for (const one of document.querySelectorAll(".reason")) one.remove();
  for (const one of document.querySelectorAll(".why[open]")) one.open = false;
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "Escape") { event.target.blur?.(); if (!typing) quiet(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target.closest?.("a, button, summary") && !event.target.matches(".n")) return;
  const layer = [...document.querySelectorAll("[data-layer]")].find((one) => event.shiftKey && one.dataset.layer[0] === event.key.toLowerCase());
  const act = layer ? () => toggle(layer.dataset.layer) : keys[event.key];
  if (act) { event.preventDefault(); act(); }
});
