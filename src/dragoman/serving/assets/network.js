// An actor among others: its partners as bars to both sides, and as a ring, the friendliest at the top.

const {Plot, d3} = window;
const PAINT = {1: "var(--cooperation-pale)", 2: "var(--cooperation)", 3: "var(--conflict-pale)", 4: "var(--conflict)"};

// Conflict to the left, cooperation to the right; deeds next to the line, words beyond them, as in the bars through time.
export function partners({partners, code, words}, width) {
  const parts = partners.flatMap(({name, code: other, quads: [said, done, blamed, fought]}) => [
    {name, other, quad: 2, x1: 0, x2: done}, {name, other, quad: 1, x1: done, x2: done + said},
    {name, other, quad: 4, x1: 0, x2: -fought}, {name, other, quad: 3, x1: -fought, x2: -fought - blamed},
  ]).filter((part) => part.x1 !== part.x2);
  const most = d3.max(parts, (part) => Math.abs(part.x2)) || 1;
  return Plot.plot({
    width, height: 30 + 26 * partners.length, className: "plot", ariaLabel: words.label, marginLeft: Math.min(150, width * 0.36), marginRight: 8, marginTop: 26, marginBottom: 4,
    style: {fontFamily: "inherit", fontSize: "12px", overflow: "visible"},
    x: {domain: [-most, most], axis: null}, y: {domain: partners.map((each) => each.name), axis: null, padding: 0.25},
    marks: [
      Plot.text(partners, {x: -most, y: "name", text: "name", textAnchor: "end", dx: -8, fill: "var(--ink)", fontSize: 13, href: (d) => `/dyads/${code}-${d.code}`}),
      Plot.barX(parts, {
        x1: "x1", x2: "x2", y: "name", fill: (d) => PAINT[d.quad], href: (d) => `/dyads/${code}-${d.other}`,
        title: (d) => `${d.name}: ${Math.abs(d.x2 - d.x1)} ${words[`quad${d.quad}`]}`,
      }),
      Plot.ruleX([0], {stroke: "var(--ink)"}),
      Plot.text([words.conflict], {x: 0, frameAnchor: "top", text: (d) => `◀ ${d}`, textAnchor: "end", dx: -6, dy: -16, fill: PAINT[4], fontWeight: 600, fontSize: 13}),
      Plot.text([words.cooperation], {x: 0, frameAnchor: "top", text: (d) => `${d} ▶`, textAnchor: "start", dx: 6, dy: -16, fill: PAINT[2], fontWeight: 600, fontSize: 13}),
    ],
  });
}

// The same bytes give the same picture: a ring in the order of scores, nothing thrown and nothing simulated.
export function network({nodes, edges, words}, width) {
  const [own, ...others] = nodes;
  if (!own || !others.length) return null;
  const between = new Map(edges.flatMap((edge) => [[`${edge.one}-${edge.other}`, edge], [`${edge.other}-${edge.one}`, edge]]));
  const ring = others.map((node) => ({...node, edge: between.get(`${own.code}-${node.code}`)}))
    .sort((a, b) => (b.edge?.score ?? 0) - (a.edge?.score ?? 0) || d3.ascending(a.code, b.code));
  const height = Math.min(width, 460), side = Math.min(130, width * 0.3);
  const [rx, ry] = [width / 2 - side, height / 2 - 26], [cx, cy] = [width / 2, height / 2];
  // From the top down on both sides in turn, so that friends are above and foes below.
  ring.forEach((node, place) => {
    const turn = (Math.PI * (place + 0.5)) / ring.length;
    node.right = place % 2 === 0;
    node.x = cx + (node.right ? 1 : -1) * rx * Math.sin(turn);
    node.y = cy - ry * Math.cos(turn);
  });
  const at = new Map([[own.code, {x: cx, y: cy}], ...ring.map((node) => [node.code, node])]);
  const thick = d3.scaleSqrt([0, d3.max(edges, (edge) => edge.events) || 1], [0.5, 9]);
  const paint = (score) => (score === null ? "var(--edge)" : score >= 0 ? PAINT[2] : PAINT[4]);
  const told = (edge, one, other) => `${one} – ${other}: ${edge.events} ${words.events}, ${edge.score > 0 ? "+" : ""}${edge.score ?? "–"}`;
  const svg = d3.create("svg").attr("width", width).attr("height", height).attr("viewBox", [0, 0, width, height]).attr("class", "ring").attr("role", "group").attr("aria-label", words.label || own.name);
  const near = edges.filter((edge) => edge.one !== own.code && edge.other !== own.code);
  svg.append("g").attr("class", "among").selectAll("path").data(near).join("path")
    .attr("d", (edge) => { const [a, b] = [at.get(edge.one), at.get(edge.other)]; return `M${a.x},${a.y}Q${(a.x + b.x + cx) / 3},${(a.y + b.y + cy) / 3} ${b.x},${b.y}`; })
    .attr("stroke", (edge) => paint(edge.score)).attr("stroke-width", (edge) => Math.max(0.5, thick(edge.events) / 2));
  const links = svg.append("g").selectAll("a").data(ring).join("a").attr("href", (node) => `/dyads/${own.code}-${node.code}`);
  links.append("line").attr("x1", cx).attr("y1", cy).attr("x2", (node) => node.x).attr("y2", (node) => node.y)
    .attr("stroke", (node) => paint(node.edge?.score ?? null)).attr("stroke-width", (node) => (node.edge ? thick(node.edge.events) : 0.5));
  links.append("circle").attr("cx", (node) => node.x).attr("cy", (node) => node.y).attr("r", 5).attr("fill", (node) => paint(node.edge?.score ?? null));
  links.append("text").attr("x", (node) => node.x + (node.right ? 10 : -10)).attr("y", (node) => node.y).attr("dy", "0.35em").attr("text-anchor", (node) => (node.right ? "start" : "end")).text((node) => node.name);
  links.append("title").text((node) => (node.edge ? told(node.edge, own.name, node.name) : node.name));
  const label = svg.append("g").attr("class", "own-node");
  label.append("circle").attr("cx", cx).attr("cy", cy).attr("r", 7);
  label.append("text").attr("x", cx).attr("y", cy - 14).attr("text-anchor", "middle").text(own.name);
  return svg.node();
}
