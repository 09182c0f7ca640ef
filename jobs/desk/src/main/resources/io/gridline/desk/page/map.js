// The time slider: counts of another day without loading the page again.
"use strict";
(() => {
  const form = document.querySelector("form[data-map]");
  const slider = document.getElementById("slider");
  if (!form || !slider) return;
  const days = [...form.at.options];
  const known = new Map();
  const shade = item => item.suppressed ? 1 : item.count === 0 ? 0 : Math.min(4, 1 + Math.floor(Math.log10(item.count)));
  const output = document.querySelector(".slider output");
  document.querySelector(".slider").hidden = days.length < 2;
  slider.value = form.at.selectedIndex;
  output.textContent = days[slider.value]?.text ?? "";

  const counts = async at => {
    if (!known.has(at)) {
      const query = new URLSearchParams({at});
      if (form.order.value) query.set("order", form.order.value);
      const answer = await fetch("/api/v1/counts?" + query, {credentials: "same-origin"});
      if (!answer.ok) return null;
      known.set(at, (await answer.json()).items);
    }
    return known.get(at);
  };

  slider.addEventListener("input", async () => {
    const day = days[slider.value];
    form.at.value = day.value;
    output.textContent = day.text;
    slider.setAttribute("aria-valuetext", day.text);
    const items = await counts(day.value);
    // The slider may have moved on meanwhile.
    if (!items || days[slider.value] !== day) return;
    document.querySelector("[data-at]").textContent = day.text;
    const byDivision = new Map(items.map(item => [item.division, item]));
    document.querySelectorAll("g[data-division]").forEach(tile => {
      const item = byDivision.get(tile.dataset.division) ?? {count: 0, suppressed: false};
      const text = item.suppressed ? "<5" : String(item.count);
      tile.setAttribute("class", "shade-" + shade(item));
      tile.querySelector(".count").textContent = text;
      const row = document.querySelector(`tr[data-row="${tile.dataset.division}"] [data-count]`);
      if (row) row.textContent = text;
    });
  });
})();
