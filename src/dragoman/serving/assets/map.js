// Events on a map of the world: triangles at the places that the texts name, up for cooperation and down for conflict;
// countries are shaded by their events. A country's centre is no place, so that nothing ever stands there.

import {walkable} from "/assets/walking.js";

const {d3, topojson} = window;
const figures = [...document.querySelectorAll("figure[data-map]")];
const [world, codes] = figures.length ? await Promise.all(["vendor/countries-50m.json", "map_codes.json"].map(async (file) => (await fetch(`/assets/${file}`)).json())) : [];

for (const figure of figures) {
  const given = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const canvas = figure.querySelector(".canvas");
  let width = 0;
  new ResizeObserver(([entry]) => {
    const room = Math.floor(entry.contentRect.width);
    if (room < 40 || Math.abs(room - width) < 8) return;
    width = room;
    const svg = draw(given, width);
    canvas.replaceChildren(svg);
    walkable(svg, () => {});
  }).observe(canvas);
}

function draw({points, countries, words}, width) {
  const land = topojson.feature(world, world.objects.countries).features.filter((each) => each.id !== "010");
  // Some have no number in the file, Kosovo among them: they are known by name, or have no code and no shade.
  const code = (each) => codes[each.id] || codes[each.properties.name];
  const {projection, height} = framed(points, land, width);
  const path = d3.geoPath(projection);
  const told = new Map(countries.map((each) => [each.code, each]));
  const most = d3.max(countries, (each) => each.events) || 1;
  const svg = d3.create("svg").attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height]).attr("class", "world").attr("role", "group").attr("aria-label", words.label);
  svg.append("g").attr("class", "land").selectAll("path").data(land).join("path").attr("d", path)
    .attr("class", (each) => { const n = told.get(code(each))?.events; return n ? `shade-${1 + Math.round(2 * Math.sqrt(n / most))}` : "shade-0"; })
    .append("title").text((each) => { const own = told.get(code(each)); return own ? `${own.name}: ${own.events} ${words.events}` : each.properties.name; });
  const size = d3.scaleSqrt([0, Math.max(4, d3.max(points, (p) => p.events) || 1)], [0, width < 500 ? 260 : 420]);
  const shown = points.map((point) => ({...point, on: projection(point.at)})).filter((point) => point.on && point.on.every(Number.isFinite)).sort((a, b) => b.events - a.events);
  const links = svg.append("g").attr("class", "points").selectAll("a").data(shown).join("a").attr("href", (p) => `/events/${p.event}`)
    .attr("transform", (p) => `translate(${p.on})`);
  links.append("path").attr("d", (p) => d3.symbol(d3.symbolTriangle, 30 + size(p.events))()).attr("class", (p) => (p.conflict ? "is-down" : "is-up")).attr("transform", (p) => (p.conflict ? "rotate(180)" : null));
  links.append("title").text((p) => `${p.name}: ${p.events} ${words.events}, ${p.conflict ? words.conflict : words.cooperation}`);
  label(svg, shown, width);
  return svg.node();
}

// The world, or the part of it in which everything happened.
function framed(points, land, width) {
  const everywhere = {type: "FeatureCollection", features: land};
  const [lon, lat] = [0, 1].map((axis) => d3.extent(points, (p) => p.at[axis]));
  const near = points.length > 0 && lon[1] - lon[0] < 50 && lat[1] - lat[0] < 35;
  const projection = d3.geoEqualEarth();
  if (!near) {
    const height = Math.round(width * 0.5);
    return {projection: projection.fitExtent([[2, 2], [width - 2, height - 2]], everywhere), height};
  }
  const height = Math.round(width * 0.66), middle = (lon[0] + lon[1]) / 2, around = 8;
  projection.rotate([-middle, 0]);
  const corners = {type: "MultiPoint", coordinates: [[lon[0] - around, lat[0] - around], [lon[1] + around, lat[1] + around], [lon[0] - around, lat[1] + around], [lon[1] + around, lat[0] - around]]};
  return {projection: projection.fitExtent([[0, 0], [width, height]], corners), height};
}

// Names beside the places, as many as there is room for, the busiest first.
function label(svg, points, width) {
  const taken = [];
  const names = svg.append("g").attr("class", "names").attr("aria-hidden", "true");
  const seen = new Set();
  for (const point of points) {
    if (seen.has(point.name) || taken.length >= width / 60) continue;
    const long = point.name.length * 6.4 + 10, right = point.on[0] + long < width;
    const box = [right ? point.on[0] + 8 : point.on[0] - long, point.on[1] - 7, long, 14];
    if (taken.some(([x, y, w, h]) => box[0] < x + w && x < box[0] + box[2] && box[1] < y + h && y < box[1] + box[3])) continue;
    taken.push(box);
    seen.add(point.name);
    names.append("text").attr("x", point.on[0] + (right ? 9 : -9)).attr("y", point.on[1]).attr("dy", "0.35em").attr("text-anchor", right ? "start" : "end").text(point.name);
  }
}
