// The open segment of a translation: saves by itself, keeps what could not be saved in this browser, and tells
// who else is there.  Without it the buttons of the form do the same.
(() => {
  "use strict";
  const PAUSE = 2000, AGAIN = 5000, BEAT = 10000;
  const form = document.getElementById("edit");
  const others = document.getElementById("others");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;

  function post(address, fields) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
    return fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: body.toString().length < 60000 });
  }

  function beat() {
    post(others.dataset.here, { segment: form ? form.dataset.segment : "" }).then(async (answer) => {
      if (!answer.ok) return;
      const told = await answer.json();
      others.hidden = told.others.length === 0;
      document.getElementById("others-names").textContent = told.others
        .map((one) => one.segment ? `${one.name} (${others.dataset.at} ${one.segment})` : one.name).join(", ");
      if (form && !beside && told.versions[form.dataset.segment] > Number(form.elements.base.value) && !saving) {
        say(others.dataset.changed);
      }
    }).catch(() => {});
  }

  let saving = false, beside = false, timer = 0, sent = "";
  const field = form && form.elements.content;
  const state = form && document.getElementById("save-state");
  const place = form && `sederunt-segment-${form.dataset.draft}-${form.dataset.segment}`;

  function say(words) { state.textContent = words; }

  function keep() {
    try { localStorage.setItem(place, JSON.stringify({ content: field.value, base: form.elements.base.value })); } catch (full) { /* a private window keeps nothing */ }
  }

  function forget() { try { localStorage.removeItem(place); } catch (none) { /* as above */ } }

  function later(after) { clearTimeout(timer); timer = setTimeout(save, after); }

  async function save() {
    if (saving || beside || field.value === sent) return;
    saving = true;
    const words = field.value;
    say(form.dataset.saving);
    try {
      const answer = await post(form.action, { content: words, base: form.elements.base.value, how: "auto" });
      if (answer.redirected || ![200, 400, 409].includes(answer.status)) throw new Error("not taken");
      taken(answer.status, await answer.json(), words);
    } catch (lost) {
      say(form.dataset.offline);
      later(AGAIN);
    }
    saving = false;
    if (field.value !== words && !beside) later(PAUSE);
  }

  function taken(status, told, words) {
    if (status === 400) { say(told.problems.join(" ")); return; }
    sent = words;
    if (told.beside) {
      beside = true;
      forget();
      state.textContent = `${form.dataset.beside} `;
      const link = document.createElement("a");
      link.href = `?segment=${form.dataset.segment}&seen=${Date.now()}#s-${form.dataset.segment}`.replace(/&seen=\d+/, "");
      link.textContent = form.dataset.merge;
      link.addEventListener("click", () => { setTimeout(() => location.reload(), 0); });
      state.append(link);
      return;
    }
    form.elements.base.value = told.version;
    if (field.value === words) forget(); else keep();
    say(form.dataset.saved);
  }

  function recover() {
    let held = null;
    try { held = JSON.parse(localStorage.getItem(place)); } catch (none) { return; }
    if (!held || held.content === field.value) { forget(); return; }
    field.value = held.content;
    form.elements.base.value = held.base;
    save().then(() => { if (!beside && sent === field.value) say(form.dataset.restored); });
  }

  function go(step) {
    const rows = [...document.querySelectorAll(".seg")];
    const at = rows.findIndex((row) => row.classList.contains("is-edit"));
    const link = rows[at + step] && rows[at + step].querySelector('.seg-st a[href*="segment="]');
    if (link) save().then(() => { location.href = link.href; });
  }

  if (form) {
    sent = field.value;
    recover();
    field.focus({ preventScroll: true });
    field.addEventListener("input", () => { keep(); later(PAUSE); });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(); });
    addEventListener("online", save);
    addEventListener("pagehide", () => { if (field.value !== sent && !beside) post(form.action, { content: field.value, base: form.elements.base.value, how: "auto" }).catch(() => {}); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(form.querySelector("button[name=next]")); }
      if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); go(event.key === "ArrowDown" ? 1 : -1); }
    });
  }
  setInterval(beat, BEAT);
})();
