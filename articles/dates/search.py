"""The dates of a passage, by the grammar of its language."""

from articles.dates.bengali import BENGALI
from articles.dates.english import ENGLISH
from articles.dates.french import FRENCH
from articles.dates.grammar import Grammar
from articles.dates.lexer import vocabulary
from articles.dates.mentions import DateMention
from articles.dates.russian import BELARUSIAN, RUSSIAN
from articles.dates.vietnamese import VIETNAMESE

# Where the words of a language are not known, only a date in digits with its year is one.
_DIGITS_ONLY = Grammar(vocabulary(), ["full"])
_GRAMMARS = {
    "bn": BENGALI,
    "vi": VIETNAMESE,
    "en": ENGLISH,
    "ru": RUSSIAN,
    "be": BELARUSIAN,
    "fr": FRENCH,
}


def find(text: str, language: str) -> list[DateMention]:
    """Every date of a passage in NFC, in order, none overlapping another; language: BCP 47.

    | language | text                                | words found                         |
    | bn       | গত মে মাসে … ১ থেকে ৪ ডিসেম্বর সফর     | গত মে মাসে · ১ থেকে ৪ ডিসেম্বর         |
    | bn       | ১০ এবং ১৪ নম্বর ঝড়, ৮০ তম বার্ষিকী       | none                                |
    | vi       | chiều 17/8/2025, vào tháng 5/2025   | chiều 17/8/2025 · tháng 5/2025      |
    | vi       | Nghị định số 12/2025/NĐ-CP, 3/4 hộ  | none                                |
    | en       | on Tuesday, December 2, it may march | Tuesday, December 2                 |
    | ru       | с 1 по 4 декабря, в мае 2025 года    | с 1 по 4 декабря · мае 2025 года    |
    | fr       | dans la matinée du 3 décembre       | dans la matinée du 3 décembre       |

    Any text is taken; nothing is raised. In a language without a grammar only 2025-12-03, 3/12/2025 and
    3.12.2025 are found.
    """
    return _GRAMMARS.get(language.partition("-")[0].lower(), _DIGITS_ONLY).find(text)
