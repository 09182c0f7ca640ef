/* What all charts share: the numbers in #data, which stand in the page's tables too, colours, tooltips. */
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const page = document.documentElement;
const levels = ["high", "medium", "low"];
const signs = { high: "▲", medium: "◆", low: "●" };
const shares = [0.2, 0.4, 0.6, 0.8, 1];
const narrow = () => page.clientWidth < 600;
const count = (number) => number.toLocaleString("en-US");
const total = (bar) => bar.high + bar.medium + bar.low;
const colour = (name) => getComputedStyle(page).getPropertyValue("--" + name).trim();

const escaped = (text) =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c],
  );

page.classList.add("js");

const charts = [];

/* Keeps a chart as large as its place, and drawable again in other colours. */
function chart(id, description, option) {
  const place = document.getElementById(id);
  const drawn = echarts.init(place, null, { renderer: "svg" });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", description);
  const draw = () => drawn.setOption(option(), true);
  draw();
  new ResizeObserver(() => {
    drawn.resize();
    draw();
  }).observe(place);
  charts.push(draw);
  return { drawn, draw };
}

function empty(id) {
  const note = document.createElement("p");
  note.className = "none";
  note.textContent = "Nothing to draw: nobody is listed.";
  document.getElementById(id).replaceWith(note);
}

function tooltip(extra) {
  return {
    confine: true,
    backgroundColor: colour("card"),
    borderColor: colour("line"),
    textStyle: { color: colour("ink") },
    ...extra,
  };
}

function lines(name, bar) {
  const rows = levels.map((level) => `${signs[level]} ${level} ${count(bar[level])}`);
  return [`<b>${escaped(name)}</b>`, `${count(total(bar))} entries`, ...rows].join("<br>");
}

function base() {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
  };
}

function stacked(bars, look) {
  return levels.map((level) => ({
    name: `${signs[level]} ${level}`,
    type: "bar",
    stack: "levels",
    color: colour(level),
    data: bars.map((bar) => bar[level]),
    ...look,
    emphasis: { focus: "none" },
  }));
}

function axisStyle() {
  return {
    axisLabel: { color: colour("soft") },
    axisLine: { lineStyle: { color: colour("line") } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colour("line") } },
  };
}

function legend() {
  return { top: 0, left: 0, textStyle: { color: colour("ink") }, itemWidth: 14, itemHeight: 10 };
}
