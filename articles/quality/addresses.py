"""Addresses of pages and mail inside a paragraph: compared as they stand, and left out of every other check."""

import re

from articles.quality.check import Check, Finding, Unit, gettext_noop

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»।]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_AROUND = ".,;:!?)]}'’…"


def addresses(text: str) -> list[tuple[int, int]]:
    """(start, end) of every address, without the sentence's own marks behind it."""
    found = []
    for one in _ADDRESS.finditer(text):
        address = one.group().rstrip(_AROUND)
        if one.group()[len(address) :].startswith(")") and "(" in address:
            address += ")"
        found.append((one.start(), one.start() + len(address)))
    return found


def without_addresses(text: str) -> str:
    """The text with every address as spaces: all other places stay what they are."""
    for start, end in addresses(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


class AddressChanged(Check):
    id = "address"
    name = gettext_noop("Addresses")
    explanation = gettext_noop("An address of a page stays as the original prints it, letter by letter.")

    _missing = gettext_noop("The address %(source_address)s is not in the translation.")
    _changed = gettext_noop("The original prints %(source_address)s, the translation %(target_address)s.")
    _added = gettext_noop("The address %(target_address)s is not in the original.")

    def check(self, unit: Unit, place: int = 0) -> list[Finding]:
        if not unit.source:
            return []
        printed = [unit.source[start:end] for start, end in addresses(unit.source)]
        held = [(start, end) for start, end in addresses(unit.target)]
        used = {unit.target[start:end] for start, end in held}
        missing = [one for one in dict.fromkeys(printed) if one not in used]
        added = [(start, end) for start, end in held if unit.target[start:end] not in printed]
        if len(missing) == len(added) == 1:
            return [self._replaced(unit, place, missing[0], *added[0])]
        found = [Finding(self.id, place, self._missing, {"source_address": one}) for one in missing]
        for start, end in added:
            told = {"target_address": unit.target[start:end]}
            found.append(Finding(self.id, place, self._added, told, start, end))
        return found

    def _replaced(self, unit: Unit, place: int, printed: str, start: int, end: int) -> Finding:
        told = {"source_address": printed, "target_address": unit.target[start:end]}
        fix = unit.target[:start] + printed + unit.target[end:]
        return Finding(self.id, place, self._changed, told, start, end, fix)
