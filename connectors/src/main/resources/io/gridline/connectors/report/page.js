/* One source of the funnel at a time */

function chooseSources() {
  const panels = [...document.querySelectorAll(".panel")];
  const choice = document.getElementById("funnel-choice");
  if (panels.length < 2) {
    choice.remove();
    return;
  }
  const choose = (chosen) => {
    panels.forEach((panel) => (panel.hidden = panel !== chosen));
    [...choice.children].forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.for === chosen.dataset.panel)),
    );
  };
  for (const panel of panels) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.for = panel.dataset.panel;
    button.append(...panel.querySelector(".panel-title").cloneNode(true).childNodes);
    button.addEventListener("click", () => choose(panel));
    choice.append(button);
  }
  choose(panels[0]);
}

/* On paper in light colours, with all tables open but the long one */

function print() {
  const opened = [...document.querySelectorAll("details.numbers:not([open])")];
  addEventListener("beforeprint", () => {
    page.dataset.print = "";
    opened.forEach((details) => (details.open = true));
    charts.forEach((draw) => draw());
  });
  addEventListener("afterprint", () => {
    delete page.dataset.print;
    opened.forEach((details) => (details.open = false));
    charts.forEach((draw) => draw());
  });
}

chooseSources();
drawRules();
if (data.days.length > 0) {
  drawDays();
} else {
  empty("days-chart");
}
if (data.places.children.length > 0) {
  drawLegend();
  drawPlaces();
} else {
  empty("places");
  document.querySelectorAll("#where .toolbar, #where .scroll, #where details").forEach((part) => part.remove());
}
print();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach((draw) => draw()));
