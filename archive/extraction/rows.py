"""Countries named in one row behind a word for several people: "the ministers of Kenya, Uganda and Rwanda"."""

import re

from archive.extraction.countries import CountryMention
from archive.extraction.sentences import Sentence

LONGEST = 90
"""How far before a row, in letters, the word for several people may stand."""
FRAMED = 90
"""How far behind "on the sidelines of", in letters, a row is of that other meeting."""
_BETWEEN = re.compile(
    r"\s*(?P<join>,?\s*(?:et|and|и|ও|এবং)\s|,\s)\s*(?:(?:de|du|des|d['’]|of|the|la|le|les|l['’])\s*)*",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:ambassadeurs|ambassadrices|ministres|chefs|homologues|représentants|délégations|directeurs|commandants|"
    r"généraux|procureurs|ambassadors|ministers|chiefs|counterparts|colleagues|representatives|delegations|heads|envoys|"
    r"послами|послы|министрами|министры|коллегами|делегациями|делегации|главы|главами|представителями)\b[^.;:()]*$",
    re.IGNORECASE,
)


_BEHIND = 60
"""How far behind a Bengali row, in letters, the word for several people is looked for."""
_SEVERAL_BEHIND = re.compile(
    r"\s(?:(?:\S{1,3}|দুই|তিন|চার|পাঁচ|নতুন|প্রভাবশালী|শীর্ষ|জ্যেষ্ঠ|ঢাকাস্থ)\s(?:জন\s)?){0,3}"
    r"(?:রাষ্ট্রদূত|হাইকমিশনার|হাই কমিশনার|কূটনীতিক|কনসাল জেনারেল|মন্ত্রী|স্বরাষ্ট্রমন্ত্রী|প্রতিরক্ষামন্ত্রী|পুলিশপ্রধান|"
    r"পুলিশ প্রধান|সেনাপ্রধান|প্রতিনিধিরা|প্রতিনিধিদের)"
)


def of_several(sentence: Sentence) -> list[list[CountryMention]]:
    """The rows of a sentence that tell for whom several people speak, each country once.

    | les ambassadeurs d'Égypte et de Turquie                  | EG, TR |
    | the ministers of Kenya, Uganda and Rwanda                | KE, UG, RW |
    | মিসর ও তুরস্কের দুই রাষ্ট্রদূত                                | EG, TR |
    | relations between Egypt and Turkey                       | – |
    """
    return [row for row in _rows(sentence) if len(row) > 1 and _is_of_several(row, sentence)]


def _rows(sentence: Sentence) -> list[list[CountryMention]]:
    found: list[list[CountryMention]] = []
    for country in sorted(sentence.countries, key=lambda country: country.start):
        last = found[-1] if found else []
        between = sentence.paragraph.text[last[-1].end : country.start] if last else ""
        if last and country.code not in {each.code for each in last} and _BETWEEN.fullmatch(between):
            last.append(country)
        else:
            found.append([country])
    return found


def _is_of_several(row: list[CountryMention], sentence: Sentence) -> bool:
    """Whether a word for several people stands before a row, with nobody else and no other country between; in
    Bengali right behind it."""
    first, last = row[0].start, row[-1].end
    if _SEVERAL_BEHIND.match(sentence.paragraph.text[last : last + _BEHIND]):
        return True
    begin = max(sentence.start, first - LONGEST)
    others = [country.end for country in sentence.countries if country.end <= first]
    others += [person.end for person in sentence.people if person.name_text and person.end <= first]
    framed = any(word.meaning[0] == "frame" and 0 <= first - word.end <= FRAMED for word in sentence.standing)
    words = sentence.paragraph.text[max([begin, *others]) : first]
    return bool(_SEVERAL.search(words)) and not framed
