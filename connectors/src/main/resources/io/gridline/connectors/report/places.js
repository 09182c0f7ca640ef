/* By division: click or select to go down, one level at a time */

const share = (place) => (total(place) === 0 ? 0 : place.high / total(place));
const shade = (place) => shares.findIndex((most) => share(place) <= most);

/* Black or white, whichever can be read on the shade. */
function inkOn(background) {
  const parts = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16) / 255);
  const linear = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  return light > 0.19 ? "#10181f" : "#ffffff";
}

/* A name may be cut short, a number never: half of it would be another one. */
function labelThatFits({ name, value, dataIndex }) {
  const drawn = echarts.getInstanceByDom(document.getElementById("places"));
  const { width, height } = drawn.getModel().getSeriesByIndex(0).getData().getItemLayout(dataIndex);
  const number = count(value);
  return width < Math.max(46, 14 + 8.5 * number.length) || height < 42 ? "" : `${name}\n${number}`;
}

function drawPlaces() {
  let path = [data.places];
  const up = document.getElementById("places-up");
  const told = document.getElementById("places-path");

  const cell = (place) => {
    const background = colour("shade-" + shade(place));
    return {
      name: place.name,
      value: total(place),
      place,
      itemStyle: { color: background },
      label: { color: inkOn(background) },
    };
  };

  const { drawn, draw } = chart("places", "Entries by division; the numbers are in the table.", () => ({
    ...base(),
    tooltip: tooltip({
      formatter: ({ data: { place } }) =>
        lines(place.name, place) +
        `<br>${Math.round(100 * share(place))} % high` +
        (place.children.length > 0 ? "<br><i>select to open</i>" : ""),
    }),
    series: [
      {
        type: "treemap",
        animation: false,
        data: path[path.length - 1].children.map(cell),
        top: 0,
        left: 0,
        right: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        itemStyle: { borderColor: colour("card"), borderWidth: 0, gapWidth: 2 },
        label: {
          fontSize: 13,
          lineHeight: 17,
          position: "insideTopLeft",
          overflow: "truncate",
          formatter: labelThatFits,
        },
      },
    ],
  }));

  function show(places) {
    path = places;
    const names = path.map((place) => place.name).join(" › ");
    told.textContent = `${names}: ${count(total(path[path.length - 1]))} entries`;
    up.disabled = path.length === 1;
    draw();
  }

  drawn.on("click", ({ data: { place } }) => {
    if (place.children.length > 0) {
      show([...path, place]);
    }
  });
  up.addEventListener("click", () => show(path.slice(0, -1)));
  for (const button of document.querySelectorAll("button[data-zoom]")) {
    const place = data.places.children.find((child) => child.code === button.dataset.zoom);
    if (place.children.length === 0) {
      button.replaceWith(...button.childNodes);
    } else {
      button.addEventListener("click", () => {
        show([data.places, place]);
        told.scrollIntoView({ block: "nearest" });
      });
    }
  }
  show(path);
}

function drawLegend() {
  const legendPlace = document.getElementById("places-legend");
  legendPlace.append("Area: entries. Shade: share of high,");
  shares.forEach((most, at) => {
    const part = document.createElement("span");
    const box = document.createElement("i");
    box.style.background = `var(--shade-${at})`;
    part.append(box, at === 0 ? `up to ${100 * most} %` : `over ${100 * shares[at - 1]} %`);
    legendPlace.append(part);
  });
}
