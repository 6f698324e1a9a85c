"""Countries that a text only speaks of: the Gulf of Oman, the Afghan situation, la guerre en Ukraine."""

import re

from archive.extraction.countries import CountryMention

_BEHIND_LONGEST, _BEFORE_LONGEST = 16, 28
_WATERS_BEHIND = re.compile(r"\s(?:Channel|Sea|Strait|Ocean|Gulf|Canal|River|সাগর|উপসাগর)")
_WATERS_BEFORE = re.compile(
    r"(?:Gulf|Sea|Strait|Bay) of (?:the )?$|"
    r"(?:mer|golfe|canal|détroit) (?:de |du |d['’])(?:la )?$|(?:[Bb]iển|[Vv]ịnh|[Tt]iếng) $"
)
_TOPIC_BEHIND = re.compile(r"\s(?:situation|crisis|conflict|war|issue|question|peace process)\b")
_TOPIC_BEFORE = re.compile(
    r"(?:situation|developments|events|crisis|war|conflict|peace) in (?:the )?$|"
    r"(?:situation|crise|guerre|conflit|événements) (?:en|au|aux|à) $|"
    r"(?:ситуаци\w+|событи\w+|обстановк\w+|войн\w+|конфликт\w*) (?:в|на) $|"
    r"(?:tình hình|xung đột|chiến sự|khủng hoảng) (?:ở |tại )?$",
    re.IGNORECASE,
)


def is_only_spoken_of(text: str, country: CountryMention) -> bool:
    """Whether a country gives its name to a sea, or to what was talked about."""
    behind = text[country.end : country.end + _BEHIND_LONGEST]
    before = text[max(0, country.start - _BEFORE_LONGEST) : country.start]
    return bool(
        _WATERS_BEHIND.match(behind)
        or _TOPIC_BEHIND.match(behind)
        or _WATERS_BEFORE.search(before)
        or _TOPIC_BEFORE.search(before)
    )
