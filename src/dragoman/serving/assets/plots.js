// Draws the plots of a page. Each figure holds what to draw as JSON and its numbers as a table, so that nothing is
// lost without this script. Every bar and point is a link to the events behind it; with htmx they come into the page.

import {bars, scores, spark} from "/assets/drawing.js";
import {network, partners} from "/assets/network.js";
import {walkable} from "/assets/walking.js";

const DRAWN = {bars, scores, spark, partners, network};

function show(figure) {
  const canvas = figure.querySelector(".canvas");
  const given = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const draw = DRAWN[figure.dataset.plot];
  if (!draw) return;
  let width = 0;
  // Drawn anew when the room changes, and only then: text must not be stretched.
  new ResizeObserver(([entry]) => {
    const room = Math.floor(entry.contentRect.width);
    if (room < 40 || Math.abs(room - width) < 8) return;
    width = room;
    const svg = draw(given, width);
    canvas.replaceChildren(...(svg ? [svg] : []));
    if (svg) {
      // Marks without a role may not have a name; their links have one each.
      svg.setAttribute("role", "group");
      for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
      walkable(svg, behind);
    }
    chosen();
  }).observe(canvas);
}

document.querySelectorAll("figure[data-plot]").forEach(show);

// Parts of a page that come in later may hold plots as well.
new MutationObserver((changes) => {
  for (const part of changes.flatMap((change) => [...change.addedNodes]))
    if (part instanceof Element && !part.closest("svg")) part.querySelectorAll("figure[data-plot]").forEach(show);
}).observe(document.querySelector("main"), {childList: true, subtree: true});

// The events behind a point: into the page, with an address that can be shared; without htmx the link is followed.
function behind(event, address) {
  const place = document.getElementById("behind");
  if (!address.includes("#behind") || !window.htmx || !place || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  window.htmx.ajax("GET", address, {target: "#behind", swap: "innerHTML"}).then(() => {
    history.pushState(null, "", address);
    chosen();
    place.scrollIntoView({block: "nearest"});
    place.focus({preventScroll: true});
  });
}

// Back and forward: what was pushed above is asked for as a whole page.
window.addEventListener("popstate", () => location.reload());

// The point whose events are shown stays marked.
function chosen() {
  const here = location.pathname + location.search + location.hash;
  for (const link of document.querySelectorAll(".canvas a")) {
    if (link.getAttribute("href") === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
