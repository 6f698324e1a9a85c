// The page of a proposal, made quicker: keys for its facts, and words of the text taken as evidence by selecting
// them. Without script nothing is missing: the radio buttons and the fields beside each fact do the same.
"use strict";
(() => {
  const words = document.currentScript.dataset;
  const form = document.getElementById("decide");
  const text = document.querySelector(".marked-text");
  const list = document.getElementById("keys");
  if (!form || !text || !list) return;  // decided as a whole: nothing to press or choose
  const facts = [...form.querySelectorAll(".decide")];
  const told = document.createElement("p");
  told.className = "s14 soft";
  told.setAttribute("role", "status");

  // ------------------------------------------------------------------ keys
  let now = -1;
  const go = (place) => {
    if (!facts.length) return;
    facts[now]?.classList.remove("is-now");
    now = Math.max(0, Math.min(facts.length - 1, place));
    facts[now].classList.add("is-now");
    facts[now].querySelector(".decide-h").focus();
    facts[now].scrollIntoView({ block: "center" });
    const pane = text.closest(".bench-text");
    const mark = document.getElementById(`w${facts[now].id.slice(1)}`);
    if (mark && pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  };
  const here = () => {
    const inside = document.activeElement?.closest(".decide");
    return inside ? facts.indexOf(inside) : now;
  };
  const choose = (verdict) => {
    const fact = facts[here()];
    const radio = fact?.querySelector(`.decide-act input[value="${verdict}"]`);
    if (!radio) return;
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    if (verdict === "changed") {
      fact.querySelector(".decide-more > .decide-change :is(input, select, textarea)")?.focus();
    } else {
      told.textContent = `${fact.querySelector(".fact-n").textContent.trim()}: ${radio.closest("label").textContent.trim()}`;
    }
  };
  const undo = () => facts[here()]?.querySelector('button[name="undo"]')?.click();
  const actions = {
    j: () => go(here() + 1),
    k: () => go(here() - 1),
    a: () => choose("accepted"),
    c: () => choose("changed"),
    r: () => choose("rejected"),
    u: undo,
    "?": () => { list.open = !list.open; list.querySelector("summary").focus(); },
  };
  const typing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  const kept = "sederunt.proposal.keys";
  const box = document.getElementById("keys-on");
  try { box.checked = localStorage.getItem(kept) !== "off"; } catch { /* not kept, then */ }
  box.addEventListener("change", () => {
    try { localStorage.setItem(kept, box.checked ? "on" : "off"); } catch { /* not kept, then */ }
  });
  list.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!(event.target instanceof Element) || typing(event.target)) return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  // ------------------------------------------------------------------ words of the text as evidence
  const pick = document.createElement("div");
  pick.className = "pick";
  pick.hidden = true;
  const label = document.createElement("label");
  label.textContent = words.use;
  label.htmlFor = "pick-fact";
  const which = document.createElement("select");
  which.className = "input";
  which.id = "pick-fact";
  const offer = (name, called) => which.add(new Option(called, name));
  for (const fact of facts) {
    const [number, heading] = [fact.querySelector(".fact-n"), fact.querySelector(".decide-h")];
    offer(fact.querySelector(".decide-act input").name.replace(/-verdict$/, ""),
      `${number.lastChild.textContent.trim()} ${heading.lastChild.textContent.trim() || heading.textContent.trim()}: ${fact.querySelector(".decide-v").textContent.trim()}`.slice(0, 90));
  }
  for (const added of document.querySelectorAll('details[id^="add-"]')) offer(added.id, added.querySelector("summary").textContent.trim());
  const use = document.createElement("button");
  use.type = "button";
  use.className = "btn btn-s";
  use.textContent = words.button;
  pick.append(label, which, use);
  text.after(pick, told);

  // The words between two points of a paragraph, without the numbers of the marks.
  const plain = (range) => {
    const part = range.cloneContents();
    for (const mark of part.querySelectorAll(".mark-n, .para-no")) mark.remove();
    return part.textContent;
  };
  const selected = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const paragraph = (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement).closest("[data-paragraph]");
    if (!paragraph) return null;
    const whole = paragraph.querySelector("p");
    const inside = document.createRange();
    inside.selectNodeContents(whole);
    if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
    const before = document.createRange();
    before.selectNodeContents(whole);
    before.setEnd(inside.startContainer, inside.startOffset);
    const found = plain(inside);
    const lead = found.length - found.trimStart().length;
    if (!found.trim()) return null;
    return { paragraph: paragraph.dataset.paragraph, quote: found.trim(), at: [...(plain(before) + found.slice(0, lead))].length };
  };
  let held = null;
  document.addEventListener("selectionchange", () => {
    if (pick.contains(document.activeElement)) return;
    held = selected();
    pick.hidden = !held;
  });
  use.addEventListener("click", () => {
    if (!held) { told.textContent = words.none; return; }
    for (const [name, value] of Object.entries(held)) form.elements[`${which.value}-${name}`].value = value;
    const field = form.elements[`${which.value}-quote`];
    for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    const fact = field.closest(".decide");
    const number = fact ? fact.querySelector(".fact-n").lastChild.textContent.trim() : which.selectedOptions[0].text;
    told.textContent = words.chosen.replace("{number}", number);
    pick.hidden = true;
    if (fact && !fact.querySelector(".decide-act input:checked")) fact.querySelector('.decide-act input[value="accepted"]').checked = true;
    field.focus();
  });
})();
