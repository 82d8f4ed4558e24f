// A plot has one stop for the tabulator key; arrows walk on from there. A hundred stops would shut others out.

export function walkable(svg, follow) {
  const links = [...svg.querySelectorAll("a")];
  links.forEach((link, place) => {
    link.setAttribute("tabindex", place ? "-1" : "0");
    const title = link.querySelector("title");
    if (title) link.setAttribute("aria-label", title.textContent);
    link.addEventListener("click", (event) => follow(event, link.getAttribute("href")));
    link.addEventListener("keydown", (event) => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -place, End: links.length - 1 - place}[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = links[Math.max(0, Math.min(links.length - 1, place + step))];
      link.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
  });
}
