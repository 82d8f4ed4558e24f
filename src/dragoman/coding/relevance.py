"""What is a political event and what is not: who has to be named, and articles about games, films and weather."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from dragoman.coding.drafts import Draft
from dragoman.coding.lexicon import rows
from dragoman.coding.parties import OF_THINGS
from dragoman.model import Actor

POLITICAL = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "COP", "PTY", "REB", "OPP", "SPY", "UAF", "PRM", "ELI", "PRE", "SOC"}
)
TOGETHER = frozenset({"CONSULT", "COOPERATE", "ASSAULT", "CONCEDE", "RETREAT"})
"""Types that several actors can do among themselves, with nobody else receiving; others only if a rule says so."""
NOT_ALONE = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "MOBILIZE"})
"""Types that nobody tells as possible without saying to whom."""
CIVIL = frozenset({"PROTEST", "ASSAULT"})
THREATENED_PROTEST = frozenset({"133"})
CITIZENS = frozenset({"CVL", "REF"})
PRIVATE = frozenset({"BUS", "JRN", "MED", "EDU", "AGR", "LAB", "CRM"})
"""Sectors whose dealings among themselves are not politics."""
NEEDS_RECIPIENT = frozenset({"AID", "SANCTION", "COOPERATE", "CONSULT"})
NEEDS_RECIPIENT_OR_CONTENT = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"})
"""Words about nobody and nothing in particular ("accepted responsibility") are statements, not events."""
WITHOUT_ACTOR = frozenset(
    {
        ("COERCE", "arrest"),
        ("SANCTION", "convict"),
        ("SANCTION", "expel"),
        ("RETREAT", "release"),
        ("THREATEN", "arrest"),
    }
)
"""Types, with modes, that are told in the passive without saying by whom; and any ASSAULT."""
STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", None})
"""Sectors of one state's own apparatus; its offices help and call each other every day."""
SUBORDINATE = frozenset({"LAB", "BUS"})
BETWEEN_KNOWN = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AGREE"})
"""Types that are events only between known parties: officials thank, meet and help private people every day."""
ENOUGH = 40
"""Words below which a text is too short to have a topic."""
PER_THOUSAND = 14
DIFFERENT = 3
"""Words of sport, film or weather in a thousand, and different ones, from which an article is about nothing else. Set
by reading 171 articles of 2019: political ones stay below one of the two (a mosque that was a museum)."""


def objection(draft: Draft, actor: Sequence[Actor], recipient: Sequence[Actor], *, dissent: bool = False) -> str | None:
    """Why the participants make the draft no event worth keeping; None if it is one.

    ``dissent`` says that those who suffer it are protesters, journalists or the like, whose harm is politics.
    """
    if not actor and not recipient:
        return "nobody who can act is named"
    protest = draft.type == "PROTEST" or draft.cameo in THREATENED_PROTEST
    by_nature = protest or (dissent and draft.type == "ASSAULT")  # whoever takes part
    if not by_nature and not any(_political(a) for a in (*actor, *recipient)):
        return "nobody whose country is named or who holds or contests power takes part"
    armed = any(a.sector == "CRM" and a.name and a.code for a in (*actor, *recipient))  # "el Clan del Golfo"
    if not (protest or armed or draft.type in CIVIL) and all(a.sector in PRIVATE for a in (*actor, *recipient)):
        return "all who take part are private"
    if not actor:
        if draft.status in ("hypothetical", "negated"):
            return "nobody did it"  # "officials can be removed": what nobody did to nobody in particular
        if not any(a.code and (not a.inferred or a.sector in POLITICAL or dissent) for a in recipient):
            return "nobody is named as actor, and the recipient's country is not told"
        named = any(a.code and not a.inferred for a in recipient)
        if draft.nominal:  # "the arrest of the mayor", if it is told who he is; any attack on him may be a mere word
            told = named and (draft.type, draft.mode) in WITHOUT_ACTOR and draft.type != "RETREAT"
        else:
            told = draft.type == "ASSAULT" or (draft.type, draft.mode) in WITHOUT_ACTOR
        if draft.type == "PROTEST":  # "marches against the president": whom they are against is news enough
            told = named
        return None if told else "nobody is named as actor"
    if draft.type in BETWEEN_KNOWN and not _known(draft, actor, recipient):
        return "one side is neither of a known country nor in power"
    if draft.type in BETWEEN_KNOWN and all(a.sector in PRIVATE | CITIZENS for a in actor):
        return "the actors are private people"
    if draft.mode == "visit" and all(a.sector == "REL" and a.name is None for a in actor):
        return "the actors are private people"  # pilgrims
    if draft.mode == "visit" and recipient and _at_home(actor, recipient):
        return "a visit at home"
    told = any(a.code and not a.inferred for a in recipient)  # "police may have detained the Cuban editor"
    if draft.status == "hypothetical" and not told and all(a.inferred and a.name is None for a in actor):
        return "what might be done by nobody in particular"  # "the senate could disqualify a president"
    if draft.type == "REQUEST" and recipient and _own_staff(actor, recipient):
        return "asked of one's own staff"
    if "COOPERATE" in (draft.type, draft.promises) and recipient and _for_citizens(actor, recipient):
        return "a state serves its citizens"
    if draft.type == "REQUEST" and recipient and _private(actor, recipient):
        return "all who take part are private"
    if draft.type in ("COOPERATE", "AID") and recipient and _within_a_state(actor, recipient):
        return "both sides are offices of one state"
    if draft.type == "ASSAULT" and recipient and all(a.sector in CITIZENS for a in (*actor, *recipient)):
        return "a crime among private people"
    if recipient or (len(actor) > 1 and (draft.joint or draft.type in TOGETHER)):
        return None
    if draft.joint and draft.type == "ASSAULT":  # "clashes between Malian militias"
        return None
    certain = draft.type == "MOBILIZE" and any(
        a.code and not a.inferred for a in actor
    )  # "Iran may have massed troops"
    if draft.status == "hypothetical" and draft.type in NOT_ALONE and not draft.composed and not certain:
        return "what might be done to nobody in particular"
    if draft.nominal and draft.type != "PROTEST":
        return "a noun names it and no recipient is named"
    if draft.type in NEEDS_RECIPIENT_OR_CONTENT:
        thing = draft.type in OF_THINGS and bool(draft.recipient) and any(a.code and not a.inferred for a in actor)
        return None if draft.composed or thing else "it is about nobody and nothing in particular"
    return "no recipient is named" if draft.type in NEEDS_RECIPIENT else None


def _known(draft: Draft, actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    if draft.type == "AGREE" and len({a.code for a in actor} - {None}) > 1:
        return True  # "Colombia y Ecuador acordaron un puente en Rumichaca": with each other
    if recipient:
        return any(map(_placed, actor)) and any(map(_placed, recipient))
    return sum(map(_placed, actor)) > 1 or draft.composed or len(actor) == 1


def _own_staff(actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    """ "ordered his staff to wait": employees of whoever orders."""
    employed = all(a.sector in SUBORDINATE and a.inferred for a in recipient)
    return employed and _of_one_country(actor, recipient)


def _at_home(actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    """A visit to a hospital or to the families of victims of the visitor's own country."""
    return all(a.sector in PRIVATE | CITIZENS for a in recipient) and _of_one_country(actor, recipient)


def _for_citizens(actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    """What a government does for people of its own country."""
    state = all(a.sector in STATE for a in actor) and all(a.sector in CITIZENS for a in recipient)
    return state and _of_one_country(actor, recipient)


def _private(actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    """Families, foundations and firms of one country."""
    everybody = (*actor, *recipient)
    private = all(a.sector in PRIVATE | CITIZENS | {"SOC"} for a in everybody)
    return private and all(a.name is None for a in everybody) and _of_one_country(actor, recipient)


def _within_a_state(actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    """Help among one state's own offices, or among its private people."""
    everybody = (*actor, *recipient)
    if not _of_one_country(actor, recipient):
        return False
    private = PRIVATE | CITIZENS | {"SOC"}
    return all(a.sector in STATE for a in everybody) or all(a.sector in private for a in everybody)


def _of_one_country(actor: Sequence[Actor], recipient: Sequence[Actor]) -> bool:
    """Whether all are known to be of the same country; two that are not known may be of any."""
    codes = {a.code for a in (*actor, *recipient)}
    return len(codes) == 1 and None not in codes


def _placed(actor: Actor) -> bool:
    return actor.code is not None or actor.sector in POLITICAL


def _political(actor: Actor) -> bool:
    """Somebody whose country is named, or who holds or contests power."""
    return (actor.code is not None and not actor.inferred) or actor.sector in POLITICAL


def telling(text: str, language: str) -> bool:
    """Whether an article can be about politics: not if words of sport, film, food or weather fill it."""
    table = _topics(language)
    found: dict[str, list[str]] = {}
    words = re.findall(r"[^\W\d_]+", text.lower())
    for word in words:
        if topic := table.get(word):
            found.setdefault(topic, []).append(word)
    if len(words) < ENOUGH:
        return True
    return not any(len(f) * 1000 >= PER_THOUSAND * len(words) and len(set(f)) >= DIFFERENT for f in found.values())


@cache
def _topics(language: str) -> Mapping[str, str]:
    file = files("dragoman") / "languages" / language / "offtopic.tsv"
    return {row["word"]: row["topic"] for _, row in rows(file)}
