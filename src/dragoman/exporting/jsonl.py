"""JSON lines: one event a line, field by field as the output contract has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from dragoman.model import Actor, Event, Evidence, Quote, Source, Trigger, When, Where

if TYPE_CHECKING:
    from dragoman.exporting import Results

Object = dict[str, Any]

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that JSON allows but that some readers take for the end of a line, or that have no UTF-8 form."""


def write(results: Results, stream: TextIO) -> None:
    """One line an event, in the order given."""
    for _, events in results:
        for event in events:
            stream.write(line(event_object(event)))


def line(value: Object, default: Callable[[Any], Any] | None = None) -> str:
    """A JSON object as one line of UTF-8 text, its line feed included; ``default`` tells what JSON has no form for."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=default)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def event_object(event: Event) -> Object:
    """The event as the JSON object of the output contract; every sentence and the versions come after it."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "status": event.status,
        "promises": event.promises,
        "promised_when": _when(event.promised_when),
        "actor": [actor_object(actor) for actor in event.actor],
        "recipient": [actor_object(actor) for actor in event.recipient],
        "trigger": _trigger(event.trigger),
        "when": _when(event.when),
        "where": _where(event.where),
        "said_by": actor_object(event.said_by) if event.said_by else None,
        "sentence": {"index": event.sentence.index, "span": list(event.sentence.span)},
        "confidence": event.confidence,
        "rule": event.rule,
        "document": _document(event.document),
        "evidence": [_evidence(evidence) for evidence in event.evidence],
        "versions": dict(event.versions),
    }


def quote_object(quote: Quote) -> Object:
    """A quotation as ``dragoman quotes`` prints it."""
    verb = quote.verb
    return {
        "id": quote.id,
        "text": quote.text,
        "span": list(quote.span),
        "kind": quote.kind,
        "speaker": actor_object(quote.speaker) if quote.speaker else None,
        "to": actor_object(quote.to) if quote.to else None,
        "verb": {"text": verb.text, "span": list(verb.span), "lemma": verb.lemma} if verb else None,
        "document": _document(quote.document),
    }


def actor_object(actor: Actor) -> Object:
    """An actor, a recipient or a speaker."""
    return {
        "text": actor.text,
        "span": list(actor.span),
        "name": actor.name,
        "code": actor.code,
        "sector": actor.sector,
        "sectors": list(actor.sectors),
        "wikidata": actor.wikidata,
        "inferred": actor.inferred,
    }


def _trigger(trigger: Trigger) -> Object:
    return {"text": trigger.text, "span": list(trigger.span)}


def _when(when: When | None) -> Object | None:
    if when is None:
        return None
    return {
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "text": when.text,
        "span": list(when.span) if when.span else None,
        "basis": when.basis,
    }


def _where(where: Where | None) -> Object | None:
    if where is None:
        return None
    return {
        "name": where.name,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "span": list(where.span),
        "text": where.text,
        "admin1": where.admin1,
        "geonames": where.geonames,
        "reason": where.reason,
        "extent": list(where.extent) if where.extent else None,
    }


def _evidence(evidence: Evidence) -> Object:
    return {"index": evidence.index, "span": list(evidence.span), "trigger": _trigger(evidence.trigger)}


def _document(source: Source) -> Object:
    return {
        "id": source.id,
        "url": source.url,
        "title": source.title,
        "language": source.language,
        "published": source.published.isoformat() if source.published else None,
    }
