"""The letters that are sent, each as text and as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.record.deliveries import Delivery
from dragoman.record.follows import Follow
from dragoman.serving.following.entries import Entry, one_line
from dragoman.serving.following.mail import Letter
from dragoman.serving.pages.rendering import environment
from dragoman.serving.words.voice import Voice


def asking(follow: Follow, addresses: Mapping[str, str], voice: Voice) -> Letter:
    """Asks whether letters are wanted at an address, which somebody else may have given."""
    say = voice.say
    text = [
        say("letter.asks", who=follow.account, name=follow.name),
        "",
        say("letter.confirm"),
        addresses["confirm"],
        "",
        say("letter.ignore"),
    ]
    html = _html("asking", voice, follow=follow, confirm=addresses["confirm"])
    subject = say("letter.asks_subject", name=follow.name)
    return Letter(str(follow.address), subject, "\n".join(text) + "\n", html, f"ask-{follow.key}", {})


def digest(
    delivery: Delivery, told: Sequence[Entry], more: int, page: str, addresses: Mapping[str, str], voice: Voice
) -> Letter:
    """What is new, and how to have no more of it."""
    follow, say = delivery.follow, voice.say
    heading = _heading(delivery, told, more, voice)
    text = [heading, page, ""]
    for entry in told:
        text += [f"* {one_line(entry.title)}", f"  {one_line(entry.text, 600)}", f"  {entry.address}", ""]
    if more:
        text += [say("letter.more", n=more, page=page), ""]
    text += ["-- ", say("letter.stop"), addresses["stop"]]
    return Letter(
        to=str(follow.address),
        subject=heading,
        text="\n".join(text) + "\n",
        html=_html("digest", voice, heading=heading, entries=told, more=more, page=page, stop=addresses["stop"]),
        id=f"digest-{follow.key[:12]}-{delivery.number}",
        headers={
            "List-Unsubscribe": f"<{addresses['stop']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<{follow.key[:12].strip('-_').lower()}.dragoman>",
        },
    )


def _heading(delivery: Delivery, told: Sequence[Entry], more: int, voice: Voice) -> str:
    if delivery.alert is not None:
        return voice.say("letter.alert", name=delivery.follow.name)
    return voice.say("letter.new", name=delivery.follow.name, n=voice.count("event", len(told) + more))


def _html(name: str, voice: Voice, **given: Any) -> str:
    template = environment().get_template(f"letters/{name}.html")
    return template.render(say=voice.say, voice=voice, language=voice.language, **given)
