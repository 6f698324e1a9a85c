"""Bengali endings: the light stemmer whose stems are indexed beside the exact words.

A stem is a key for comparison, not a dictionary form. Words are given as articles.text.normalise.fold leaves
them: NFC, so that য় is two code points, and without joiners.
"""

import re
from functools import lru_cache

_VOWEL_SIGNS = "ািীুূৃেৈোৌ"
_VOWELS = _VOWEL_SIGNS + "অআইঈউঊঋএঐওঔ"
_FULL_VOWELS = "ইঈউঊএঐওঔ"
_SHORTEST = 2  # letters, not counting vowel signs, that a stem keeps

_AFTER_ANY: tuple[str, ...] = (
    "দেরকে",
    "দেরও",
    "দের",
    "কেও",
    "কে",
    "গুলিতে",
    "গুলির",
    "গুলিকে",
    "গুলি",
    "গুলোতে",
    "গুলোর",
    "গুলোকে",
    "গুলো",
)
_AFTER_ANY += (
    "সমূহের",
    "সমূহে",
    "সমূহ",
    "গণের",
    "গণকে",
    "গণ",
    "বৃন্দের",
    "বৃন্দ",
    "টিকে",
    "টির",
    "টিতে",
    "টি",
    "টার",
    "টা",
    "টুকু",
    "খানা",
)
_AFTER_VOWEL = ("রাও", "রও", "তেও", "রা", "তে", "র")
_AFTER_CONSONANT = ("েরাও", "েরও", "েরা", "ের", "েও", "ে")
_AFTER_FULL_VOWEL = ("য়েরা", "য়ের", "য়ে", "ও")
_ENDINGS = tuple(
    sorted((*_AFTER_ANY, *_AFTER_VOWEL, *_AFTER_CONSONANT, *_AFTER_FULL_VOWEL, "য়"), key=len, reverse=True)
)
_LONGEST_WORD = 60  # in code points: no Bengali word is longer, and a longer run is not searched for endings
_BENGALI = re.compile("[ঀ-৿]")

# Words that only look as if they had an ending. Add to them freely: the list is read, never computed.
LOOK_ALIKES = frozenset(
    "সরকার পরিষদ কমিটি পার্টি সাইবার চুক্তি শান্তি প্রযুক্তি সংস্কৃতি পরিস্থিতি কর্মসূচি শক্তি ভূমি রাষ্ট্রপতি সভাপতি "
    "প্রতিনিধি সফর খবর বছর শহর দপ্তর স্বাক্ষর নভেম্বর ডিসেম্বর অক্টোবর সেপ্টেম্বর প্রচার বিচার ব্যবহার অধিকার "
    "সাক্ষাৎকার সেমিনার কর্মকার পরিবার বাজার ডলার হাজার স্পিকার কমিশনার মেয়র ডাক্তার প্রফেসর উপর পর ভিতর "
    "দ্বার প্রকার আকার বিস্তার উদ্ধার উত্তর বৃহত্তর কঠোর জোর আন্তর্জাতিক একে থেকে দিকে হতে কাছে মধ্যে সাথে সঙ্গে "
    "দিয়ে নিয়ে বিষয়ে হয়ে আগে পরে শেষে জন্যে ঢাকা কোটা মোটা এলাকা ভূমিকা আমেরিকা আফ্রিকা জোট বিদেশে".split()
)


def stem(word: str) -> str:
    """The word without its case, number and definite endings; words of other scripts as they are.

    | ভিয়েতনামের, ভিয়েতনামকে    | ভিয়েতনাম     | -ের only after a consonant          |
    | লুকাশেঙ্কোর                 | লুকাশেঙ্কো    | -র, -তে, -রা only after a vowel      |
    | মন্ত্রণালয়ের, মন্ত্রণালয়ে      | মন্ত্রণালয়    | -য়ের → -য়                           |
    | ঢাকায়, অস্ট্রেলিয়ায়         | ঢাকা …       | -য় after -া                         |
    | সংস্থাগুলির, কর্মকর্তাদের    | সংস্থা …      | plural and case at once             |
    | সরকার, পরিষদ, কমিটি        | as they are  | the look-alikes                     |
    """
    return _stripped(word)[0]


def candidates(word: str) -> tuple[str, ...]:
    """Every form the word may be an ending of, itself first; for matching against a list of known words."""
    return (word, *(form for form in _stripped(word) if form != word))


@lru_cache(maxsize=65536)
def _stripped(word: str) -> tuple[str, ...]:
    """The forms left by each ending that fits, the longest ending first; the word itself where none does."""
    if len(word) > _LONGEST_WORD or word in LOOK_ALIKES or not _BENGALI.match(word):
        return (word,)
    forms = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and _fits(word, ending)]
    return tuple(forms) or (word,)


def _fits(word: str, ending: str) -> bool:
    rest = word[: -len(ending)]
    if _letters(rest) < _SHORTEST:
        return False
    last = rest[-1]
    if ending == "য়":
        return last in "াো"
    if ending in _AFTER_VOWEL:
        return last in _VOWELS
    if ending in _AFTER_CONSONANT:
        return last not in _VOWELS and last != "্"
    if ending in _AFTER_FULL_VOWEL:
        return last in _FULL_VOWELS
    return last != "্"


def _letters(word: str) -> int:
    return sum(1 for sign in word if sign.isalpha())
