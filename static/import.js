// The page of an import: asks every second how far it is, and shows the results when it has ended.
"use strict";
const shown = document.querySelector("[data-progress]");
if (shown) {
  const bar = shown.querySelector("progress");
  const told = document.getElementById("progress-told");
  const ask = async () => {
    try {
      const answer = await fetch(shown.dataset.progress, { headers: { Accept: "application/json" } });
      if (answer.redirected || !answer.ok) throw new Error(String(answer.status));
      const found = await answer.json();
      bar.value = found.percent;
      bar.textContent = `${found.percent} %`;
      if (told.textContent !== found.told) told.textContent = found.told;
      if (!found.at_work) return location.reload();
    } catch {
      return setTimeout(ask, 5000); // the connection may come back
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 500);
}
