"""States and dependent territories with their names in the languages that CLDR and the United Nations give."""

from __future__ import annotations

import re
from pathlib import Path

from tables import Row, read

COLUMNS = ("code", "iso2", "acts_as", "qid", "from", "until", "sovereign", "leader", "name_en", "source")
NAME_COLUMNS = ("code", "lang", "kind", "form", "from", "until", "source")

# PLOVER folds dependent territories into their state, except those that act for themselves.
OWN_ACTORS = frozenset({"HKG", "PSE", "ATA", "TWN", "VAT"})
METROPOLE = {
    "AN": "NLD",
    "CS": "YUG",
    "ALA": "FIN",
    "SJM": "NOR",
    "BVT": "NOR",
    "GRL": "DNK",
    "FRO": "DNK",
    "MAC": "CHN",
    "ESH": "MAR",
    "ABW": "NLD",
    "CUW": "NLD",
    "SXM": "NLD",
    "BES": "NLD",
    "COK": "NZL",
    "NIU": "NZL",
    "TKL": "NZL",
    "NFK": "AUS",
    "CXR": "AUS",
    "CCK": "AUS",
    "HMD": "AUS",
    "PRI": "USA",
    "GUM": "USA",
    "ASM": "USA",
    "VIR": "USA",
    "MNP": "USA",
    "UMI": "USA",
    "GUF": "FRA",
    "GLP": "FRA",
    "MTQ": "FRA",
    "REU": "FRA",
    "MYT": "FRA",
    "NCL": "FRA",
    "PYF": "FRA",
    "SPM": "FRA",
    "WLF": "FRA",
    "BLM": "FRA",
    "MAF": "FRA",
    "ATF": "FRA",
    "BMU": "GBR",
    "GIB": "GBR",
    "FLK": "GBR",
    "CYM": "GBR",
    "VGB": "GBR",
    "TCA": "GBR",
    "IMN": "GBR",
    "GGY": "GBR",
    "JEY": "GBR",
    "AIA": "GBR",
    "MSR": "GBR",
    "SHN": "GBR",
    "IOT": "GBR",
    "PCN": "GBR",
    "SGS": "GBR",
}
# States that ceased or began after 1990: [from, until).
LIFETIMES = {
    "SUN": ("1922-12-30", "1991-12-26"),
    "YUG": ("1918-12-01", "2006-06-05"),
    "CSK": ("1918-10-28", "1993-01-01"),
    "DDR": ("1949-10-07", "1990-10-03"),
    "SSD": ("2011-07-09", ""),
    "TLS": ("2002-05-20", ""),
    "ERI": ("1993-05-24", ""),
    "KOS": ("2008-02-17", ""),
    "MNE": ("2006-06-03", ""),
    "SRB": ("2006-06-05", ""),
    "CZE": ("1993-01-01", ""),
    "SVK": ("1993-01-01", ""),
    "SVN": ("1991-06-25", ""),
    "HRV": ("1991-06-25", ""),
    "BIH": ("1992-03-03", ""),
    "MKD": ("1991-09-08", ""),
    "NAM": ("1990-03-21", ""),
    "YEM": ("1990-05-22", ""),
    "PLW": ("1994-10-01", ""),
    "UKR": ("1991-08-24", ""),
    "BLR": ("1991-08-25", ""),
    "MDA": ("1991-08-27", ""),
    "GEO": ("1991-04-09", ""),
    "ARM": ("1991-09-21", ""),
    "AZE": ("1991-08-30", ""),
    "KAZ": ("1991-12-16", ""),
    "KGZ": ("1991-08-31", ""),
    "TJK": ("1991-09-09", ""),
    "TKM": ("1991-10-27", ""),
    "UZB": ("1991-08-31", ""),
    "LTU": ("1990-03-11", ""),
    "LVA": ("1991-08-21", ""),
    "EST": ("1991-08-20", ""),
}
EXTRA = [
    # code, iso2, qid, leader, name
    ("SUN", "SU", "Q15180", "president", "Soviet Union"),
    ("YUG", "YU", "Q37024", "president", "Yugoslavia"),
    ("CSK", "CS", "Q33946", "president", "Czechoslovakia"),
    ("DDR", "DD", "Q16957", "prime_minister", "East Germany"),
    ("KOS", "XK", "Q1246", "prime_minister", "Kosovo"),
]
# Who leads, where the constitution's wording misleads.
LEADERS = {
    "USA": "president",
    "IRN": "supreme_leader",
    "PRK": "supreme_leader",
    "CHN": "president",
    "TWN": "president",
    "PSE": "president",
    "VAT": "monarch",
    "ZAF": "president",
    "BWA": "president",
    "SUR": "president",
    "GUY": "president",
    "MHL": "president",
    "NRU": "president",
    "KIR": "president",
    "FSM": "president",
    "CHE": "president",
    "BIH": "",
    "MMR": "president",
    "AFG": "president",
    "LBY": "prime_minister",
    "YEM": "president",
    "SAU": "monarch",
    "ARE": "president",
    "OMN": "monarch",
    "QAT": "monarch",
    "BHR": "monarch",
    "KWT": "monarch",
    "JOR": "monarch",
    "MAR": "monarch",
    "SWZ": "monarch",
    "BRN": "monarch",
    "MCO": "monarch",
    "LIE": "monarch",
    "BTN": "prime_minister",
    "THA": "prime_minister",
    "KHM": "prime_minister",
    "MYS": "prime_minister",
    "JPN": "prime_minister",
    "VNM": "party_leader",
    "LAO": "party_leader",
    "CUB": "president",
    "SYR": "president",
    "SDN": "president",
    "ETH": "prime_minister",
    "PAK": "prime_minister",
    "IND": "prime_minister",
    "BGD": "prime_minister",
    "LKA": "president",
    "TUR": "president",
    "UKR": "president",
    "ROU": "president",
    "LTU": "president",
    "POL": "prime_minister",
    "FRA": "president",
    "RUS": "president",
    "HTI": "",
    "LBN": "",
    "SOM": "president",
    "KOS": "prime_minister",
    "HKG": "chief_executive",
    "DZA": "president",
    "TUN": "president",
    "EGY": "president",
    "MNG": "president",
    "GEO": "prime_minister",
    "ARM": "prime_minister",
    "MDA": "president",
    "KGZ": "president",
    "COD": "president",
    "TCD": "president",
    "NER": "president",
    "MLI": "president",
    "BFA": "president",
    "SEN": "president",
    "CIV": "president",
    "CMR": "president",
    "MRT": "president",
    "PRT": "prime_minister",
    "IRQ": "prime_minister",
    "SRB": "president",
    "MNE": "prime_minister",
    "MKD": "prime_minister",
    "BGR": "prime_minister",
    "AUT": "prime_minister",
    "FIN": "prime_minister",
    "CYP": "president",
    "TLS": "prime_minister",
    "CPV": "prime_minister",
    "STP": "prime_minister",
    "MDG": "president",
    "TLS ": "",
}


# Where CLDR's name is not what a newspaper writes.
USUAL = {
    "COD": "DR Congo", "COG": "Republic of the Congo", "PSE": "Palestine", "HKG": "Hong Kong", "TUR": "Turkey",
    "CIV": "Ivory Coast", "MMR": "Myanmar", "CZE": "Czech Republic", "VAT": "Vatican", "MAC": "Macau",
}  # fmt: skip


def leader(code: str, government: str) -> str:
    """The office that 'the leader' of a country holds; empty where nobody clearly does."""
    if code in LEADERS:
        return LEADERS[code]
    text = government.lower()
    if "semi-presidential" in text or ("presidential" in text and "parliamentary" not in text):
        return "president"
    if "absolute monarchy" in text:
        return "monarch"
    return "prime_minister" if "parliamentary" in text or "constitutional monarchy" in text else ""


def tables(raw: Path) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows of countries.tsv and country_names.tsv."""
    facts = {row["iso3"]: row for row in read(raw / "factbook_country_facts.tsv") if row["iso3"] and row["capital"]}
    codes = read(raw / "country-codes.csv", ",")
    english = {
        row["iso3"]: row["name"]
        for row in read(raw / "cldr_territory_names.tsv")
        if row["lang"] == "en" and row["variant"] == "default"
    }
    countries, names = [], []
    for row in codes:
        code = row["ISO3166-1-Alpha-3"]
        fact = facts.get(code, {})
        acts_as = METROPOLE.get(code, code)
        since, until = LIFETIMES.get(code, ("", ""))
        qid = _qid(row)
        sovereign = "1" if acts_as == code and code not in {"HKG", "ATA"} else "0"
        label = fact.get("short") if fact.get("short") not in {None, "", "none"} else row["CLDR display name"]
        countries.append(
            (
                code,
                row["ISO3166-1-Alpha-2"],
                acts_as,
                qid,
                since,
                until,
                sovereign,
                leader(code, fact.get("government_type", "")) if acts_as == code else "",
                USUAL.get(code) or english.get(code) or label,
                "country-codes",
            )
        )
        names.extend(_names(code, row, fact))
    for code, iso2, qid, head, name in EXTRA:
        since, until = LIFETIMES[code]
        countries.append((code, iso2, code, qid, since, until, "1", head, name, "dragoman"))
    for row in read(raw / "cldr_territory_names.tsv"):
        code = "KOS" if row["iso2"] == "XK" else row["iso3"]
        if len(code) == 3 and code.isalpha():
            names.append((code, row["lang"], "name", row["name"], "", "", "cldr"))
    return countries, names


def _qid(row: Row) -> str:
    for key in ("Wikidata ID", "wikidata", "Wikidata"):
        value = row.get(key, "")
        if value:
            return value.rstrip("/").rpartition("/")[2]
    found = re.search(r"\bQ\d+\b", " ".join(row.values()))
    return found[0] if found else ""


def _names(code: str, row: Row, fact: Row) -> list[tuple[str, ...]]:
    found = []
    for lang, column in (
        ("en", "UNTERM English Formal"),
        ("es", "UNTERM Spanish Formal"),
        ("fr", "UNTERM French Formal"),
        ("ru", "UNTERM Russian Formal"),
        ("zh", "UNTERM Chinese Formal"),
        ("ar", "UNTERM Arabic Formal"),
    ):
        form = re.sub(r"^(the|la|el|le|l'|los|las|les) ?", "", row.get(column, ""), flags=re.I).strip()
        if form and "(" not in form:
            found.append((code, lang, "official", form, "", "", "country-codes"))
    long = fact.get("long", "")
    if long and long != "none" and ";" not in long and "(" not in long:
        found.append((code, "en", "official", re.sub(r"^The ", "", long), "", "", "factbook"))
    return found
