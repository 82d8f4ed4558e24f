// Reading an article: what belongs to the words that are pointed at lights up, in the text and beside it.
// Without this, the words are links to the entries, and the sheet shows the one that was followed.

const text = document.getElementById("text");
const words = [...text.querySelectorAll("a.mark")];
const wide = window.matchMedia("(min-width: 60rem)");
let held = null;

function light(keys, hold) {
  for (const word of words) word.classList.toggle("lit", keys.some((key) => word.dataset.keys.split(" ").includes(key)));
  for (const entry of document.querySelectorAll(".entry")) entry.classList.toggle("lit", keys[0] === entry.id);
  if (hold !== undefined) held = hold;
  const entry = keys[0] && document.getElementById(keys[0]);
  const box = entry?.parentElement;
  // Only the list beside the text moves, never the page under a reader's eyes.
  if (entry && wide.matches && box.scrollHeight > box.clientHeight) box.scrollTo({top: entry.offsetTop - box.offsetTop - 8});
}

for (const word of words) {
  const keys = word.dataset.keys.split(" ");
  word.addEventListener("mouseenter", () => wide.matches && light(keys));
  word.addEventListener("mouseleave", () => wide.matches && light(held || []));
  word.addEventListener("focus", () => wide.matches && light(keys));
  word.addEventListener("click", (event) => {
    event.preventDefault();
    // Choosing the same words again goes on to the next thing that they belong to.
    const place = held && held.every((key) => keys.includes(key)) ? keys.indexOf(held[0]) + 1 : 0;
    const turned = [...keys.slice(place % keys.length), ...keys.slice(0, place % keys.length)];
    light(turned, turned);
    history.replaceState(null, "", `#${turned[0]}`);
  });
}

for (const link of document.querySelectorAll(".shut")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const key = link.closest(".entry").id;
    light([], null);
    history.replaceState(null, "", location.pathname + location.search);
    words.find((word) => word.dataset.keys.split(" ").includes(key))?.focus({preventScroll: wide.matches});
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") light([], null);
});

const asked = decodeURIComponent(location.hash.slice(1));
if (asked && document.getElementById(asked)?.classList.contains("entry")) {
  light([asked], [asked]);
  words.find((word) => word.dataset.keys.split(" ").includes(asked))?.scrollIntoView({block: "center"});
}
