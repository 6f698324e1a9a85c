"""Quotation marks and brackets that open and do not close, or close what is not open."""

import re
from collections import Counter

from articles.quality.addresses import without_addresses
from articles.quality.check import Check, Finding, Unit, gettext_noop

_CLOSING = {"”": "“", "»": "«", ")": "(", "]": "[", "}": "{", "」": "「", "』": "『", "】": "【", "》": "《"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()} | {"„": "“"}
# Languages that may write „so“: there “ closes.
_LOW = {"ru", "be", "uk", "de"}
_LISTED = re.compile(r"(?:^|(?<=\s))[^\W_]{1,3}\)")  # a) 1) iv) count the points of a list


class Unbalanced(Check):
    id = "quotes"
    name = gettext_noop("Quotation marks and brackets")
    explanation = gettext_noop(
        "What is opened is closed in the same paragraph. Where the original itself leaves it open, "
        "the translation may too."
    )

    _open = gettext_noop("The mark %(target_mark)s is opened and not closed.")
    _closed = gettext_noop("The mark %(target_mark)s closes what was not opened.")
    _odd = gettext_noop("One of the straight quotation marks %(target_mark)s has no counterpart.")
    _agree = gettext_noop("Quotation marks and brackets are closed.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        loose, balanced = _loose(unit.target, unit.target_language)
        excused = Counter(_kind(sign) for sign, _ in _loose(unit.source, unit.source_language)[0])
        found = []
        for sign, start in loose:
            if excused[_kind(sign)] > 0:
                excused[_kind(sign)] -= 1
                continue
            message = self._odd if sign == '"' else self._closed if sign in _CLOSING else self._open
            found.append(Finding(self.id, place, message, {"target_mark": sign}, start, start + 1))
        if not found and balanced:
            found.append(Finding(self.id, place, self._agree, passed=True))
        return found


def _kind(sign: str) -> str:
    """Quotation marks excuse one another, whatever their shape; brackets only their own kind."""
    return '"' if sign in '“”„«»"' else _CLOSING.get(sign, sign)


def _loose(text: str, language: str) -> tuple[list[tuple[str, int]], bool]:
    """The marks without counterpart, with their places; and whether the text has a mark at all."""
    plain = _LISTED.sub(lambda one: one.group().replace(")", " "), without_addresses(text))
    stack: list[tuple[str, int]] = []
    loose: list[tuple[str, int]] = []
    straight: list[int] = []
    low = language.partition("-")[0].lower() in _LOW
    for place, sign in enumerate(plain):
        if sign == '"':
            straight.append(place)
        elif _closes(sign, stack, low):
            stack.pop()
        elif sign in _CLOSING:
            loose.append((sign, place))
        elif sign in _OPENING:
            stack.append((sign, place))
    loose += stack
    if len(straight) % 2:
        loose.append(('"', straight[-1]))
    return sorted(loose, key=lambda one: one[1]), bool(straight or any(s in _OPENING for s in plain))


def _closes(sign: str, stack: list[tuple[str, int]], low: bool) -> bool:
    if not stack:
        return False
    opened = stack[-1][0]
    return (_CLOSING.get(sign) == opened) or (opened == "„" and (sign == "”" or (low and sign == "“")))
