// Draws the plots of a page. Each figure holds what to draw as JSON and its numbers as a table, so that nothing is
// lost without this script. Every bar and point is a link to the events behind it; with htmx they come into the page.

import {bars, scores, spark} from "/assets/drawing.js";
import {walkable} from "/assets/walking.js";

const DRAWN = {bars, scores, spark};

for (const figure of document.querySelectorAll("figure[data-plot]")) {
  const canvas = figure.querySelector(".canvas");
  const given = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const draw = DRAWN[figure.dataset.plot];
  if (!draw) continue;
  let width = 0;
  // Drawn anew when the room changes, and only then: text must not be stretched.
  new ResizeObserver(([entry]) => {
    const room = Math.floor(entry.contentRect.width);
    if (room < 40 || Math.abs(room - width) < 8) return;
    width = room;
    const svg = draw(given, width);
    canvas.replaceChildren(...(svg ? [svg] : []));
    if (svg) walkable(svg, behind);
  }).observe(canvas);
}

// The events behind a point: into the page, with an address that can be shared; without htmx the link is followed.
function behind(event, address) {
  const place = document.getElementById("behind");
  if (!window.htmx || !place || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  window.htmx.ajax("GET", address, {target: "#behind", swap: "innerHTML"}).then(() => {
    history.pushState(null, "", address);
    place.scrollIntoView({block: "nearest"});
    place.focus({preventScroll: true});
  });
}

// Back and forward: what was pushed above is asked for as a whole page.
window.addEventListener("popstate", () => location.reload());
