"""For whom a person speaks, by the words around the name: the country of the post, its body, the delegation."""

import re

from archive.extraction.organisations import OrganisationMention
from archive.extraction.people import PersonMention
from archive.extraction.sentences import Sentence
from archive.extraction.sides import OWN_SIDE, Side, of_body
from archive.extraction.wordlists import Found
from articles.text.normalise import nfc

SERVE_ABROAD = (
    "Ambassador",
    "High Commissioner",
    "Chargé",
    "Consul",
    "Attaché",
    "Representative",
    "Resident",
)
BEFORE = 60
BEHIND = 70
"""How far before or behind a name, in letters, the body that it speaks for may stand."""
BESIDE = 22
"""How far, in letters, the word for a person or delegation may stand from the name of its country."""
_THAT_COUNTRY = (
    "দেশটির ",
    "ওই দেশের ",
    "সে দেশের ",
    "the country's ",
    "the country’s ",
    "that country's ",
    "that country’s ",
    "its ",
)
"""What stands before a post of the country that was named last."""
_SAYS = re.compile(
    r"(?:said|told|added|stressed|noted|сказал|сообщил|заявил|отметил|подчеркнул|a déclaré|a souligné|a affirmé|"
    r"nhấn mạnh|cho biết|cho rằng|khẳng định|đề nghị|বলেন|জানান)"
)
_POSTED = re.compile("Representative|Mission|Resident|Coordinator|Country|Office|Liaison|Delegat|Adviser")
_VERB = re.compile(r"[аиеоуыя]л[аи]?(?:с[ья])?\s")
"""Russian: "министры обсудили помощь Украине" does not make them Ukraine's."""
_RUSSIAN_NOUN = re.compile(
    "[а-яё](?<!ск[аиоу][йяемх])(?<!ск[иу][еюм])(?<!ским)(?<!ских)(?<!ского)(?<!скому)(?<!скими)$"
)
LED = 130
"""How far, in letters, the name of who leads a delegation may stand from that of its country."""
_LED_BY = (
    ") do ",
    ") led by ",
    ") headed by ",
    "), led by ",
    ") во главе с ",
    ") conduite par ",
    ") dirigée par ",
)
LED_BY = 60
"""How far behind a country in brackets, in letters, the name of who leads its delegation may stand."""
CLOSES = 80
"""How far behind a post, in letters, the body may be named that closes it."""
_OF_BODIES = ("Senator", "Member")
"""Posts whose country the body behind the name tells: Senator X, a member of the US Senate's committee."""
_MINISTER = re.compile(r"(?:(?:Deputy|First|State|Assistant|Acting|Former) ){0,2}Minister\b")
_APPOSED = re.compile(r", (?:[A-Z]\w*\.? )?$")
TITLE = 14
"""How far, in letters, a comma with a title behind it ("Council, Dr X") may stand before a name."""
_REPRESENTED = re.compile(
    r"(?: side| party)?,? (?:(?:was|were|is|a été|était|est) )?(?:represented by|représentée?s? par|представлял[аи]?|"
    r"প্রতিনিধিত্ব (?:করেন|করেছেন))\s(?:the |its |le |la |son |sa |l['’])?"
)
_BRACKETED = re.compile(r"\([^()]{1,30}\)")
_BREAKS = frozenset(
    "সঙ্গে সাথে পক্ষে তরফে জন্য কাছে নেতৃত্বে মধ্যে বিরুদ্ধে প্রতি উপর ওপর পর পরে আগে সময় এবং সফররত সফরে".split()
)
"""Words behind which another phrase begins."""
FRAMED = 50
"""How far behind "on the sidelines of", in letters, the body may be named that held the other meeting."""
_BENGALI = re.compile("[\u0980-\u09ff]")
_OF_SUBJECTS = (nfc("বিষয়ক"), "সংক্রান্ত")
_GENITIVE = re.compile(r"(?:ের|র|য়ের|-?এর|’র|'র)\s(?:সিনিয়র |জ্যেষ্ঠ |প্রধান |বিশেষ |সামরিক |কূটনৈতিক )?")
_EQUALS = re.compile("প্রতিপক্ষ|সমকক্ষ|সমপদস্থ|সমপর্যায়")
OWNED_WORDS = 9
OWNED = 14
"""How far before a post its country may stand; what lies between is an article or an adjective."""


def side_of(person: PersonMention, sentence: Sentence, base: str | None) -> Side | None:
    """The side that a sentence tells of a person; None where it tells none.

    base: for whom a national body without its country is named.

    | the Belarusian interior minister X                | BY               |
    | Indonesia's national police chief X               | ID               |
    | X, IOM's head of mission in Bangladesh            | IOM              |
    | The Indian delegation was headed by X             | IN               |
    | the BSF chief, after "India's … (BSF)"            | IN               |
    """
    body = _body_of(person, sentence)
    if person.country and not (body and body.kind in OWN_SIDE and _serves(person)):
        return Side(country=person.country)
    told = of_body(body) if body and not _is_subject(body, person) else None
    master = _master(person, sentence)
    if told is None and master is not None:
        return side_of(master, sentence, base)
    return (
        told
        or _owner(person, sentence)
        or _represented(person, sentence)
        or _delegation(person, sentence, base)
        or _of_town(person, sentence)
    )


def _of_town(person: PersonMention, sentence: Sentence) -> Side | None:
    """The country of the town that somebody heads an office of: the prosecutor of Antwerp, the mayor of Kyiv."""
    if (
        person.post_start is None
        or person.post_end is None
        or (person.post_en or "").startswith(SERVE_ABROAD)
    ):
        return None
    town = next(
        (c for c in sentence.cities if person.post_start < c.start and c.end <= person.post_end), None
    )
    return Side(country=town.code) if town else None


def _is_subject(body: OrganisationMention, person: PersonMention) -> bool:
    """Minister of State for the Commonwealth and the UN: a minister speaks for no body of many states."""
    return body.kind == "international" and bool(_MINISTER.match(person.post_en or ""))


def _owner(person: PersonMention, sentence: Sentence) -> Side | None:
    """The country beside a post: "Indonesia's national police chief", "state secretary at Germany's ministry"."""
    text = sentence.paragraph.text
    if person.post_start is None or person.post_end is None:
        behind = (each for each in sentence.countries if text[person.end : each.start] == " of ")
        return next((Side(country=each.code) for each in behind), None) if person.name_text else None
    before = [country for country in sentence.countries if country.end <= person.post_start]
    if before and text[: person.post_start].lower().endswith(_THAT_COUNTRY):
        return Side(country=before[-1].code)
    for country in sentence.countries:
        between = text[country.end : person.post_start]
        crossed = any(country.end <= found.start < person.post_start for found in sentence.triggers)
        if crossed or "সফর" in between or country.end > person.post_start:
            continue
        if _RUSSIAN_NOUN.search(text[country.start : country.end]):
            continue  # "визит в Украину председателя …": only an adjective stands before a Russian post
        if len(between) <= OWNED and not set(between) & set(",;()|।") and "বিষয়ক" not in between:
            return Side(country=country.code)
        genitive = text[country.end - 1] == "র" and not _is_between(
            country.end, person.post_start, person, sentence
        )
        if genitive and _is_bengali_owner(between, person.post_text or ""):
            return Side(country=country.code)
    if (person.post_en or "").startswith(SERVE_ABROAD):
        return None
    for country in sentence.countries:
        between = text[person.post_end : country.start]
        named_between = person.name_text and person.post_end <= person.start < country.start
        if named_between or not 0 < country.start - person.post_end <= OWNED:
            continue
        if not set(between) & set(",;()–—:"):
            return Side(country=country.code)
    return None


def _master(person: PersonMention, sentence: Sentence) -> PersonMention | None:
    """Whose adviser, envoy or deputy somebody is: প্রেসিডেন্ট ক-এর | উপদেষ্টা খ."""
    if person.post_start is None:
        return None
    owners = (other for other in sentence.people if other.name_text and other.end < person.post_start)
    return next((other for other in owners if owns(other, person, sentence)), None)


def owns(person: PersonMention, other: PersonMention, sentence: Sentence) -> bool:
    """Whether a name in the Bengali genitive belongs to the post of somebody else right behind it."""
    if not person.name_text or other.post_start is None or not person.end < other.post_start:
        return False
    between = sentence.paragraph.text[person.end : other.post_start]
    return bool(_GENITIVE.fullmatch(between)) and not _EQUALS.search(other.post_text or "")


def _is_bengali_owner(words: str, post: str) -> bool:
    """তুরস্কের | দুর্যোগ ও জরুরি ব্যবস্থাপনা কর্তৃপক্ষের (আফাদ) | ভাইস প্রেসিডেন্ট: a body no list knows, in the genitive.

    words: between the country, in the genitive, and the post.  post: as printed, perhaps from the body's last word.
    """
    bare = _BRACKETED.sub("", words).split()
    if not bare or not _BENGALI.search(words) or len(bare) > OWNED_WORDS:
        return False
    owned = bare[-1].endswith(("র", *_OF_SUBJECTS)) or (" " in post and post.split()[0].endswith("র"))
    return owned and not set(words) & set(",;।‘’") and not _BREAKS & set(bare)


def _is_between(end: int, post_start: int, person: PersonMention, sentence: Sentence) -> bool:
    """Whether somebody else, another country or a date stands between a country and a person's post."""
    between = [
        max(other.end, other.post_end or 0) for other in sentence.people if other.start != person.start
    ]
    between += [country.end for country in sentence.countries] + [date.end for date in sentence.dates]
    return any(end < other <= post_start for other in between)


def _serves(person: PersonMention) -> bool:
    """Whether a post is one of those that a body has in a country: IOM's head of mission in Bangladesh."""
    return bool(_POSTED.search(person.post_en or ""))


def named_sides(sentence: Sentence) -> list[tuple[int, int, Side]]:
    """The countries and bodies that a sentence names, with their places, in order."""
    found = [(country.start, country.end, Side(country=country.code)) for country in sentence.countries]
    found += [
        (body.start, body.end, side) for body in sentence.organisations if (side := of_body(body)) is not None
    ]
    return sorted(found, key=lambda item: item[0])


def reach(sentence: Sentence, place: int, letters: int) -> int:
    """Up to where words behind a place may belong to it: so many letters, but no further than the next person or
    word of a meeting."""
    stops = [other.start for other in sentence.people if other.start > place]
    stops += [found.start for found in sentence.triggers if found.start > place]
    return min([place + letters, *stops])


def beside(role: Found, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a word for a person or a delegation belongs to the name of a country or body: "the Thai delegation"."""
    first, last = min(role.end, end), max(role.start, start)
    between = sentence.paragraph.text[first:last]
    return len(between) <= BESIDE and not set(between) & set(",;:()–—") and not _VERB.search(between)


def _represented(person: PersonMention, sentence: Sentence) -> Side | None:
    """ "Liberia was represented by Justice Minister X", "Таджикистан представлял X": the country right before it."""
    first = min(person.start, person.start if person.post_start is None else person.post_start)
    text = sentence.paragraph.text
    for country in sentence.countries:
        if country.end < first and _REPRESENTED.fullmatch(text[country.end : first]):
            return Side(country=country.code)
    return None


def _delegation(person: PersonMention, sentence: Sentence, base: str | None) -> Side | None:
    """The side nearest to who leads: "The Indian delegation was headed by X", "Y led the Nepalese side".

    base: for whom a national body without its country is named.
    """
    if not sentence.says("led"):
        return None
    others = [other for other in sentence.people if other.start != person.start]
    if bracketed := _bracketed_before(person, sentence):
        return bracketed
    near: list[tuple[bool, int, Side | None]] = []
    led = [word.start for word in sentence.presence if word.meaning[0] == "led"]
    leads = [role for role in sentence.roles if role.meaning[0] == "delegation"]
    ours = Side(country=base) if base else None
    untold = [
        (body.start, body.end, ours)
        for body in sentence.organisations
        if not body.country and not of_body(body)
    ]
    for start, end, side in [*named_sides(sentence), *untold]:
        if not any(beside(role, start, end, sentence) for role in leads):
            continue
        first, last = sorted((start, person.start))
        crossed = any(first < other.start < last for other in others)
        crossed = crossed or any(
            first < found.start < last and found.meaning[1] != "noun" for found in sentence.triggers
        )
        if not crossed and last - first <= LED:
            between = any(first < place < last for place in led)
            near.append((not between, last - first, side))
    return min(near, key=lambda item: item[:2])[2] if near else None


def _bracketed_before(person: PersonMention, sentence: Sentence) -> Side | None:
    """Đoàn Công an tỉnh Mondulkiri (Vương quốc Campuchia) do Thiếu tướng X làm Trưởng đoàn: the country in brackets."""
    text = sentence.paragraph.text
    for country in sentence.countries:
        between = text[country.end : person.start]
        if country.end < person.start <= country.end + LED_BY and between.startswith((*_LED_BY, " do ")):
            return Side(country=country.code)
    return None


def _body_of(person: PersonMention, sentence: Sentence) -> OrganisationMention | None:
    """A body inside the post, right before it, in the words behind the name, else before name or post:
    "X, head of INTERPOL", "the BSF chief", "the head of INTERPOL's office, X".
    """
    first = min(person.start, person.post_start if person.post_start is not None else person.start)
    last = max(person.end, person.post_end or person.end)
    behind = -1 if _BENGALI.search(person.name_text or "") else 2  # no Bengali post stands behind its name
    inside = next((body for body in sentence.organisations if first - 2 <= body.start <= last + behind), None)
    if inside and of_body(inside):
        return inside
    text = sentence.paragraph.text
    right_before = next(
        (body for body in sentence.organisations if text[body.end : first] in (" ", ") ")), None
    )
    if right_before and of_body(right_before) and person.post_en:
        return right_before
    return (
        _ministry_behind(person, sentence, last)
        or _body_closing(person, sentence, last)
        or _body_behind(person, sentence, last)
        or _body_before(person, sentence, first)
    )


def _ministry_behind(person: PersonMention, sentence: Sentence, last: int) -> OrganisationMention | None:
    """ "Bà X, Thư ký cấp cao phụ trách Cục An ninh, Bộ Nội vụ Bangladesh": a body with its country ends a long post."""
    if person.post_en is None or person.post_end is None or person.post_end < person.end:
        return None
    limit = reach(sentence, last, BEHIND)
    for body in sentence.organisations:
        between = sentence.paragraph.text[last : body.start]
        if body.country and last < body.start < limit and not _SAYS.search(between) and ";" not in between:
            return body
    return None


def _body_closing(person: PersonMention, sentence: Sentence, last: int) -> OrganisationMention | None:
    """Phó Giám đốc Cơ quan Cảnh sát châu Âu (Europol), directeur de la cybercriminalité à INTERPOL."""
    if person.post_en is None or person.post_end is None or _BENGALI.search(person.name_text or ""):
        return None
    limit = reach(sentence, last, CLOSES if person.post_end >= last else OWNED)
    for body in sentence.organisations:
        between = sentence.paragraph.text[last : body.start]
        if last < body.start < limit and body.kind in OWN_SIDE and not set(between[:-1]) & set(",.;:("):
            return body
    return None


def _body_behind(person: PersonMention, sentence: Sentence, last: int) -> OrganisationMention | None:
    if person.post_en not in (None, *_OF_BODIES) or sentence.paragraph.text[last : last + 2] != ", ":
        return None
    comma = sentence.paragraph.text.find(",", last + 2)
    limit = reach(sentence, last, BEHIND)
    limit = min(limit, comma) if comma > 0 else limit
    return next(
        (body for body in sentence.organisations if last < body.start < limit and of_body(body)), None
    )


def _body_before(person: PersonMention, sentence: Sentence, first: int) -> OrganisationMention | None:
    """Only a body that sits for itself: a ministry before a name is rather somebody else's."""
    if person.post_en is None and not _APPOSED.search(sentence.paragraph.text[max(0, first - TITLE) : first]):
        return None
    begins = [other.end for other in sentence.people if other.end <= first and other.name_text]
    begins += [found.end for found in sentence.triggers if found.end <= first]
    begins += [
        found.end() for found in _SAYS.finditer(sentence.paragraph.text, max(0, first - BEFORE), first)
    ]
    limit = max([first - BEFORE, *begins])
    held = [
        body
        for body in sentence.organisations
        if limit <= body.start
        and body.end <= first
        and not _BREAKS.intersection(sentence.paragraph.text[body.end : first].split())
        and not _is_framed(body.start, sentence)
    ]
    own = next((body for body in reversed(held) if body.kind in OWN_SIDE), None)
    if own is None and held and _is_genitive(sentence.paragraph.text[held[-1].start : first]):
        return held[-1] if held[-1].country else None
    return own


def _is_framed(place: int, sentence: Sentence) -> bool:
    """Whether a body only held what the meeting stood beside: "on the sidelines of the assembly of INTERPOL"."""
    return any(word.meaning[0] == "frame" and 0 <= place - word.end <= FRAMED for word in sentence.standing)


def _is_genitive(words: str) -> bool:
    """Whether Bengali words are a chain of genitives without a break: অস্ট্রেলিয়ান ফেডারেল পুলিশের … অঞ্চলের প্রধান."""
    return bool(_BENGALI.search(words)) and not set(words) & set(",;।") and "র " in words
