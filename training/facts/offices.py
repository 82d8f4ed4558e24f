# ruff: noqa: E501 - patterns of titles are read whole
"""From the wording of a title to the sector it stands for and the office it is."""

from __future__ import annotations

import re

_OFFICES: list[tuple[str, str, str]] = [
    # pattern on the lower-cased title, sector, office
    (r"permanent representative|ambassador|charge d'affaires|high commissioner", "GOV", ""),
    (r"judge|chief justice|supreme court|constitutional court|court of|justice of|tribunal", "JUD", ""),
    (
        r"attorney[- ]general|prosecutor|procurator|director of public prosecutions|solicitor[- ]general|ombudsman",
        "JUD",
        "",
    ),
    (r"intelligence|mossad|\bcia\b|\bfsb\b|secret service|state security|\bspy|security service", "SPY", ""),
    (r"police|gendarmerie|carabinier", "COP", ""),
    (
        r"chief of (the )?(general|defence|defense|army|naval|air|joint|armed)|commander|joint chiefs|chief of staff of the "
        r"(army|armed|defence|defense|navy|air)|revolutionary guard|army chief|chairman of the joint|chief of the (army|navy"
        r"|air|defence|defense|general|joint)",
        "MIL",
        "",
    ),
    (
        r"speaker|senator|member of parliament|member of (the )?(house|senate|congress)|representative$|leader of the house|"
        r"(president|chairman|chairwoman|chair|chairperson) of (the )?(national assembly|senate|parliament|chamber|congress of|"
        r"federation council|state duma|council of federation|legislat|house|assembly|people's assembly|knesset|supreme "
        r"soviet|verkhovna|national people's congress)|parliamentary assembly|majority leader|minority leader|chief whip",
        "LEG",
        "",
    ),
    (r"leader of the opposition|opposition leader", "PTY", ""),
    (
        r"general secretary of the|secretary[- ]general of the .*party|first secretary of|chairman of the .*party|party leader",
        "GOV",
        "party_leader",
    ),
    (r"supreme leader", "GOV", "supreme_leader"),
    (r"\bpope\b", "REL", "monarch"),
    (r"governor[- ]?general", "GOV", "governor_general"),
    (r"first lady|spouse", "ELI", ""),
    (
        r"(vice|deputy) (?!prime)\w+ (minister|secretary)|chief of staff|adviser|advisor|assistant|deputy minister|vice minister|under-?secretary|deputy secretary|state "
        r"secretary|spokes|press secretary|parliamentary secretary|deputy chief|chief secretary|first lord|counsel",
        "GOV",
        "",
    ),
    (
        r"(deputy|vice|first vice|1st deputy).*(prime minister|premier|chairman of the council of ministers|chancellor"
        r"|head of government)|vice chancellor",
        "GOV",
        "deputy_prime_minister",
    ),
    (r"vice[- ]president|deputy president|vice-chair", "GOV", "vice_president"),
    (
        r"president of (the )?(bank|central|national bank|court|council|commission|republic of (?!.)|institute|academy|region|"
        r"generalitat|basque|junta|community|government)|(chairman|president) of .*(bank|committee|commission|board)",
        "GOV",
        "",
    ),
    (
        r"foreign trade|supporting the|assisting|delegated|delegate|european affairs$|procurement|materiel|personnel|"
        r"minister of state|armed forces minister|defence science|minister for the armed",
        "GOV",
        "",
    ),
    (
        r"(minister|secretary|secretariat)\b.*(foreign|external) (affairs|relations)|foreign (minister|secretary|affairs)|"
        r"^secretary of state( for foreign.*)?$|minister of europe and foreign",
        "GOV",
        "foreign_minister",
    ),
    (r"(minister|secretary)\b.*defen[cs]e|defen[cs]e (minister|secretary)|secretary of war", "GOV", "defence_minister"),
    (r"interior|internal affairs|home (affairs|secretary)|homeland security", "GOV", "interior_minister"),
    (r"finance|treasury|exchequer", "GOV", "finance_minister"),
    (r"justice", "GOV", "justice_minister"),
    (r"crown prince", "GOV", "crown_prince"),
    (r"bishop|patriarch|mufti|imam", "REL", ""),
]
_RANK = re.compile(
    r"( (and )?(lt|maj|brig|col|gen|capt|dr|sir|dame|sheikh|shaykh|prof|sultan|prince|commander[- ]in[- ]chief.*|of( the)?|the|,)"
    r"\.?,?)+$"
)
_STANDING = r"(interim |acting |transitional |transition |provisional |caretaker |co-|executive |federal )*"
_HEADS: list[tuple[str, str]] = [
    # the whole title of a head of state or government, without rank
    (_STANDING + r"(president|head of state|chairman of the (presidency|council of state|state|supreme council|supreme "
     r"revolutionary council|revolutionary (command )?council|transitional military council)|chairman, supreme council|"
     r"chairman of the presidency council|sovereign council.*|president of the (republic|state|islamic.*|russian federation|"
     r"united states.*)|state (peace|administration).*chair.*|president and .*|.* and president|head of state.*"
     r"|supreme people's assembly president|president of the council of state and president of the council of ministers|"
     r"president of the presidential council|presidential council chair.*)", "president"),
    (_STANDING + r"(prime minister|premier|chancellor|taoiseach|head of (the )?government|chief of government|"
     r"(president|chairman) of the (government|council of ministers|executive council|council of state|cabinet( of ministers)?)|"
     r"premier (of the state council|and .*)|prime minister (and|of the (council of ministers|republic|government)).*|"
     r".* and prime minister|secretary of the general people's committee|chairman of the general people's committee|"
     r"executive council president|president of the? ?executive yuan.*|premier of cabinet)", "prime_minister"),
    (r"(king|queen|emperor|amir|emir|sultan|grand duke|paramount ruler|prince|(king|amir|sultan) and prime minister|"
     r"yang di-pertuan agong)", "monarch"),
]  # fmt: skip
_COMPILED_HEADS = [(re.compile(pattern), office) for pattern, office in _HEADS]
_COMPILED = [(re.compile(pattern), sector, office) for pattern, sector, office in _OFFICES]


def classify(title: str) -> tuple[str, str]:
    """Sector and office (empty where it is none of those we follow) of a title in English."""
    text = title.lower().strip()
    bare = _RANK.sub("", text)
    for pattern, office in _COMPILED_HEADS:
        if pattern.fullmatch(bare) and not re.search(r"deputy|vice|prime minister's", bare):
            return "GOV", office
    for pattern, sector, office in _COMPILED:
        if pattern.search(text):
            return sector, office
    return "GOV", ""
