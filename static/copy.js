// A button that copies a citation, beside every citation of the page. Without script or without a clipboard
// nothing is missing: the text stands there to be selected.
"use strict";
(() => {
  const words = document.currentScript.dataset;
  if (!navigator.clipboard) return;
  for (const citation of document.querySelectorAll(".cite-text")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-2 btn-s copy";
    button.textContent = words.copy;
    const told = document.createElement("span");
    told.className = "soft s14";
    told.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(citation.innerText.trim());
      told.textContent = words.copied;
    });
    citation.after(button, told);
  }
})();
