"""The spellings of an official: how often texts print each, in which, and its share of its language."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.models import Name, Official, PrintedForm
from archive.models.meetings import confirmed
from articles.languages import LANGUAGES
from articles.models import Text
from articles.models.texts import readable

MOST_TEXTS = 3


@dataclass
class Spelling:
    text: str
    language: str
    script: str
    kind: str
    """What kind of name it is, in words."""
    printed: dict[int, int] = field(default_factory=dict)
    """How often each text, by its primary key, prints it, the most frequent first."""
    first_texts: list[tuple[Text, int]] = field(default_factory=list)
    """The first of them."""
    share: float = 0
    """Of the mentions in its language, from 0 to 1."""

    @property
    def times(self) -> int:
        return sum(self.printed.values())

    @property
    def more_texts(self) -> int:
        return max(0, len(self.printed) - MOST_TEXTS)


def spellings(person: Official) -> list[Spelling]:
    """Every recorded or printed spelling, the most printed first, those that no text prints last."""
    found = {(name.text, name.language): _recorded(name) for name in person.names.all()}
    for text, language, name, times in _printed(person):
        held = found.get((name, language))
        if held is None:
            held = found[(name, language)] = _as_printed(name, language)
        held.printed[text] = max(times, held.printed.get(text, 0))
    of_language: dict[str, int] = defaultdict(int)
    for spelling in found.values():
        of_language[spelling.language] += spelling.times
        spelling.printed = dict(sorted(spelling.printed.items(), key=lambda item: -item[1]))
    for spelling in found.values():
        spelling.share = spelling.times / (of_language[spelling.language] or 1)
    _give_first_texts(found.values())
    return sorted(found.values(), key=lambda spelling: -spelling.times)


def _recorded(name: Name) -> Spelling:
    return Spelling(name.text, name.language, name.script, str(name.get_kind_display()))


def _as_printed(name: str, language: str) -> Spelling:
    """A spelling that a text prints and no editor has entered as a name."""
    script = LANGUAGES[language].script if language in LANGUAGES else ""
    return Spelling(name, language, script, str(Name.Kind.AS_PRINTED.label))


def _give_first_texts(found: Iterable[Spelling]) -> None:
    """Of thousands of texts only those that are shown are read."""
    first = {id(spelling): list(spelling.printed)[:MOST_TEXTS] for spelling in found}
    texts = Text.objects.select_related("article").in_bulk({pk for held in first.values() for pk in held})
    for spelling in found:
        spelling.first_texts = [(texts[pk], spelling.printed[pk]) for pk in first[id(spelling)]]


def _printed(person: Official) -> list[tuple[int, str, str, int]]:
    """(text, its language, spelling, how often)."""
    forms = PrintedForm.objects.filter(
        confirmed("participation__meeting__"), readable("text__"), participation__official=person
    )
    rows = forms.exclude(name="").values_list("text", "text__language", "name", "occurrences", "pk")
    return [row[:4] for row in sorted(rows, key=lambda row: (row[0], row[4]))]
