"""How fast pages are read: ``python benchmarks/reading/pages.py [PAGES]``.

The pages are generated, as the texts of real ones may not lie in the repository; their markup has the bulk of a real
page (navigation, scripts, other stories, comments). Single runs on one machine: compare them, don't quote them.
"""

from __future__ import annotations

import random
import sys
import time

from dragoman.reading.worker import PageReader

WORDS = (  # noqa: SIM905
    "minister port talks border army strike government said that the of on Friday agreed to send engineers docks "
    "workers gates wages harbour capital president sanctions aid village river bridge police court law"
).split()


def sentence(source: random.Random) -> str:
    """A sentence-like row of words."""
    return " ".join(source.choices(WORDS, k=source.randint(10, 25))).capitalize() + "."


def page(source: random.Random) -> bytes:
    """A page of about 60 kB with an article of about 3 kB."""
    article = "\n".join(f"<p>{' '.join(sentence(source) for _ in range(3))}</p>" for _ in range(8))
    menu = "".join(f'<li class="item"><a href="/section/{n}">{source.choice(WORDS)}</a></li>' for n in range(120))
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{n}"><img src="/{n}.jpg"><h3>{sentence(source)[:60]}</h3></a></div>'
        for n in range(60)
    )
    comments = "".join(f'<div class="comment"><p>{sentence(source)}</p></div>' for _ in range(30))
    script = "<script>" + "var a = {};".ljust(800) + "</script>"
    return f"""<!DOCTYPE html><html lang="en"><head><title>{sentence(source)[:60]} - Example</title>
<meta property="og:title" content="Port talks"><meta property="article:published_time" content="2022-12-30T10:00:00Z">
{script * 15}</head><body><nav><ul>{menu}</ul></nav><main><article><h1>Port talks</h1>{article}</article></main>
<aside>{teasers}</aside><section id="comments">{comments}</section><footer>{menu}</footer></body></html>""".encode()


def main() -> None:
    """Times the pages after one that warms the process up."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    source = random.Random(7)
    pages = [page(source) for _ in range(count)]
    with PageReader() as reader:
        reader.page(pages[0])
        begun = time.perf_counter()
        for data in pages:
            reader.page(data)
        seconds = time.perf_counter() - begun
    size = sum(map(len, pages)) / count / 1000
    print(f"{count} pages of {size:.0f} kB: {count / seconds:.1f} pages/s")


if __name__ == "__main__":
    main()
