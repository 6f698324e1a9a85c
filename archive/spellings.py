"""The spellings of an official: how often texts print each, in which, and its share of its language."""

from collections import defaultdict
from dataclasses import dataclass, field

from archive.models import Name, Official, PrintedForm
from archive.models.meetings import confirmed
from articles.languages import LANGUAGES
from articles.models import Text

MOST_TEXTS = 3


@dataclass
class Spelling:
    text: str
    language: str
    script: str
    kind: str
    """What kind of name it is, in words."""
    printed: dict[Text, int] = field(default_factory=dict)
    """How often each text prints it, the most frequent first."""
    share: float = 0
    """Of the mentions in its language, from 0 to 1."""

    @property
    def times(self) -> int:
        return sum(self.printed.values())

    @property
    def first_texts(self) -> list[tuple[Text, int]]:
        return list(self.printed.items())[:MOST_TEXTS]

    @property
    def more_texts(self) -> int:
        return max(0, len(self.printed) - MOST_TEXTS)


def spellings(person: Official) -> list[Spelling]:
    """Every recorded or printed spelling, the most printed first, those that no text prints last."""
    found = {(name.text, name.language): _recorded(name) for name in person.names.all()}
    for text, name, times in _printed(person):
        held = found.get((name, text.language))
        if held is None:
            held = found[(name, text.language)] = _as_printed(name, text.language)
        held.printed[text] = max(times, held.printed.get(text, 0))
    of_language: dict[str, int] = defaultdict(int)
    for spelling in found.values():
        of_language[spelling.language] += spelling.times
        spelling.printed = dict(sorted(spelling.printed.items(), key=lambda item: -item[1]))
    for spelling in found.values():
        spelling.share = spelling.times / (of_language[spelling.language] or 1)
    return sorted(found.values(), key=lambda spelling: -spelling.times)


def _recorded(name: Name) -> Spelling:
    return Spelling(name.text, name.language, name.script, str(name.get_kind_display()))


def _as_printed(name: str, language: str) -> Spelling:
    """A spelling that a text prints and no editor has entered as a name."""
    script = LANGUAGES[language].script if language in LANGUAGES else ""
    return Spelling(name, language, script, str(Name.Kind.AS_PRINTED.label))


def _printed(person: Official) -> list[tuple[Text, str, int]]:
    forms = PrintedForm.objects.filter(
        confirmed("participation__meeting__"),
        participation__official=person,
        text__in=Text.objects.published(),
    )
    rows = forms.exclude(name="").select_related("text__article").order_by("text_id", "pk")
    return [(form.text, form.name, form.occurrences) for form in rows]
