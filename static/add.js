// The page “Add an article”: files can be dropped anywhere on their box, and are listed before they are sent.
"use strict";
for (const box of document.querySelectorAll("[data-drop]")) {
  const field = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-chosen]");
  const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`);
  const row = (words, wrong) => {
    const item = document.createElement("li");
    item.textContent = words;
    if (wrong) item.className = "err";
    list.append(item);
  };
  const show = () => {
    list.replaceChildren();
    if (field.files.length > Number(box.dataset.most)) row(box.dataset.tooMany, true);
    for (const file of [...field.files].slice(0, 20)) {
      const tooLarge = file.size > Number(box.dataset.each);
      row(`${file.name}, ${size(file.size)}${tooLarge ? `: ${box.dataset.tooLarge}` : ""}`, tooLarge);
    }
    if (field.files.length > 20) row(`+ ${field.files.length - 20}`, false);
  };
  field.addEventListener("change", show);
  box.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    box.classList.add("is-over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("is-over"));
  box.addEventListener("drop", (event) => {
    box.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    show();
  });
}
