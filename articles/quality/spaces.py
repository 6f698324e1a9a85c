"""Spaces: one between words, none before a mark that closes."""

import re

from articles.quality.check import Check, Finding, Unit, gettext_noop

_RUN = re.compile("(?<=[^ ]) {2,}(?=[^ ])")
_BEFORE = re.compile(r" +(?=[,;:!?।॥](?:[\s”’»)\]]|$)|\.(?:\s|$))")
# French sets a space before these by its own rules.
_FRENCH = re.compile(r" +(?=,(?:\s|$)|\.(?:\s|$))")


class Spaces(Check):
    id = "spaces"
    name = gettext_noop("Spaces")
    explanation = gettext_noop(
        "One space stands between words, and none before a comma, a full stop or a danda."
    )

    _double = gettext_noop("Two spaces stand side by side.")
    _before = gettext_noop("A space stands before “%(target_mark)s”.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        text = unit.target
        before = _FRENCH if unit.target_language.partition("-")[0].lower() == "fr" else _BEFORE
        found = []
        if double := _RUN.search(text):
            fix = _RUN.sub(" ", text)
            found.append(Finding(self.id, place, self._double, {}, *double.span(), fix))
        if space := before.search(text):
            told, fix = {"target_mark": text[space.end()]}, before.sub("", text)
            found.append(Finding(self.id, place, self._before, told, space.start(), space.end() + 1, fix))
        return found
