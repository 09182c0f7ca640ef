/* By rule */

function drawRules() {
  const place = document.getElementById("rules-chart");
  place.style.blockSize = `${70 + 34 * data.rules.length}px`;
  chart("rules-chart", "Entries by rule and level; the numbers are in the table.", () => ({
    ...base(),
    legend: legend(),
    grid: { top: 30, left: 0, right: 56, bottom: 0, containLabel: true },
    tooltip: tooltip({
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (bars) => lines(data.rules[bars[0].dataIndex].name, data.rules[bars[0].dataIndex]),
    }),
    xAxis: {
      type: "value",
      minInterval: 1,
      splitNumber: narrow() ? 3 : 5,
      ...axisStyle(),
      axisLabel: { color: colour("soft"), formatter: count, hideOverlap: true },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: data.rules.map((rule) => rule.name),
      ...axisStyle(),
      splitLine: { show: false },
      axisLabel: {
        color: colour("ink"),
        interval: 0,
        width: narrow() ? 118 : 150,
        overflow: "truncate",
      },
    },
    series: [
      ...stacked(data.rules, { barMaxWidth: 22 }),
      {
        /* Carries the sum at the end of the bar, and is nothing itself. */
        type: "bar",
        stack: "levels",
        silent: true,
        data: data.rules.map(() => 0),
        label: {
          show: true,
          position: "right",
          color: colour("ink"),
          formatter: (point) => count(total(data.rules[point.dataIndex])),
        },
      },
    ],
  }));
}

/* By day */

function drawDays() {
  chart("days-chart", "Entries by day of last exposure and level; the numbers are in the table.", () => ({
    ...base(),
    legend: legend(),
    grid: { top: 34, left: 0, right: 8, bottom: 0, containLabel: true },
    tooltip: tooltip({
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (bars) => lines(data.days[bars[0].dataIndex].name, data.days[bars[0].dataIndex]),
    }),
    xAxis: {
      type: "category",
      data: data.days.map((day) => day.name),
      ...axisStyle(),
      axisLabel: { color: colour("soft"), hideOverlap: true, formatter: (day) => day.slice(5) },
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      ...axisStyle(),
      axisLine: { show: false },
      axisLabel: { color: colour("soft"), formatter: count },
    },
    series: stacked(data.days, {
      barMaxWidth: 40,
      itemStyle: { borderColor: colour("card"), borderWidth: narrow() ? 0 : 0.5 },
    }),
  }));
}
