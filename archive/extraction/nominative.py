"""Russian names back in the nominative, as well as general endings allow: Волфовича → Волфович."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.extraction.lexicon import written_forenames

# In order; the first that fits is used. For names of men …
_MALE = tuple(
    (re.compile(pattern + "$"), to)
    for pattern, to in (
        ("(ск|цк)(ого|ому|им|ом)", r"\1ий"),
        ("(ович|евич|ич)(а|у|ем|е)", r"\1"),
        ("(ов|ев|ёв|ин|ын)(а|у|ым|е)", r"\1"),
        ("(н|р|т|в|м|л|д|б)(ого|ому|ым)", r"\1ый"),
        ("(а|е|и|э)(я|ю|ем|и)(?<!ии)(?<!аи)(?<!еи)", r"\1й"),
        ("и(и)", r"ий"),
        ("(р|л|н|т)(я|ю|ем)", r"\1ь"),
        ("([бвгджзклмнпрстфхцчшщ])(а|у|ом|ем|е)", r"\1"),
        ("([бвгджзклмнпрстфхц])ой", r"\1а"),
    )
)
# … and of women.
_FEMALE = tuple(
    (re.compile(pattern + "$"), to)
    for pattern, to in (
        ("(овн|евн|ичн)(ы|е|у|ой|ою)", r"\1а"),
        ("(ов|ев|ёв|ин|ын)(ой|ою|у)", r"\1а"),
        ("(ск|цк)(ой|ую|ою)", r"\1ая"),
        ("(и)(и|ю|ей|ею)", r"\1я"),
        ("(ль|нь|рь|вь)(и|ю|ей)", r"\1я"),
        ("([бвдзлмнпрстфц])(ы|е|у|ой|ей)", r"\1а"),
        ("([гкхжчшщ])(и|е|у|ой|ей)", r"\1а"),
    )
)
_FLEETING = {"павл": "Павел", "льв": "Лев"}  # a vowel that other cases lose
_MEN_IN_A = ("никит", "иль", "фом", "кузьм", "саш", "мустаф", "микол")
_OF_A_MAN = ("ского", "цкого", "скому", "цкому")
_INSTRUMENTAL = ("ом", "ем", "ём", "ым", "им")
_FEMALE_PATRONYMIC = re.compile("(овн|евн|ичн|инишн)(а|ы|е|у|ой|ою)$")
PATRONYMIC = re.compile("(ович|евич|ьич)(а|у|ем|е)?$|(овн|евн|ичн)(а|ы|е|у|ой|ою)$")


def nominative(words: list[str], oblique: bool, woman: bool) -> list[str]:
    """The words of one name in the nominative.

    oblique: whether what stands before the name (министра, г-ну) shows that it is in another case; else the
    given name or the patronymic shows it, or the name stays as it is.
    """
    woman = woman or any(_FEMALE_PATRONYMIC.search(word.lower()) for word in words) or _is_womans(words)
    if words[-1].lower().endswith(_OF_A_MAN):
        woman = False  # Мартина Грушовского: Мартин, not Мартина
    woman = woman or (oblique and words[0].lower().endswith(("ой", "ей")) and len(words[0]) > 4)
    if not (oblique or _shows_a_case(words)) or not all(
        "а" <= word[-1].lower() <= "я" or word[-1] == "ё" for word in words
    ):
        return words
    restored = [_word(word, woman) for word in words]
    if len(words) > 1 and _is_undeclined(words[-2].lower(), words[-1].lower()):
        restored[-1] = words[-1]
    return restored


def _is_undeclined(given: str, surname: str) -> bool:
    """Сергея Шойгу, Кемалем Сойлу: a surname in -у beside a given name in another case than the one -у would be."""
    return surname.endswith("у") and given.endswith(("а", "я", "ом", "ем", "ым", "им"))


@lru_cache(maxsize=65536)
def _word(word: str, woman: bool) -> str:
    lower = word.lower()
    if (stem := re.sub("(а|у|ом|е)$", "", lower)) in _FLEETING:
        return _FLEETING[stem]
    if len(word) < 3 or (lower in written_forenames() and not woman and lower[-1] not in "ауые"):
        return word
    if lower.endswith(("ко", "их", "ых", "дзе", "швили", "о", "э")):
        return word
    man_in_a = not woman and lower.startswith(_MEN_IN_A) and lower[-1] in "аыуей"
    for pattern, to in _FEMALE if woman or man_in_a else _MALE:
        if pattern.search(lower):
            return pattern.sub(to, word)
    return word


def _shows_a_case(words: list[str]) -> bool:
    """A given name or a patronymic that is not in the nominative."""
    for word in words:
        lower = word.lower()
        patronymic = PATRONYMIC.search(lower)
        if patronymic:
            return not lower.endswith(("ич", "на"))
        if lower in written_forenames():
            return False
    if len(words) > 1 and all(len(word) > 4 and word.lower().endswith(_INSTRUMENTAL) for word in words):
        return True
    woman = _is_womans(words)
    restored = ((word.lower(), _word(word, woman).lower()) for word in words)
    return any(lower != base and base in written_forenames() for lower, base in restored)


def _is_foreign_womans(words: list[str]) -> bool:
    """Катарину Линдстрём, Катариной Линдхольм: the given name stands in a case, the surname of a woman in none."""
    first, last = words[0].lower(), words[-1].lower()
    declined = first.endswith(("у", "ой", "ою")) and first[:-1] not in written_forenames()
    bare = last[-1] in "бвгджзклмнпрстфхцчшщ" and not last.endswith(("ом", "ем", "ым", "им", "ых", "их"))
    return len(words) > 1 and declined and bare


def _is_womans(words: list[str]) -> bool:
    """A given name of women in any case: Ирины, Марией."""
    if _is_foreign_womans(words):
        return True
    for word in words[:2]:
        lower = word.lower()
        for pattern, to in _FEMALE:
            if pattern.search(lower) and pattern.sub(to, lower) in written_forenames():
                return not lower.startswith(_MEN_IN_A)
        if lower in written_forenames() and lower[-1] in "ая" and not lower.startswith(_MEN_IN_A):
            return True
    return False
