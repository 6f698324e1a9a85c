"""Numbers in words: what they forgive where one language writes a word and the other digits, and words of scale.

The lists are read, never computed; add to them freely.  They only ever make the check of numbers more lenient, so a
word that has other meanings too (năm: five, year) does no harm.
"""

import re
from decimal import Decimal

from articles.text.normalise import nfc
from articles.text.search_words import words
from articles.text.stems import candidates

_LISTED = {
    "en": "one|first|once|single;two|second|twice|both|couple|pair;three|third|thrice;four|fourth;five|fifth;six|sixth;"
    "seven|seventh;eight|eighth;nine|ninth;ten|tenth;eleven|eleventh;twelve|twelfth|dozen",
    "vi": "một|nhất|mốt|đầu;hai|nhì|đôi|cả hai;ba;bốn|tư;năm|lăm;sáu;bảy|bẩy;tám;chín;mười|chục;mười một;mười hai",
    "bn": "এক|প্রথম|একটি|একজন;দুই|দ্বিতীয়|দুটি|দুজন|উভয়|দু;তিন|তৃতীয়|তিনটি;চার|চতুর্থ|চারটি;পাঁচ|পঞ্চম|পাঁচটি;ছয়|ষষ্ঠ|ছয়টি;"
    "সাত|সপ্তম|সাতটি;আট|অষ্টম|আটটি;নয়|নবম|নয়টি;দশ|দশম|দশটি;এগারো|একাদশ;বারো|দ্বাদশ",
    "ru": "один|одна|одно|первый|первая|первое|первого|первой|первую|первом|одного|одной;"
    "два|две|второй|вторая|второе|второго|двух|оба|обе|обеих|двумя;три|третий|третья|третье|третьего|трёх|трех|тремя;"
    "четыре|четвёртый|четвертый|четвёртая|четвертая|четырёх|четырех;пять|пятый|пятая|пяти;шесть|шестой|шестая|шести;"
    "семь|седьмой|седьмая|семи;восемь|восьмой|восьмая|восьми;девять|девятый|девятая|девяти;десять|десятый|десятая|десяти;"
    "одиннадцать|одиннадцатый;двенадцать|двенадцатый",
    "fr": "un|une|premier|première;deux|deuxième|second|seconde;trois|troisième;quatre|quatrième;cinq|cinquième;"
    "six|sixième;sept|septième;huit|huitième;neuf|neuvième;dix|dixième;onze|onzième;douze|douzième",
}
_VALUES = {
    language: {
        nfc(word): number
        for number, told in enumerate(listed.split(";"), start=1)
        for word in told.split("|")
    }
    for language, listed in _LISTED.items()
}

SCALES = {
    nfc(word): Decimal(10) ** power
    for power, listed in {
        2: "hundred|trăm|শ|শত|শো|сто|cent|cents",
        3: "thousand|nghìn|ngàn|হাজার|тысяч|тысячи|тысяча|тыс|mille|milliers|тысяч",
        5: "lakh|lakhs|লাখ|লক্ষ",
        6: "million|millions|triệu|মিলিয়ন|миллион|миллиона|миллионов|млн|мільёнаў",
        7: "crore|crores|কোটি",
        9: "billion|billions|tỷ|tỉ|বিলিয়ন|миллиард|миллиарда|миллиардов|млрд|milliard|milliards",
        12: "trillion|trillions|ট্রিলিয়ন|триллион|триллиона|триллионов",
    }.items()
    for word in listed.split("|")
}

_ROMAN = re.compile(r"(?<![^\W_])(?=[IVXLCІХ])(?:X{0,3}|Х{0,3}|XL|L)(?:IX|IV|V?I{0,3}|ІХ|V?І{0,3})(?![^\W_])")
_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def numbers_in_words(text: str, language: str) -> set[int]:
    """Numbers from 1 to 12 that a text may state in words, and what its Roman numerals state."""
    known = _VALUES.get(language.partition("-")[0], {})
    spoken = nfc(text).lower()
    found = {_roman(one.group()) for one in _ROMAN.finditer(text)}
    for word in words(spoken):
        printed = spoken[word.start : word.end]
        found.update(known[form] for form in candidates(printed) if form in known)
    found |= {number for phrase, number in known.items() if " " in phrase and phrase in spoken}
    return found


def _roman(printed: str) -> int:
    """XIV → 14; letters of Cyrillic that look the same count as Roman."""
    values = [_SIGNS[sign] for sign in printed.replace("І", "I").replace("Х", "X")]
    return sum(
        -value if value < max(values[place:], default=0) else value for place, value in enumerate(values)
    )
