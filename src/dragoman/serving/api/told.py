"""Things of the record as JSON objects, where no command prints them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from dragoman.exporting import agenda, quotations
from dragoman.exporting import series as exported
from dragoman.exporting.jsonl import actor_object, event_object
from dragoman.exporting.recorded import event_of_record
from dragoman.exporting.tabular import Columns
from dragoman.record.actors import Counts, Network, Partner
from dragoman.record.agenda import Entry
from dragoman.record.articles import Listed
from dragoman.record.comments import Comment
from dragoman.record.explaining import Explanation, Report
from dragoman.record.follows import Follow
from dragoman.record.opening import Opened, Telling
from dragoman.record.quoting import Quotation
from dragoman.record.series import Series
from dragoman.record.stories import StoryRow

Object = dict[str, Any]

MENTIONS: Columns = {
    "id": str, "article": str, "name": str, "url": str, "published": str, "copy_of": str, "sentence": str,
    "trigger": str, "rule": str, "confidence": float,
}  # fmt: skip
ARTICLES: Columns = {
    "id": str, "name": str, "title": str, "language": str, "published": date, "url": str, "source": str,
    "original_url": str, "original_language": str, "copy_of": str, "story": str, "trouble": str, "events": int,
}  # fmt: skip
STORIES: Columns = {
    "title": str, "start": date, "end": date, "articles": int, "sources": int, "languages": str, "id": str,
}  # fmt: skip
QUOTATIONS: Columns = {
    **dict.fromkeys(quotations.COLUMNS, str), "start": int, "end": int, "published": date,
}  # fmt: skip
"""Those of ``dragoman quotes``."""
COMMENTS: Columns = {
    "number": int, "at": str, "who": str, "text": str, "about": str, "article": str, "mention": str, "state": str,
}  # fmt: skip


def mention(report: Report) -> Object:
    """One article's report of an event."""
    return {
        "id": report.mention,
        "article": report.article,
        "name": report.name,
        "url": report.url,
        "published": report.published,
        "copy_of": None if report.copies == report.article else report.copies,
        "sentences": [{"trigger": trigger, "sentence": sentence} for trigger, sentence in report.sentences],
        "rule": report.rule,
        "confidence": report.confidence,
        "versions": report.versions,
    }


def mention_row(report: Report) -> Object:
    """The same as a row, with the first of its sentences."""
    told = mention(report)
    published = report.published.isoformat() if report.published else None
    return {**told, "published": published, **(told["sentences"][0] if told["sentences"] else {})}


def comment(each: Comment) -> Object:
    """A comment, as it was written."""
    return asdict(each)


def article(each: Listed) -> Object:
    """An article without its text."""
    return {
        "id": each.id,
        "name": each.name,
        "title": each.title,
        "language": each.language,
        "published": each.published,
        "url": each.url,
        "source": each.source,
        "original_url": each.original_url,
        "original_language": each.original_language,
        "copy_of": None if each.copies == each.id else each.copies,
        "story": each.story,
        "trouble": each.trouble,
        "events": each.events,
    }


def whole_article(found: Opened) -> Object:
    """An article with its text and all that was found in it."""
    return {
        **article(found.listed),
        "text": found.article.text,
        "versions": found.versions,
        "tellings": [telling(each, found) for each in found.tellings],
        "quotations": [quotation(each) for each in found.quotations],
        "original": article(found.original) if found.original else None,
        "translations": [article(each) for each in found.translations],
        "copies": [article(each) for each in found.copies],
    }


def telling(each: Telling, found: Opened) -> Object:
    """An event as the article reports it, and how the event stands."""
    event = found.events[each.event].told
    return {
        "mention": each.mention,
        "event": each.event,
        "coded": event_object(each.coded),
        "confirmed": event.confirmed,
        "rejected": event.rejected,
        "corrected": event.corrected,
        "sources": event.sources,
    }


def quotation(each: Quotation) -> Object:
    """What somebody said."""
    verb = each.verb
    return {
        "id": each.id,
        "text": each.text,
        "span": list(each.span),
        "kind": "direct" if each.direct else "indirect",
        "speaker": actor_object(each.speaker) if each.speaker else None,
        "to": actor_object(each.to) if each.to else None,
        "verb": {"text": verb.text, "span": list(verb.span), "lemma": verb.lemma} if verb else None,
        "document": {
            "id": each.article,
            "url": each.url,
            "title": each.title,
            "language": each.language,
            "published": each.published,
        },
    }


def quotation_row(each: Quotation) -> Object:
    """The same as a row."""
    return {
        "id": each.id,
        "kind": "direct" if each.direct else "indirect",
        "speaker_code": each.speaker.code if each.speaker else None,
        "speaker_sector": each.speaker.sector if each.speaker else None,
        "speaker_name": each.speaker.name if each.speaker else None,
        "speaker_text": each.speaker.text if each.speaker else None,
        "verb": each.verb.lemma if each.verb else None,
        "to_code": each.to.code if each.to else None,
        "to_name": (each.to.name or each.to.text) if each.to else None,
        "text": each.text,
        "start": each.span[0],
        "end": each.span[1],
        "document": each.article,
        "url": each.url,
        "title": each.title,
        "language": each.language,
        "published": each.published,
    }


def story(each: StoryRow) -> Object:
    """A story, as ``dragoman stories`` prints it."""
    return {
        "title": each.title,
        "start": each.start,
        "end": each.end,
        "articles": each.articles,
        "sources": each.sources,
        "languages": " ".join(each.languages),
        "id": each.id,
    }


def series(actor: str, recipient: str, found: Series, measured: bool) -> Object:
    """A series with what it is of."""
    points = list(exported.rows(found, measured))
    return {"actor": actor, "recipient": recipient, "vague": found.vague, "points": points}


def counts(counted: Counts) -> Object:
    """Events that are summed up."""
    return {
        "events": counted.events,
        "mentions": counted.mentions,
        "goldstein_mean": counted.goldstein_mean,
        **{name: counted.quads[quad] for quad, name in exported.QUADS.items()},
    }


def partner(each: Partner) -> Object:
    """Another code, and what passed."""
    passed = {"acted": each.acted, "received": each.received, "either": each.either}
    return {"code": each.code, **{name: counts(counted) for name, counted in passed.items()}}


def network(net: Network) -> Object:
    """A code, its partners, and what passed between any two."""
    edges = [{"codes": [one, other], "counts": counts(counted)} for one, other, counted in net.edges]
    return {"codes": list(net.codes), "edges": edges}


def follow(each: Follow, base: str) -> Object:
    """Something that is followed; what webhooks are signed with is not told again."""
    return {
        "number": each.number,
        "name": each.name,
        "kind": each.kind,
        "filters": dict(each.what.get("filters", {})),
        "channel": each.channel,
        "address": each.address,
        "feed": f"{base}/follow/{each.key}.atom" if each.channel == "feed" else None,
        "departures": each.departures,
        "created": each.created,
        "paused": each.paused,
        "secret": None,
    }


def whole(told: Explanation, comments: list[Comment], promise: Entry | None) -> Object:
    """An event with all that is known of it."""
    return {
        **event_of_record(told.found),
        "reports": [mention(report) for report in told.reports],
        "said": told.found.told.disagreements,
        "corrections": [each.to_dict() for each in told.corrections],
        "comments": [comment(each) for each in comments],
        "promise": agenda.row(promise) if promise else None,
    }
