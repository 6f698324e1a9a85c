"""Who wrote an article and which agency sent it: author lines, names alone, initials and signs at the end.

Only shapes that running text does not have. Where a shape alone is not enough, the agency must be a known one.
"""

import re

from articles.text.header_dates import is_date_line
from articles.text.line_words import begins, is_listed, key
from articles.text.normalise import clean, nfc
from articles.text.word_lists import all_words


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) + ")"


_AGENCY = _any(all_words("agencies.txt"))
# One or several agencies: AFP, BSS/AFP, TTXVN/Vietnam+. Atomic: what was read as an agency is never read again.
AGENCY_MARK = (
    rf"(?>(?:(?:[Кк]орр|ИА|ИТАР)\.?\s)?{_AGENCY}"
    rf"(?:\s?[/,+–&-]\s?{_AGENCY}|[/+-][A-ZА-ЯĐ][\w.]{{0,14}}){{0,5}}(?:\s(?:News|Online))?)"
)
# Latin capitals with and without marks, Vietnamese ones among them: a range from À to Ỹ would hold small letters.
_UPPER = "A-Z" + "".join(
    chr(point) for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(point).isupper()
)
_LOWER = "a-z" + _UPPER[3:].lower()
_PARTICLE = r"(?:(?:de|du|van|von|bin|bint|al|el|ibn|d’|del|da|den|der)\s)?"
_NAME = rf"[{_UPPER}][\w.'’-]*(?:\s{_PARTICLE}[{_UPPER}][\w.'’-]*){{1,4}}"
_CYRILLIC_NAME = r"[А-ЯЁІЎӘҚҒӨҮҢ](?:[а-яёіў’'әқғөүң-]+|\.)(?:\s?[А-ЯЁІЎӘҚҒӨҮҢ][\wіў.’'-]*){1,2}"
_TAIL = r"(?:\s?[,|/–—-]\s?[^.!?।]{2,60})?"
_REPORTER = "(?:প্রতিবেদক|প্রতিবেদন|সংবাদদাতা|রিপোর্টার|প্রতিনিধি|করেসপন্ডেন্ট|ব্যুরো|সংবাদকর্মী)"
_DESK = "(?:ডেস্ক|ডেস্কঃ|বার্তাকক্ষ|নিউজরুম)"
_AUTHOR_LINES = [
    re.compile(rf"By:?\s(?:{_NAME}|{AGENCY_MARK}|(?:Our|Staff|A|The|Special|Diplomatic|Senior|News|Web|"
        rf"Online)\s[\w ]{{4,40}})(?:\s?(?:,|and|&)\s?{_NAME}){{0,4}}{_TAIL}"),
    re.compile(rf"(?:BY|PAR)\s[A-ZÀ-Ý][A-ZÀ-Ý .,'’&-]{{3,50}}{_TAIL}"),
    re.compile(rf"by\s{_NAME}(?:\s?(?:,|and|&)\s?{_NAME}){{0,4}}{_TAIL}"),
    re.compile(r"(?:By|BY|Par|PAR)\s(?:[A-ZÀ-Ý][\w.’'-]*[\s,]*(?:(?:and|et|de|du|la|le|avec|with|in|à|"
        r"&)\s+){0,2}){1,7}(?:rédaction[\w ]{0,30})?"),
    re.compile(rf"[Pp]ar\s:?\s?(?:{_NAME}|{AGENCY_MARK}|(?:la|notre|nos|un|le)\s[\w’' -]{{4,40}})(?:\s?(?:,|et|"
        rf"avec)\s?(?:{_NAME}|{AGENCY_MARK})){{0,4}}{_TAIL}"),
    re.compile(r"(?:(?:Staff|Senior|Special|Diplomatic|Own|Our|City|Crime|Chief|Political|Court|Defence|Business|"
        r"District|News|Web|Online|International|Foreign|National|World|Digital)\s){1,2}"
               rf"(?:Correspondent|Reporter|Writer|Desk|Bureau|Editor|Report|Team|"
               rf"Affairs\sCorrespondent){_TAIL}", re.I),
    re.compile(r"(?:[A-Z][\w.&’']+\s){1,4}(?:News\s)?(?:Desk|Bureau|Correspondent|Report|Staff|Reporter|Newsroom|"
        r"Team|Editorial Team|Online)(?:,\s[A-Z][\w ]{2,25})?"),
    re.compile(nfc(rf"(?:[^\s।,:?!]{{2,20}}\s){{1,3}}{_DESK}(?:\sরিপোর্ট|\sপ্রতিবেদন|\sঃ)?[:ঃ।]?")),
    re.compile(nfc(rf"(?:[^\s।,:?!]{{2,20}}\s){{1,3}}{_REPORTER}(?:\s?[,|:(–-]\s?[^।:]{{2,30}}){{0,2}}\)?[:ঃ]?")),
    re.compile(nfc(rf"{_REPORTER}\s?[,|–-]\s?[^।:]{{2,30}}")),
    re.compile(rf"(?:PV|Phóng viên|Nhóm PV|Nhóm phóng viên|CTV|Đặc phái viên)(?:\s|\s?[/-]\s?)(?:{AGENCY_MARK}|"
        rf"[A-ZĐ][\w ]{{2,40}}){_TAIL}"),
    re.compile(rf"{_CYRILLIC_NAME}\s?[,/–—-]\s?{AGENCY_MARK}\.?"),
    re.compile(rf"{_NAME}\s?(?:[,/|–—-]\s?|\()(?:[Tt]heo\s|với\s|avec\s|with\s)?{AGENCY_MARK}\)?"),
    re.compile(rf"{_NAME}\s\([Tt](?:/h|heo\s[^()]{{2,40}}|ổng hợp|ừ\s[^()]{{2,30}})\)"),
    re.compile(rf"{AGENCY_MARK}\s?[-–—|,]\s?{_NAME}"),
    re.compile(rf"{_NAME}\s(?:avec|with|và|и)\s(?:agences?|agencies|{AGENCY_MARK})(?:\s(?:et|and)\s{AGENCY_MARK})?"),
    re.compile(rf"{_NAME}\s?[,|–—-]\s?(?:[\w-]+\s){{0,3}}(?:journalist|reporter|correspondent|editor|writer|"
        rf"columnist|journaliste|correspondante?|rédacteur|rédactrice|корреспондент|журналист|обозреватель|"
        rf"phóng viên)(?:\s(?:in|at|à|de|for|pour)\s[\w .’'-]{{2,40}})?", re.I),
    re.compile(rf"{_CYRILLIC_NAME}\s?[,|–—-]\s?(?:[\w-]+\s){{0,3}}(?:корреспондент|журналист|обозреватель|"
        rf"спецкор|собкор|редактор)[^.!?]{{0,40}}", re.I),
    re.compile(rf"{_NAME}\s?[,|–—-]\s?(?:(?:our|nos|notre|in|à|à la|envoyé\w*|correspondante?|staff|special|"
        rf"diplomatic|senior)\s?)[\w’' ]{{0,50}}", re.I),
]  # fmt: skip
_AGENCY_LINE = re.compile(rf"[-–—−=(\[\s/©]*{AGENCY_MARK}[)\]\s/.=]*")
_LONGEST_AUTHOR_LINE = 180
_LONGEST_LABELLED = 130
_WORDS_OF_A_NAME = 20
_OF_NAMES = re.compile(
    rf"(?:báo|trang|hãng|hãng tin|agence|l'|la|le|сайта|агентства|пресс-службы|"
    rf"the)?\s?(?:{AGENCY_MARK}|[A-ZÀ-ÝĐА-ЯЁ«][^\s,]*(?:[\s,]+(?:và |et |and |и |& )?[A-ZÀ-ÝĐА-ЯЁ][^\s,]*){{0,4}})\Z"
)
_ACCORDING_BENGALI = re.compile(
    nfc(
        r"[(\[]?\s?[^।:?!]{2,40}\s(?:অবলম্বনে|থেকে নেওয়া|এর সৌজন্যে|সূত্রে|"
        r"থেকে)\s?[)\]]?"
    )
)

_TITLE_WORD = rf"[{_UPPER}][{_LOWER}'’.]*(?:-[{_UPPER}]?[{_LOWER}'’.]*){{0,4}}"
_LAST_NAME = re.compile(
    rf"(?:{_NAME}|{_CYRILLIC_NAME}|[{_UPPER}][{_UPPER} .&-]{{2,30}}|[A-ZĐ]\.\s?[A-ZĐ][\w.]*)"
    rf"(?:\s?(?:[-–—,&/+]|và|et|and|и)\s?(?:{_NAME}|{_CYRILLIC_NAME}|{_TITLE_WORD}|{AGENCY_MARK})){{0,3}}"
    r"(?:\s?[(\[][^()\[\]]{1,40}[)\]])?"
)
_NAME_AND_STOP = re.compile(rf"{_CYRILLIC_NAME}\.|(?:[A-ZĐА-ЯЁ]\.\s?){{2,3}}")
_NAME_BELOW_HEADING = re.compile(
    rf"(?:{_TITLE_WORD}|[{_UPPER}]{{2,}})(?:\s(?:{_TITLE_WORD}|[{_UPPER}]{{2,}}|de|du|van|bin|el|al|ben)){{1,3}}"
    rf"|{_CYRILLIC_NAME}|[\u0985-\u09b9][\u0980-\u09d7.]{{0,14}}(?:\s\([\u0985-\u09d7.]{{1,8}}\))?"
    rf"(?:\s[\u0985-\u09b9][\u0980-\u09d7.]{{0,14}}){{1,3}}"
)
_LONGEST_NAME_LINE = 60
_SENTENCE_END = re.compile(
    r"[.।!?…][\"”’»)]{0,3}\Z|\./{1,2}\.\Z|/\.\Z|[”»]\Z|[.।!?]\s?[(\[/][^()\[\]/]{2,30}[)\]/]\Z"
)
_INITIALS = re.compile(
    r"[(\[]?(?:[A-Za-zА-ЯЁа-яё]{1,8}\.?(?:[-/][A-Za-zА-ЯЁа-яё0-9.]{1,12}){1,5}/?|[a-z]{2,4}|"
    r"[A-Z]{1,2}(?:\.\s?[A-Z]{1,2}){1,3}\.?|[А-ЯЁ]\.\s?[А-ЯЁ]\.|(?:[A-Z]{2,4}\s){1,3}[A-Z]{2,4})"
    r"(?:[/ ]\d{3,4}\s?(?:hrs|hr|h)?)?[)\]]?|[(\[]\s?[A-ZА-ЯЁĐ][\w.&/ -]{1,30}[)\]]|"
    r"[-–—=]{1,2}\s?[A-ZА-ЯЁĐ][A-ZА-ЯЁĐ .&/]{1,40}"
)
_BENGALI_INITIALS = re.compile(
    r"[(\[/]?[\u0985-\u09d7.০-৯]{1,20}(?:\s?[/।-]{1,2}\s?[\u0985-\u09d7.০-৯ ]{1,24}){1,6}/?[)\]]?|"
    + nfc(r"(?:এ|বি|সি|ডি|ই|এফ|জি|এইচ|আই|জে|কে|এল|এম|এন|ও|পি|আর|এস|টি|ইউ|ভি){2,5}")  # names of Latin letters
)  # fmt: skip
_SIGN = r"(?:[A-ZА-ЯЁ]{2,8}(?:/[A-Za-zА-ЯЁ.]{2,12}){0,3})"
_AFTER_END = r"(?:(?<=[.।!?…”»\"])|(?<=/\.))\s{0,3}"
_SIGNATURES = [
    re.compile(rf"{_AFTER_END}(?:[(\[/]\s?{AGENCY_MARK}\s?[)\]/]\.?|[-–—=]{{1,2}}\s?{AGENCY_MARK}\.?|"
        rf"{AGENCY_MARK})\Z"),
    re.compile(rf"{_AFTER_END}(?:[(\[]\s?{_SIGN}\s?[)\]]\.?|[-–—]{{1,2}}\s?{_SIGN})\Z"),
    re.compile(rf"{_AFTER_END}PTI(?:\s[A-Z]{{2,4}}){{1,5}}\Z"),
    re.compile(rf"{_AFTER_END}[(\[]?(?:[Tt]heo|[Aa]vec|[Ww]ith|[Ss]ource\s?:|[Nn]guồn\s?:?|[Ии]сточник\s?:|"
        rf"По материалам)\s{{0,2}}{AGENCY_MARK}[)\]]?\.?\Z"),
    re.compile(nfc(rf"{_AFTER_END}[(\[-]?\s?(?:সূত্র|খবর)\s?[:ঃ]?\s?[^।:?!]{{2,40}}[)\]]?\Z")),
    re.compile(nfc(rf"{_AFTER_END}(?:খবর\s)?{AGENCY_MARK}(?:-এর|’র|র)?[।.]?\Z")),
    re.compile(rf"{_AFTER_END}[(\[][A-ZĐ]\.?[A-Z][A-Za-z.]{{0,4}}[)\]]\Z"),
]  # fmt: skip


def names_only(rest: str) -> bool:
    """Whether what follows a label such as "Автор:" can be names and towns, and is no sentence and no question."""
    rest = rest.strip()
    if not rest or len(rest) > _LONGEST_LABELLED or len(rest.split()) > _WORDS_OF_A_NAME:
        return False
    if re.search(r"[?!।][\"”»]?\Z|[.]\s[^\W\d_]+\s[a-zа-яё]", rest) or "?" in rest:
        return False
    return rest[0] in '@(«"“[' or not (rest[0].islower() and len(rest.split()) > 5)


def role_alone(words: str) -> bool:
    """Whether words only say what a writer is: নিজস্ব প্রতিবেদক, Staff Reporter, Diplomatic Correspondent, PV."""
    return is_listed("author", key(words)) == "byline" or (
        is_listed("whole", key(words)) == "byline" and not is_listed("label", key(words))
    )


def author_line(line: str) -> bool:
    """True for a line that only says who wrote or sent the text. Meant for the first and last lines.

    | By John Smith; Par Jean Dupont, AFP; নিজস্ব প্রতিবেদক, ঢাকা; Bài và ảnh: Minh Đức | True  |
    | TTXVN, (VNA), — Reuters; Reporting by Salma Chraibi; editing by Tom Hollis   | True  |
    | De notre correspondant à Rabat; Пресс-служба МВД                             | True  |
    | By land and sea; By Friday the ministers had agreed.                         | False |
    """
    if len(line) > _LONGEST_AUTHOR_LINE:
        return False
    line = clean(line)
    if _AGENCY_LINE.fullmatch(line) or any(pattern.fullmatch(line) for pattern in _AUTHOR_LINES):
        return True
    form = key(line)
    if is_listed("whole", form) == "byline" or _begins_with_author(line, form):
        return True
    head, _, tail = line.partition("|")
    return bool(tail) and author_line(head) and is_date_line(tail)


def _begins_with_author(line: str, form: str) -> bool:
    found = begins("author", form)
    if found:
        bare = line.strip(" ()[].*_-–—")
        rest = bare[-len(found[1]) :].lstrip(" :-–—,") if found[1].strip() else ""
        short = len(rest.split()) <= 3 and not _SENTENCE_END.search(line) and "?" not in line
        return not rest or short or (names_only(rest) and not rest[:1].islower())
    office = begins("office", form)
    return bool(office) and len(line) <= _LONGEST_LABELLED and not _SENTENCE_END.search(line)


def credits_agency(line: str) -> bool:
    """True for a line that only says whose report was used: Theo TTXVN, Avec AFP, (With inputs from PTI)."""
    line = line.strip()
    if len(line) > _LONGEST_LABELLED:
        return False
    form = key(line)
    if is_listed("whole", form) == "source_line":
        return True
    found = begins("agency", form)
    if found:
        bare = line.strip(" ([)].*_-–—")
        rest = bare[len(bare) - len(found[1]) :].lstrip(" :-–—") if found[1] else ""
        return bool(_OF_NAMES.fullmatch(rest.strip()))
    return bool(_ACCORDING_BENGALI.fullmatch(line)) and len(line.split()) <= 5


def is_name_alone(line: str, before: str) -> bool:
    """True for a name or initials on the last line, after a paragraph that ended: how papers and agencies sign.

    | Nguyễn Hạnh; QUỲNH LƯU (từ Luân Đôn); Анвар КАРИМОВ | True |
    | ks/tm; APG/nk; BSS/AFP/MSH/1630; এমএএইচ/জেআইএম        | True |
    """
    line = line.strip()
    if len(line) > _LONGEST_NAME_LINE or not _SENTENCE_END.search(before.rstrip()):
        return False
    if _NAME_AND_STOP.fullmatch(line):
        return True
    return any(pattern.fullmatch(line) for pattern in (_LAST_NAME, _INITIALS, _BENGALI_INITIALS))


def is_name_below_heading(line: str) -> bool:
    """True for two to four words with capitals that can be an author's name under the headline: Anna Petrova."""
    return len(line) <= 40 and bool(_NAME_BELOW_HEADING.fullmatch(line.strip()))


def signature(paragraph: str) -> str | None:
    """The sign of an agency after the last sentence: “… thế giới./. (TTXVN)”, “… next year. — VNA”; or None.

    | … in the next year. (AIPR)         | (AIPR)          |
    | … the officials said. PTI KND DV   | PTI KND DV      |
    | … অনুষ্ঠিত হয়। সূত্র: বাসস             | সূত্র: বাসস      |
    | … the World Health Organisation (WHO). | None        |
    """
    end = paragraph.rstrip()[-80:]
    found = next((match for pattern in _SIGNATURES if (match := pattern.search(end))), None)
    return found.group().strip() if found else None
