"""Letters of another script inside a paragraph: a forgotten “Th”, a Latin “o” inside a Cyrillic word."""

import re

from articles.languages import LANGUAGES
from articles.quality.addresses import without_addresses
from articles.quality.check import Check, Finding, Unit, gettext_noop
from articles.text.identify import script
from articles.text.normalise import MARKS, exact_key

_RUN = re.compile(rf"(?:[^\W\d_]|[{MARKS}\u200c\u200d])+")
_PARTS = re.compile(
    "(?P<Latn>[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)|(?P<Cyrl>[\u0400-\u052f]+)|(?P<Beng>[\u0980-\u09ff\u200c\u200d]+)"
    "|(?P<Deva>[\u0900-\u097f\u200c\u200d]+)|(?P<Arab>[\u0620-\u06ff]+)|(?P<Hani>[\u3400-\u9fff]+)"
)
_SET_APART = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|«[^«»]*»|\"[^\"]*\"|‘[^‘’]*’")
_ROMAN = re.compile("[IVXLC]+")
_LONG = 4
"""Letters from which a Latin word with a capital may be a name (Facebook) that is written so everywhere."""
# Letters that look alike: found inside a word of the other script, one of them was typed by mistake.
_CYRILLIC_FOR = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))


class OtherLetters(Check):
    id = "letters"
    name = gettext_noop("Letters of another script")
    explanation = gettext_noop(
        "Letters of another script are left over, or typed by mistake, unless they are an abbreviation, stand in "
        "brackets or quotation marks, or are printed so in the original."
    )

    _stray = gettext_noop("“%(other_letters)s” is in another script than the paragraph.")
    _inside = gettext_noop("In “%(target_word)s” letters of two scripts stand in one word.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        language = LANGUAGES.get(unit.target_language.partition("-")[0].lower())
        if language is None or script(unit.target) not in (language.script, None):
            return []  # not translated at all is what another check says
        plain = without_addresses(unit.target)
        apart = [one.span() for one in _SET_APART.finditer(plain)]
        found = []
        for word in _RUN.finditer(plain):
            parts = [(one.lastgroup, *one.span()) for one in _PARTS.finditer(plain, *word.span())]
            scripts = {name for name, _, _ in parts}
            if language.script == "Cyrl" and scripts == {"Cyrl", "Latn"}:
                found += self._mistyped(unit, place, word)
            elif not any(start <= word.start() and word.end() <= end for start, end in apart):
                found += [
                    Finding(self.id, place, self._stray, {"other_letters": plain[start:end]}, start, end)
                    for name, start, end in parts
                    if name != language.script and not _belongs(plain[start:end], str(name), unit)
                ]
        return found

    def _mistyped(self, unit: Unit, place: int, word: re.Match[str]) -> list[Finding]:
        """A Latin letter inside a Cyrillic word; a Latin word with a Cyrillic ending is none."""
        latin = [sign for sign in word.group() if sign.isascii() and sign.isalpha()]
        if any(sign not in _CYRILLIC_FOR for sign in latin) or len(latin) * 2 > len(word.group()):
            return []
        right = "".join(_CYRILLIC_FOR.get(sign, sign) for sign in word.group())
        fix = unit.target[: word.start()] + right + unit.target[word.end() :]
        told = {"target_word": word.group()}
        return [Finding(self.id, place, self._inside, told, word.start(), word.end(), fix)]


def _belongs(run: str, of: str, unit: Unit) -> bool:
    """Latin letters that every script prints: an abbreviation, a Roman number, a name, a word of the original."""
    if of != "Latn":
        return False
    if run.isupper() or _ROMAN.fullmatch(run):
        return True
    if exact_key(run) in map(exact_key, _RUN.findall(unit.source)):
        return len(run) > 1
    return len(run) >= _LONG and not run.islower()
