"""Places: how many of the gold table are right, how fast a text is read, and a sample to be read by eye.

python benchmarks/places/run.py [NEWS.jsonl [SEED]]
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "resolving")]

from places.test_gold import answer, country_right, gold, place_right

from dragoman.resolving.places import Place, PlaceMention, open_article

SAMPLE = 100


def main(news: Path | None, seed: int) -> None:
    """Print the figures and the sample."""
    answers = [(row, answer(row)) for row in gold()]
    countries = sum(country_right(row, place) for row, place in answers) / len(answers)
    places = sum(place_right(row, place) for row, place in answers) / len(answers)
    print(f"country right {countries:.1%}, place right {places:.1%} of {len(answers)}")
    if news is None:
        return
    texts = [json.loads(line)["text"] for line in news.read_text("utf-8").splitlines()]
    began = time.perf_counter()
    found = [(text, mention, place) for text in texts for mention, place in read(text)]
    seconds = time.perf_counter() - began
    told = [(text, mention, place) for text, mention, place in found if place]
    print(f"{len(found)} names in {len(texts)} articles, {len(told)} told")
    print(f"{sum(map(len, texts)) / seconds:,.0f} characters a second")
    for text, mention, place in random.Random(seed).sample(told, min(SAMPLE, len(told))):
        start, end = mention.span
        line = f"{text[max(start - 50, 0) : start]}[[{mention.text}]]{text[end : end + 30]}".replace("\n", " ")
        print(f"{line} | {mention.evidence} | {place.name}, {place.admin1}, {place.country} | {place.reason}")


def read(text: str) -> list[tuple[PlaceMention, Place | None]]:
    """The names of a text and what they are told to be."""
    article = open_article(text, "en")
    return [(mention, article.resolve(mention.span)) for mention in article.within(0, len(text))]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
