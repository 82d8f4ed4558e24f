// What is drawn of series: bars up and down by quad class, scores, sparklines. Labels stand beside what they name.

const {Plot, d3} = window;
const PAINT = {1: "var(--cooperation-pale)", 2: "var(--cooperation)", 3: "var(--conflict-pale)", 4: "var(--conflict)"};
const INK = "var(--ink)", SOFT = "var(--soft)", RULE = "var(--rule)", PAPER = "var(--paper)";
const HALO = {stroke: PAPER, strokeWidth: 4, paintOrder: "stroke"};
const language = {en: "en-GB"}[document.documentElement.lang] || document.documentElement.lang;
const WIDEST = 56;

// Cooperation stands on the line and conflict hangs from it; deeds are next to the line, words beyond them.
export function bars({chart, span, base, words, small, most}, width) {
  if (!span) return null;
  const segments = chart.points.flatMap((point) => stacked(point).map((part) => ({...point, ...part, ...days(point)})));
  const [down, up] = most || reach(chart.points);
  const height = small ? 160 : 310;
  const right = small ? 8 : 76;
  const bar = (width - 34 - right) / Math.max(1, (after(span[1]) - new Date(span[0])) / (after(chart.points[0]?.to) - new Date(chart.points[0]?.from)));
  // A gap between bars that are wide enough, two pixels at least for those that are not, and no walls.
  const inset = bar > WIDEST ? (bar - WIDEST) / 2 : bar > 4 ? 0.5 : Math.min(0, (bar - 2) / 2);
  const ticks = whole(down, up, small ? 3 : 5);
  const shown = segments.filter((segment) => segment.y2 !== segment.y1);
  return Plot.plot({
    ...frame(width, height, span, chart.name, right),
    insetBottom: 20,
    y: {domain: [-down, up], label: null},
    marks: [
      Plot.ruleY(ticks, {stroke: RULE}),
      Plot.axisY({ticks, tickSize: 0, tickFormat: (n) => Math.abs(n), fill: SOFT, fontSize: 12}),
      daysAxis(span, width),
      Plot.rect(shown, {
        x1: "start", x2: "end", y1: "y1", y2: "y2", fill: (d) => PAINT[d.quad], insetLeft: inset, insetRight: inset,
        href: (d) => pointing(base, {period: d.period, quad: d.quad, way: chart.way}),
        title: (d) => `${d.label}: ${Math.abs(d.y2 - d.y1)} ${words[`quad${d.quad}`]}`,
      }),
      Plot.ruleY([0], {stroke: INK}),
      ...(small ? [] : named(words, after(span[1]))),
      Plot.text([[`▲ ${words.cooperation}`, up]], {
        x: () => new Date(span[0]), y: "1", text: "0", fill: PAINT[2], textAnchor: "start", lineAnchor: "top", dy: -16, fontWeight: 600, fontSize: 13, ...HALO,
      }),
      Plot.text([[`▼ ${words.conflict}`, -down]], {
        x: () => new Date(span[0]), y: "1", text: "0", fill: PAINT[4], textAnchor: "start", lineAnchor: "top", dy: 5, fontWeight: 600, fontSize: 13, ...HALO,
      }),
    ],
  });
}

// The mean score of each period; the more events, the bigger the point. A line joins periods only where none is missing.
export function scores({charts, span, base, words, small}, width) {
  if (!span) return null;
  const told = charts.map((chart, series) => {
    let run = 0, last = -1;
    return chart.points.map((point) => {
      if (point.place !== last + 1) run += 1;
      last = point.place;
      return {...point, ...middle(point), run, series, way: chart.way, of: chart.of};
    });
  });
  const points = told.flat();
  const most = d3.max(points, (point) => point.events) || 1;
  const scale = [["+10", 10], ["+5", 5], ["0", 0], ["−5", -5], ["−10", -10]].filter(([, n]) => !small || n % 10 === 0);
  return Plot.plot({
    ...frame(width, small ? 170 : 270, span, words.scores),
    y: {domain: [-10, 10], label: null},
    r: {type: "identity"},
    marks: [
      Plot.ruleY(scale.map(([, n]) => n), {stroke: RULE}),
      Plot.ruleY([0], {stroke: "var(--edge)"}),
      Plot.axisY({ticks: scale.map(([, n]) => n), tickFormat: (n) => scale.find(([, m]) => m === n)[0], tickSize: 0, fill: SOFT, fontSize: 12}),
      daysAxis(span, width),
      Plot.text([[`▲ ${words.cooperation}`, 10, PAINT[2]], [`▼ ${words.conflict}`, -10, PAINT[4]]], {
        x: () => new Date(span[0]), y: "1", text: "0", fill: "2", textAnchor: "start", fontWeight: 600, fontSize: 13, ...HALO,
      }),
      ...told.map((series, place) => Plot.line(series, {
        x: "mid", y: "score", z: "run", stroke: place ? SOFT : INK, strokeWidth: 1.5, strokeDasharray: place ? "4 3" : null, curve: "linear",
      })),
      Plot.dot(points, {
        x: "mid", y: "score", r: (d) => 2.5 + 5 * Math.sqrt(d.events / Math.max(4, most)), fill: (d) => (d.series ? PAPER : d.score >= 0 ? PAINT[2] : PAINT[4]), stroke: (d) => (d.series ? SOFT : PAPER), strokeWidth: (d) => (d.series ? 1.5 : 1),
        href: (d) => pointing(base, {period: d.period, way: d.way, of: d.of}),
        title: (d) => `${d.label}: ${signed(d.score)}, ${d.events} ${words.events}`,
      }),
      ...(charts.length > 1 ? [Plot.text(charts, {
        frameAnchor: "top-right", text: (d) => `● ─ ${d.name}`, dy: -20, fill: INK, fontSize: 12, filter: (d, i) => i === 0,
      }), Plot.text(charts, {
        frameAnchor: "top-right", text: (d) => `○ ┄ ${d.name}`, dy: -5, fill: SOFT, fontSize: 12, filter: (d, i) => i === 1,
      })] : []),
    ],
  });
}

// Events through time without axes: beside a number that says what it shows.
export function spark({points, words}, width) {
  const height = 36;
  const most = d3.max(points, (p) => Math.max(p.up, p.down)) || 1;
  return Plot.plot({
    width, height, margin: 0, className: "plot", ariaLabel: words.label,
    x: {axis: null, type: "band", domain: points.map((p) => p.period), padding: 0.1}, y: {axis: null, domain: [-most, most]},
    marks: [
      Plot.ruleY([0], {stroke: "var(--edge)"}),
      Plot.barY(points, {x: "period", y1: 0, y2: "up", fill: PAINT[2]}),
      Plot.barY(points, {x: "period", y1: 0, y2: (d) => -d.down, fill: PAINT[4]}),
    ],
  });
}

function frame(width, height, span, label, marginRight = 8) {
  return {
    width, height, className: "plot", ariaLabel: label, marginLeft: 34, marginRight, marginTop: 24, marginBottom: 32,
    style: {fontFamily: "inherit", fontSize: "12px", overflow: "visible"},
    x: {type: "utc", domain: [new Date(span[0]), after(span[1])], label: null},
  };
}

function daysAxis(span, width) {
  const start = new Date(span[0]), end = after(span[1]);
  const length = (end - start) / 864e5, room = Math.max(2, Math.floor(width / 80));
  const told = (options) => new Intl.DateTimeFormat(language, {timeZone: "UTC", ...options});
  const scale = d3.scaleUtc([start, end], [0, width]);
  let ticks = scale.ticks(room).filter((day) => day.getUTCHours() === 0);
  let format = told({year: "numeric"});
  if (length < 1100) {
    if (length > 70) ticks = ticks.filter((day) => day.getUTCDate() === 1);
    const day = told(length > 70 ? {month: "short"} : {day: "numeric", month: "short"}), year = told({year: "numeric"});
    const seen = new Set();
    const tells = new Map(ticks.map((tick) => {
      const name = year.format(tick), first = !seen.has(name);
      seen.add(name);
      return [+tick, first ? `${day.format(tick)}\n${name}` : day.format(tick)];
    }));
    return Plot.axisX({ticks, tickSize: 4, tickFormat: (tick) => tells.get(+tick) || "", fill: SOFT, stroke: SOFT, strokeWidth: 0.5, fontSize: 12});
  }
  ticks = ticks.filter((day) => day.getUTCMonth() === 0 && day.getUTCDate() === 1);
  return Plot.axisX({ticks, tickSize: 4, tickFormat: (tick) => format.format(tick), fill: SOFT, fontSize: 12});
}

function stacked(point) {
  const [said, done, blamed, fought] = point.quads;
  return [
    {quad: 2, y1: 0, y2: done}, {quad: 1, y1: done, y2: done + said},
    {quad: 4, y1: 0, y2: -fought}, {quad: 3, y1: -fought, y2: -fought - blamed},
  ];
}

function reach(points) {
  const up = d3.max(points, (p) => p.quads[0] + p.quads[1]) || 0, down = d3.max(points, (p) => p.quads[2] + p.quads[3]) || 0;
  const least = Math.max(1, 0.15 * Math.max(up, down));
  return [Math.max(down, least), Math.max(up, least)];
}

// Beside the axis, in the order in which the classes are stacked: what is dark and what is pale.
function named(words, scale) {
  const told = [[1, -26], [2, -11], [4, 11], [3, 26]];
  return told.flatMap(([quad, dy]) => [
    Plot.text([0], {x: () => scale, y: 0, text: () => "■", fill: PAINT[quad], textAnchor: "start", dx: 8, dy, fontSize: 11}),
    Plot.text([0], {x: () => scale, y: 0, text: () => words[`short${quad}`], fill: PAINT[quad > 2 ? 4 : 2], textAnchor: "start", dx: 20, dy, fontSize: 12}),
  ]);
}

function whole(down, up, number) {
  return d3.ticks(-down, up, number).filter(Number.isInteger);
}

function days(point) {
  return {start: new Date(point.from), end: after(point.to)};
}

function middle(point) {
  const {start, end} = days(point);
  return {mid: new Date((+start + +end) / 2)};
}

function after(day) {
  return new Date(+new Date(day) + 864e5);
}

function signed(score) {
  return (score > 0 ? "+" : score < 0 ? "−" : "") + Math.abs(score).toLocaleString(language, {maximumFractionDigits: 1});
}

export function pointing(base, asked) {
  const address = new URL(base, location.href);
  for (const [name, value] of Object.entries(asked)) if (value) address.searchParams.set(name, value);
  return `${address.pathname}${address.search}#behind`;
}
