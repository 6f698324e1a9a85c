// The open segment of a translation: saves by itself, keeps what could not be saved in this browser, and tells
// who else is there.  Without it the buttons of the form do the same.
(() => {
  "use strict";
  const PAUSE = 2000, AGAIN = 5000, BEAT = 10000, MOST_KEPT_ALIVE = 60000;
  const form = document.getElementById("edit");
  const others = document.getElementById("others");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;

  function post(address, fields) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
    const keepalive = body.toString().length < MOST_KEPT_ALIVE;
    return fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, keepalive });
  }

  function named(one) {
    return one.segment ? `${one.name} (${others.dataset.at} ${one.segment})` : one.name;
  }

  async function beat() {
    try {
      const answer = await post(others.dataset.here, { segment: form ? form.dataset.segment : "" });
      if (!answer.ok || answer.redirected) return;
      const told = await answer.json();
      others.hidden = told.others.length === 0;
      document.getElementById("others-names").textContent = told.others.map(named).join(", ");
      if (form) compare(told.versions[form.dataset.segment]);
    } catch (lost) { /* told by what is saved */ }
  }

  setInterval(beat, BEAT);
  if (!form) return;

  const field = form.elements.content, base = form.elements.base;
  const state = document.getElementById("save-state");
  const place = `sederunt-segment-${form.dataset.draft}-${form.dataset.segment}`;
  let running = null, beside = false, timer = 0, sent = field.value;

  function say(words) { state.textContent = words; }

  function compare(version) {
    if (!beside && !running && version > Number(base.value)) say(others.dataset.changed);
  }

  // A private window may keep nothing: then only the server does.
  function keep() {
    try { localStorage.setItem(place, JSON.stringify({ content: field.value, base: base.value })); } catch (full) { /* so be it */ }
  }

  function forget() {
    try { localStorage.removeItem(place); } catch (none) { /* so be it */ }
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(place)); } catch (none) { return null; }
  }

  function later(after) {
    clearTimeout(timer);
    timer = setTimeout(() => save("auto"), after);
  }

  // Whether the server has all that stands in the field.
  async function save(how) {
    if (running) await running;
    if (beside || field.value === sent) return true;
    running = send(field.value, how);
    const done = await running;
    running = null;
    if (done && !beside && field.value !== sent) later(PAUSE);
    return done;
  }

  async function send(words, how) {
    say(form.dataset.saving);
    try {
      const answer = await post(form.action, { content: words, base: base.value, how });
      if (answer.redirected || ![200, 400].includes(answer.status)) throw new Error("not taken");
      const told = await answer.json();
      if (answer.status === 400) { say(told.problems.join(" ")); return false; }
      taken(told, words);
      return true;
    } catch (lost) {
      say(form.dataset.offline);
      later(AGAIN);
      return false;
    }
  }

  function taken(told, words) {
    sent = words;
    if (field.value === words || told.beside) forget();
    if (told.beside) { conflict(); return; }
    base.value = told.version;
    if (field.value !== words) keep();
    document.getElementById("help").innerHTML = told.help;
    offer();
    say(form.dataset.saved);
  }

  // Every approved rendering gets a button that writes it where the cursor stands.
  function offer() {
    for (const words of document.querySelectorAll("#help [data-insert]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "linkbtn";
      button.textContent = document.getElementById("help").dataset.insert;
      button.setAttribute("aria-label", `${button.textContent} ${words.textContent}`);
      button.addEventListener("click", () => {
        field.focus();
        field.setRangeText(words.textContent, field.selectionStart, field.selectionEnd, "end");
        field.dispatchEvent(new Event("input"));
      });
      words.after(" ", button);
    }
  }

  function conflict() {
    beside = true;
    say(`${form.dataset.beside} `);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "linkbtn";
    button.textContent = form.dataset.merge;
    button.addEventListener("click", () => location.reload());
    state.append(button);
  }

  async function recover() {
    const held = kept();
    if (!held || held.content === field.value) { forget(); return; }
    field.value = held.content;
    base.value = held.base;
    if (await save("auto") && !beside) say(form.dataset.restored);
  }

  async function go(address) {
    clearTimeout(timer);
    if (await save("") && !beside) location.assign(address);
  }

  // What is typed is kept first; a correction is of the words that were there when it was offered.
  async function replace(button) {
    clearTimeout(timer);
    const typed = field.value !== sent;
    if (!await save("") || beside || (typed && button.name === "fix")) return;
    field.value = button.value;
    save(button.name);
  }

  function neighbour(step) {
    const rows = [...document.querySelectorAll(".seg")];
    const row = rows[rows.findIndex((one) => one.classList.contains("is-edit")) + step];
    return row && row.querySelector('.seg-st a[href^="?segment="]');
  }

  field.addEventListener("input", () => { keep(); later(PAUSE); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const by = event.submitter;
    if (by && ["fix", "memory"].includes(by.name)) { replace(by); return; }
    const next = by && by.name === "next";
    if (next && form.dataset.next) go(form.dataset.next); else go(location.href.split("#")[0]);
  });
  // A step of the whole draft waits for what is typed.
  for (const step of document.querySelectorAll("form.actionform")) {
    step.addEventListener("submit", async (event) => {
      if (beside || field.value === sent) return;
      event.preventDefault();
      if (await save("") && !beside) step.submit();
    });
  }
  addEventListener("online", () => save("auto"));
  addEventListener("pagehide", () => { if (!beside && field.value !== sent) send(field.value, "auto"); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[name=next]"));
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const link = event.altKey && step ? neighbour(step) : null;
    if (link) { event.preventDefault(); go(link.href); }
  });
  offer();
  recover();
})();
