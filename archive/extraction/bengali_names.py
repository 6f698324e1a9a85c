"""Words that may be a name in Bengali, which has no capitals: by what stands around them and by their sound."""

from __future__ import annotations

import re
from functools import cache

from archive.extraction.lexicon import DATA, common_words, forename_sounds, vietnamese_surnames
from archive.extraction.name_runs import RULERS, Run
from archive.extraction.reading import Reading
from archive.extraction.vietnamese_names import MIDDLE_NAMES
from articles.text.skeleton import skeleton

_LONGEST = 9
_PATRONYMIC = re.compile("(োভিচ|েভিচ|িভিচ|ভিচ|োভনা|েভনা|ভনা|ইচ)(কে|ের|এর)?$")
_VERB = re.compile("(েছেন|েছিল|েছিলেন|েছে|চ্ছে|চ্ছেন|লেন|বেন|য়েছে|ছিলেন|িয়ে|াচ্ছেন|াবেন|তেন|নো|ানোর|ছেন)$")
_VERBS = frozenset("আসেন যান বলেন জানান করেন দেন নেন হন পান চান".split())  # which sound like given names
_NO_NAME = re.compile(
    "(ভাবে|গুলি|গুলির|গুলো|গুলোর|করণ|করণে|করণের|সমূহ|সমূহের|মূলক|ভিত্তিক|যোগ্য|কারী|কারীর|ত্বে|ত্বের|পূর্বক|কালীন|প্রাপ্ত|পূর্ণ|"
    "((?:ালয়|কক্ষ|কেন্দ্র|ঘাঁটি|ভবন|দপ্তর|দফতর|বন্দর|পর্যায়|স্থল|অঞ্চল|এলাকা|সভা|বৈঠক|সম্মেলন|অনুষ্ঠান|সংবর্ধনা|সহযোগিতা|চুক্তি|"
    "স্মারক|প্রতিনিধি|প্রতিনিধিদল|বাহিনী|প্রাসাদ|রাজধানী|রাষ্ট্র|সরকার|সময়|সকাল|বিকেল|সন্ধ্যা|সপ্তাহ|অফিস|কার্যালয়|প্রশিক্ষণ|"
    "মোকাবিলা|প্রতিরোধ|নিরাপত্তা|সম্পর্ক|উন্নয়ন|আলোচনা|সমঝোতা|প্রকল্প|পরিষদ|বিভাগ|শাখা|ইউনিট|সংস্থা|কমিটি|পুলিশ|সদস্য|কর্মকর্তা|লিপি|পত্র|পার্ক|স্কয়ার|স্টেডিয়াম|বিমানবন্দর|জাদুঘর)"
    "(ে|ের|টি|টির|য়|কে|তে|েই|ও|র|য়ের|রা|দের)?))$"
)
_TITLES_IN_NAMES = ("শেখ", "সুলতান")
_LETTERS = frozenset(
    "এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড মো মোঃ মোহাঃ আ আবু".split()
)
_PRONOUNS = frozenset("আমাদের তোমাদের আপনাদের তাদের তাঁদের যাদের যাঁদের এদের ওদের এঁদের নিজেদের তাদেরকে".split())
_AND = ("ও", "এবং")
_OBJECT = ("দেরকে", "কেও", "কে")
_TOGETHER = "সহ"  # including somebody
_OWN_D = re.compile("(?:মদ|মেদ|মুদ|শিদ|মিদ|লিদ|জিদ|ইদ|ঈদ|সাদ|জাদ|হাদ|রাদ|ওয়াদ|য়েদ)ের$")  # আহমদের: no plural
_OWN_R = re.compile("(দার|কার|তার|হার|বার|গীর)$")  # শিকদার, তালুকদার, খন্দকার, আখতার: no case ending
_ALSO = re.compile("(?:[ক-হড়ঢ়ংী]|^.{5,}[^\u09bc]া)ও$")  # রহমানও, সিংও, সেনশর্মাও: he too
_GLIDE = re.compile("(?<=[ইঈউঊওংো])য়ের$")  # দেশাইয়ের, সিংয়ের: a case ending with its glide
_SHORTENED = frozenset("মো মোঃ মোহা মোহাঃ মুহা মোছা মোসা".split())
_MIDDLE_LETTERS = _LETTERS - frozenset("এ টি আর আ আবু মো মোঃ মোহাঃ".split())
_LEFT_OVER = ("দ্য", "দি")
_GOVERNMENT = "সরকার"  # a family name behind a given name


def bengali_runs(read: Reading, starts: set[int], taken: list[bool]) -> list[Run]:
    """The runs of a passage that may be names. starts: the words behind posts, ranks and titles."""
    found: list[Run] = []
    done = 0
    for place in range(len(read.at)):
        if place < done or taken[place]:
            continue
        after_post = place in starts and _plain(read.words.gap(place - 1)) in (" ", ". ", ", ", ".")
        comma = after_post and "," in read.words.gap(place - 1)
        if (after_post and not comma) or _is_certain(read, place):
            run = _run(read, place, taken)
            if run and not (after_post and (_is_locative(read, run) or _is_included(read, run))):
                found.append(Run(run.first, run.last, not after_post or comma, run.ending))
                done = run.last
        elif _may_be_bare(read, place):
            found.append(Run(place, place + 1, certain=False, bare=True))
    return found


def _plain(gap: str) -> str:
    return gap.replace(")", "") or " "


def _may_be_bare(read: Reading, place: int) -> bool:
    text = read.words.texts[place]
    return read.at[place] < 0 and len(text) > 3 and not read.is_word(place, common_words("bn"))


def _is_locative(read: Reading, run: Run) -> bool:
    """উপমন্ত্রী সচিবালয়ে, মহাপরিচালক পর্যায়ে: one word in the locative behind a post is where, and not who."""
    text = read.words.texts[run.first]
    return (
        run.last - run.first == 1
        and not run.ending
        and text.endswith("ে")
        and not sounds_like_a_forename(text)
    )


def _is_included(read: Reading, run: Run) -> bool:
    """রাষ্ট্রদূত মেট্রোরেলসহ: a single word with "including" that does not sound like a name."""
    text = read.words.texts[run.first]
    stem = text.removesuffix(_TOGETHER)
    return run.last - run.first == 1 and stem != text and not sounds_like_a_forename(stem)


def _run(read: Reading, first: int, taken: list[bool]) -> Run | None:
    """The name that may begin at a place: words up to a case ending, a common word or a stop."""
    place = _over_initials(read, first)
    ending = 0
    while place < len(read.at) and place - first < _LONGEST and not taken[place]:
        if not (is_name_word(read, place) or _is_middle(read, first, place)):
            break
        ending = _ending(read, place)
        place += 1
        if ending or place >= len(read.at):
            break
        if not _goes_on(read, place):
            break
    while place > first and read.words.texts[place - 1] in _LEFT_OVER:
        place, ending = place - 1, 0
    named = place > first and any(len(read.words.texts[n]) > 2 for n in range(first, place))
    return Run(first, place, certain=False, ending=ending) if named else None


def _goes_on(read: Reading, place: int) -> bool:
    """Whether a name may go on behind a word: over a space, a hyphen, the stop of a shortened word (মো., এস., মোহা:)."""
    gap, before = read.words.gap(place - 1), read.words.texts[place - 1]
    if gap in (" ", "-") or (gap in (". ", ".") and (len(before) <= 3 or before in _SHORTENED)):
        return True
    return gap in (": ", ":") and before in _SHORTENED


def _is_middle(read: Reading, first: int, place: int) -> bool:
    """দীনেশ কে ত্রিপাঠী, ফারুক ই আজম: a letter between the words of a name; or a syllable of a Vietnamese one."""
    between = place > first and place + 1 < len(read.at) and read.words.gap(place - 1) != "-"
    if between and read.words.texts[place] in _MIDDLE_LETTERS:
        return read.words.gap(place) in (" ", ". ", ".") and is_name_word(read, place + 1)
    return _is_vietnamese_middle(read, first, place)


def _is_vietnamese_middle(read: Reading, first: int, place: int) -> bool:
    """নগুয়েন দিন হোয়াং ফুক: a common word that is a syllable of a Vietnamese name, between two of its others."""
    if place == first or place + 1 >= len(read.at) or read.words.gap(place) != " " or read.at[place] >= 0:
        return False
    before, word = skeleton(read.words.texts[place - 1]), skeleton(read.words.texts[place])
    return before in _syllables() and word in _syllables() and is_name_word(read, place + 1)


def _over_initials(read: Reading, first: int) -> int:
    """এ কে এম শহিদুর রহমান: names of letters in front of a name, though some of them are words too."""
    place = first
    while (
        place < len(read.at)
        and read.words.texts[place] in _LETTERS
        and read.words.gap(place) in (" ", ". ", ".")
    ):
        place += 1
    return place if place < len(read.at) and place > first and is_name_word(read, place) else first


def is_name_word(read: Reading, place: int) -> bool:
    """A word that no list knows and that is no verb by its form; an initial with its full stop."""
    text = read.words.texts[place]
    chunk = read.chunk_at(place)
    if chunk is not None:
        single = chunk.last - chunk.first == 1
        if chunk.entry.english in RULERS and chunk.entry.kind == "post":
            return single and chunk.entry.spelling == text
        return single and chunk.entry.kind == "title" and chunk.entry.spelling in _TITLES_IN_NAMES
    if read.words.gap(place)[:1] == "." and len(text) <= 3 and read.words.gap(place) != "...":
        return True
    if text[0].isdigit() or "a" <= text[0].lower() <= "z" or len(text) < 2:
        return text[0].isupper()
    if text in _PRONOUNS:
        return False
    if text.startswith(_GOVERNMENT) and _follows_a_forename(read, place):
        return True
    if sounds_like_a_forename(text):
        return not (_VERB.search(text) or text in _VERBS)
    return not (
        _NO_NAME.search(text)
        or (text.endswith("দের") and not _OWN_D.search(text))
        or read.is_word(place, common_words("bn"))
        or _VERB.search(text)
    )


def _follows_a_forename(read: Reading, place: int) -> bool:
    before = read.words.texts[place - 1] if place else ""
    return read.words.gap(place - 1) == " " and sounds_like_a_forename(before)


def sounds_like_a_forename(text: str) -> bool:
    """Whether a Bengali word, with or without its case ending, sounds like a given name."""
    sounds = forename_sounds()
    return any(skeleton(form) in sounds for form in {text, text.removesuffix("কে"), text.removesuffix("ের")})


def _ending(read: Reading, place: int) -> int:
    """The length of the case ending of a word that may end a name; 0 where it has none."""
    text = read.words.texts[place]
    following = (
        read.words.texts[place + 1] if place + 1 < len(read.at) and read.words.gap(place) == " " else ""
    )
    for ending in _OBJECT:
        if text.endswith(ending) and len(text) > len(ending) + 1 and text[-len(ending) - 1] != "্":
            return len(ending)
    if text.endswith(_TOGETHER) and len(text) > 4:
        return len(_TOGETHER)
    if _ALSO.search(text) and len(text) > 3 and not _is_forename(text):
        return 1
    after_genitive = following in _genitive_next()
    if _OWN_R.search(text) and len(text) > 4:
        return 0
    if (
        text.endswith("ের")
        and len(text) > 3
        and not (_is_forename(text) and (not after_genitive or following in _AND))
    ):
        return len("য়ের") if _GLIDE.search(text) else 2
    if text.endswith(("ির", "ীর", "োর", "ুর", "ূর", "ইর", "উর", "ওর")) and len(text) > 3 and following:
        return int(after_genitive or (not sounds_like_a_forename(text) and _ends_name(read, place)))
    if text.endswith(("ার", "ের", "াহর")) and after_genitive and not sounds_like_a_forename(text):
        return 1
    return 0


def _is_forename(text: str) -> bool:
    """নাসের, পিটের: a given name whose end looks like the genitive."""
    return skeleton(text) in forename_sounds()


def _ends_name(read: Reading, place: int) -> bool:
    """The next word is no name: so what looks like a genitive is one."""
    return place + 1 >= len(read.at) or not is_name_word(read, place + 1)


def _is_certain(read: Reading, place: int) -> bool:
    """A word that begins a name without a post: it sounds like a given name and another name word follows."""
    text = read.words.texts[place]
    if read.at[place] >= 0 or len(text) < 4 or read.is_word(place, common_words("bn")):
        return bool(_PATRONYMIC.search(text)) and read.at[place] < 0
    follows = place + 1 < len(read.at) and read.words.gap(place) == " " and is_name_word(read, place + 1)
    if not follows or not sounds_like_a_forename(text):
        return False
    following = read.words.texts[place + 1]
    return (len(skeleton(text)) >= 5 and len(following) > 3) or sounds_like_a_forename(following)


@cache
def _syllables() -> frozenset[str]:
    """How the family and middle names of Vietnam sound."""
    return frozenset(map(skeleton, (*vietnamese_surnames(), *MIDDLE_NAMES)))


@cache
def _genitive_next() -> frozenset[str]:
    lines = (DATA / "bengali_after_genitive.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
