"use strict";
// Everything here is a convenience: the page reads in full without it.
(function () {
  // Open whatever folds away the target of a link, then go there.
  function reveal() {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    let folded = false;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) { node.open = true; folded = true; }
    }
    if (folded) target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();

  // Trace the ways through a box of the drawing while it is pointed at or has the focus.
  for (const picture of document.querySelectorAll(".rests-on")) {
    const ribbons = [...picture.querySelectorAll(".ribbon")];
    function trace(event) {
      const box = event.target.closest?.(".box");
      const name = box && box.dataset.node;
      picture.classList.toggle("tracing", Boolean(box));
      for (const ribbon of ribbons) {
        ribbon.classList.toggle("traced", Boolean(box)
          && (ribbon.dataset.near === name || ribbon.dataset.far === name));
      }
    }
    for (const kind of ["pointerover", "focusin"]) picture.addEventListener(kind, trace);
    for (const kind of ["pointerleave", "focusout"]) picture.addEventListener(kind, () => {
      picture.classList.remove("tracing");
    });
  }

  // Print what is folded, minor matters and mild differences apart; fold it again afterwards.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open], .minor, .mild)")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  // Copy a citation.
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* older way below */ }
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
  for (const button of document.querySelectorAll(".copy")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".copy");
    if (!button) return;
    const done = await copy(button.dataset.citation);
    button.textContent = done ? "Copied" : "Could not copy";
    setTimeout(() => { button.textContent = "Copy citation"; }, 1600);
  });

  // Filter the statements of a story.
  for (const form of document.querySelectorAll(".filter")) {
    const part = form.closest(".part");
    const findings = [...part.querySelectorAll(".finding")];
    form.hidden = findings.length < 4;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => {
      const words = form.elements.words.value.toLowerCase();
      const outlet = form.elements.outlet.value;
      const verdict = form.elements.verdict.value;
      let shown = 0;
      for (const finding of findings) {
        const fits = finding.textContent.toLowerCase().includes(words)
          && (!outlet || finding.dataset.outlets.split("\n").includes(outlet))
          && (!verdict || finding.dataset.verdict === verdict);
        finding.hidden = !fits;
        if (fits) shown += 1;
      }
      const idle = !words && !outlet && !verdict;
      form.querySelector("output").textContent = idle ? "" : `${shown} of ${findings.length}`;
      if (!idle) for (const more of part.querySelectorAll(".more")) more.open = true;
    });
  }
})();
