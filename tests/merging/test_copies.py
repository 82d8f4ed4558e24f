"""Which articles are one text."""

from __future__ import annotations

import subprocess
import sys

from dragoman.merging.copies import OneText
from dragoman.merging.lead import Lead, address, bands, lead
from dragoman.merging.memory import MemoryShelf
from dragoman.model import Article, Event

from .told import article, event

WIRE = """The two delegations met in the harbour town on Tuesday and spoke for nine hours about the grain that
has been lying in the silos since autumn. Neither side wanted to say what had been agreed. The ministers left by
separate doors, and the cameras had to wait behind a fence of steel. Farmers along the river say that the
harvest will rot if no ship comes before the rains, and the millers of three cities have written an open letter.
In the capital, bread costs twice as much as a year ago. A second meeting is to follow, though nobody would name
a day. The mediators, two retired judges and a bishop, were seen at breakfast together, which observers took for
a good sign after the silence of recent weeks."""

OTHER = """A fire in a warehouse on the edge of the old town kept sixty firefighters busy through the night. The
owner, a dealer in carpets, had left for a trade fair two days earlier. Neighbours woke up from the noise of
bursting windows and carried what they could into the street. By morning only the walls were standing. The
police have no suspicion yet, and the insurance company has sent an expert of its own. It is the third fire in
the quarter since the beginning of spring."""


def texts(*pages: Article | tuple[Article, list[Event]]) -> int:
    shelf = MemoryShelf[Lead]()
    shelf.regroup(OneText(), [lead(*p) if isinstance(p, tuple) else lead(p) for p in pages])
    return len(shelf.groups())


def test_another_headline_is_the_same_text() -> None:
    assert texts(article("a", WIRE, title="Nine hours of talks"), article("b", WIRE, title="Silence over grain")) == 1


def test_furniture_before_and_after_is_the_same_text() -> None:
    copy = f"Reading time: 3 minutes. By our own staff. Share this.\n\n{WIRE}\n\nSubscribe. More news below."
    assert texts(article("a", WIRE), article("b", copy)) == 1


def test_a_text_cut_short_is_the_same_text() -> None:
    assert texts(article("a", WIRE), article("b", " ".join(WIRE.split()[:80]))) == 1


def test_an_update_with_a_new_beginning_is_the_same_text() -> None:
    update = f"The meeting in the harbour town has ended without a result, the bishop said late in the evening.\n{WIRE}"
    assert texts(article("a", WIRE), article("b", update, "2023-03-15")) == 1


def test_other_words_here_and_there_are_the_same_text() -> None:
    copy = WIRE.replace("Neither side", "Nobody").replace("millers", "bakers").replace("a year ago", "last year")
    assert texts(article("a", WIRE), article("b", copy)) == 1


def test_another_text_is_another() -> None:
    assert texts(article("a", WIRE), article("b", OTHER)) == 2


def test_the_same_text_a_month_later_is_news_again() -> None:
    assert texts(article("a", WIRE), article("b", WIRE, "2023-04-20")) == 2


def test_texts_of_a_few_words_are_compared_as_well() -> None:
    assert texts(article("a", "Talks end without a result."), article("b", "Talks end without a result.")) == 1
    assert texts(article("a", "Talks end without a result."), article("b", "Talks begin again on Monday.")) == 2


def test_articles_without_words_have_nothing_in_common() -> None:
    assert texts(article("a", ""), article("b", "...")) == 2


def test_a_translation_is_known_by_the_original_that_it_names() -> None:
    original = article("a", WIRE, url="https://www.gazette.example/grain?utm_source=mail#top")
    translated = article("b", OTHER, language="es", original_url="http://gazette.example/grain/")
    assert texts(original, translated) == 1
    assert texts(translated, article("c", "Une tout autre histoire", language="fr", original_url=original.url)) == 1


def test_a_mere_host_is_no_original() -> None:
    one = article("a", WIRE, original_url="https://agency.example/")
    assert texts(one, article("b", OTHER, original_url="https://agency.example")) == 2


def told(id: str) -> list[Event]:
    return [
        event("CONSULT", "RUS, UKR", "2023-03-07", article=id, published="2023-03-08"),
        event("AGREE", "RUS > UKR", "2023-03-07", article=id, published="2023-03-08", promises="RETREAT"),
        event("ACCUSE", "UKR > BLR", "2023-03-06", article=id, published="2023-03-08"),
    ]


def test_a_translation_is_known_by_what_was_coded_and_by_its_numbers() -> None:
    spanish = article("b", "Tras 9 horas, 27 delegados dejaron la ciudad.", language="es")
    english = article("a", "After 9 hours, 27 delegates left the town.")
    other = article("c", "After 12 hours, 81 delegates left, and 300 more came.", language="fr")
    assert texts((english, told("a")), (spanish, told("b"))) == 1
    assert texts((english, told("a")), (other, told("c"))) == 2


def test_two_events_in_common_make_no_translation() -> None:
    assert texts((article("a", WIRE), told("a")[:2]), (article("b", OTHER, language="es"), told("b")[:2])) == 2


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    text = (
        "两国代表团星期二在港口城市会面，就自秋天以来一直存放在筒仓里的粮食谈了九个小时。双方都不愿透露达成了什么协议。"
    )
    assert texts(article("a", text, language="zh"), article("b", f"本报讯 {text}", language="zh")) == 1


def test_hashes_are_the_same_in_every_process_and_version() -> None:
    expected = bands([11, 22, 33])
    code = "from dragoman.merging.lead import bands; print(bands([11, 22, 33]))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    assert told == str(expected)
    assert expected[:3] == (3057210297, 1217465354, 75985995)


def test_addresses_are_compared_without_what_changes_from_reader_to_reader() -> None:
    assert address("HTTPS://www.Paper.example/a/?b=2&utm_medium=x&a=1#c") == "paper.example/a?a=1&b=2"
    assert address("not an address at all") in (None, "not an address at all")
    assert address("http://[broken") is None
