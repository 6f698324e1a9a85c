"""The form of one fact: accept, change or reject it, with the words that state it.  One class for each kind of fact."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive import who_is_meant
from archive.decided_facts import DecidedFact
from archive.deciding import Word
from archive.fact_values import NEW, NOBODY
from archive.models import Document, Meeting, MeetingDocument, Participation
from archive.models.evidence import EvidenceFact
from archive.proposed_facts import ProposedFact
from archive.who_is_meant import Meant
from desk.vocabulary import Vocabulary

LONGEST = 500


def html_key(key: str) -> str:
    """The key of a fact as ids and names of fields have it."""
    return key.replace(":", "-")


def _input(**attrs: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "input", "autocomplete": "off", **attrs})


def _words(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "input", "rows": rows})


def _choice(label: Any, choices: Any, *, empty: Any = "") -> forms.ChoiceField:
    offered = [("", empty), *choices] if empty != "" else list(choices)
    return forms.ChoiceField(
        label=label, choices=offered, required=False, widget=forms.Select(attrs={"class": "input"})
    )


class FactForm(forms.Form):
    """What every fact has.  `values` are the names of the fields that say what it is instead."""

    verdict = forms.ChoiceField(choices=[("accepted", ""), ("changed", ""), ("rejected", "")], required=False)
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note shown to readers"), required=False, max_length=LONGEST, widget=_words()
    )
    paragraph = forms.IntegerField(
        label=_("Paragraph"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "input"}),
    )
    quote = forms.CharField(
        label=_("Its words, letter for letter"), required=False, max_length=4000, strip=False, widget=_words()
    )
    at = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    values: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    choice = ""

    def __init__(
        self, key: str, told: Mapping[str, Any], known: Vocabulary, *, data: Any = None, initial: Any = None
    ) -> None:
        self.told, self.known = dict(told), known
        first = {name: told.get(name) for name in self.values} | dict(initial or {})
        super().__init__(data, prefix=html_key(key), initial=first, use_required_attribute=False)
        for name, offered in known.choices().items():
            if name in self.values:
                _add(self.fields[name], offered)

    def changes(self) -> list[forms.BoundField]:
        """The fields of the value, for the page; those that the page draws itself are left out."""
        return [self[name] for name in self.values if name not in self.drawn]

    def chosen(self) -> str:
        """The verdict as it is on the page."""
        return str(self["verdict"].value() or "")

    def word(self) -> Word:
        """What the editor says; only for a valid form."""
        given = self.cleaned_data
        return Word(
            given["verdict"],
            given["seen"],
            {name: str(given.get(name) or "") for name in self.values},
            given["note"],
            given["paragraph"],
            given["quote"],
            given["at"] or 0,
        )


class DateForm(FactForm):
    date = forms.CharField(
        label=_("Date"),
        required=False,
        max_length=64,
        widget=_input(),
        help_text=_("EDTF. Unknown year: XXXX-10-25"),
    )
    basis = _choice(_("How it is known"), Meeting.DateBasis.choices)
    values = ("date", "basis")

    def __init__(self, key: str, told: Mapping[str, Any], known: Vocabulary, **options: Any) -> None:
        basis = told.get("basis") or ""
        if basis not in Meeting.DateBasis.values:
            basis = Meeting.DateBasis.HEADER if told.get("date") else Meeting.DateBasis.EDITOR
        super().__init__(key, {**told, "basis": basis}, known, **options)


class TimeForm(FactForm):
    time_of_day = _choice(_("Time of day"), Meeting.TimeOfDay.choices)
    values = ("time_of_day",)


class PlaceForm(FactForm):
    city = forms.CharField(label=_("City"), required=False, max_length=100, widget=_input())
    country = _choice(_("Country"), [], empty=_("Not stated"))
    values = ("city", "country")


class VenueForm(FactForm):
    venue = forms.CharField(label=_("Venue"), required=False, max_length=200, widget=_input())
    values = ("venue",)


class KindForm(FactForm):
    kind = _choice(_("Kind"), Meeting.Kind.choices)
    values = ("kind",)


class StandingForm(FactForm):
    standing = _choice(_("Standing"), Meeting.Standing.choices)
    values = ("standing",)


class HostForm(FactForm):
    side = _choice(_("Host"), [])
    values = ("side",)


class TopicForm(FactForm):
    topic = _choice(_("Topic"), [], empty=_("Choose a topic"))
    values = ("topic",)


class Choosing(FactForm):
    """A fact that is somebody or something the archive may know: it is looked up by a spelling.

    choice: the name of the field that holds a slug, NEW or NOBODY."""

    find = forms.CharField(
        label=_("Find by any spelling"), required=False, max_length=200, widget=_input(type="search")
    )

    @property
    def choice_name(self) -> str:
        return self.add_prefix(self.choice)

    def chosen_option(self) -> str:
        return str(self[self.choice].value() or NEW)

    def options(self) -> list[Meant]:
        """Who may be meant: whoever is chosen, whom the machine suggests, and what was looked for."""
        chosen = str(self[self.choice].value() or "")
        reasons = {one["slug"]: one["reason"] for one in self.told.get("candidates") or ()}
        if chosen and chosen not in (NEW, NOBODY):
            reasons = {chosen: reasons.get(chosen, ""), **reasons}
        held = self.known.meant(self.choice)
        found = {slug: replace(held[slug], reason=reason) for slug, reason in reasons.items() if slug in held}
        for one in self.looked_up(str(self["find"].value() or "")):
            found.setdefault(one.slug, one)
        return list(found.values())

    def has_looked(self) -> bool:
        """Something was looked for: the page says where nothing is found."""
        return bool(self["find"].value())

    def has_found(self) -> bool:
        return bool(self.looked_up(str(self["find"].value() or "")))

    def looked_up(self, spelling: str) -> list[Meant]:
        return who_is_meant.LOOK_UP[self.choice](spelling) if spelling.strip() else []


class SideForm(Choosing):
    country = _choice(_("Country"), [], empty=_("An organisation, not a country"))
    organisation = forms.CharField(required=False, max_length=120)
    name = forms.CharField(
        label=_("Name of a new organisation"), required=False, max_length=200, widget=_input()
    )
    values = ("country", "organisation", "name")
    drawn = ("organisation", "name")
    choice = "organisation"


class ParticipantForm(Choosing):
    side = _choice(_("Side"), [])
    official = forms.CharField(required=False, max_length=120)
    name = forms.CharField(label=_("Name of a new official"), required=False, max_length=200, widget=_input())
    post = forms.CharField(
        label=_("Post, in English"),
        required=False,
        max_length=300,
        widget=_input(),
        help_text=_("Empty: not stated"),
    )
    role = _choice(_("Role"), Participation.Role.choices, empty=_("Not stated"))
    values = ("side", "official", "name", "post", "role")
    drawn = ("official", "name")
    choice = "official"

    def __init__(self, key: str, told: Mapping[str, Any], known: Vocabulary, **options: Any) -> None:
        has_name = bool(told.get("spellings") or told.get("official") or told.get("is_new"))
        official = told.get("official") or ((NEW if has_name else NOBODY) if told else NEW)
        super().__init__(key, {**told, "official": official}, known, **options)


class DocumentForm(Choosing):
    document = forms.CharField(required=False, max_length=120)
    title = forms.CharField(
        label=_("Title as the text prints it"), required=False, max_length=300, widget=_input()
    )
    kind = _choice(_("Kind"), Document.Kind.choices)
    standing = _choice(_("What the meeting did with it"), MeetingDocument.Standing.choices)
    values = ("document", "title", "kind", "standing")
    drawn = ("document",)
    choice = "document"

    def __init__(self, key: str, told: Mapping[str, Any], known: Vocabulary, **options: Any) -> None:
        super().__init__(key, {**told, "document": told.get("document") or NEW}, known, **options)

    def described(self, reasons: dict[str, str]) -> list[Meant]:
        found = Document.objects.filter(slug__in=list(reasons))
        return [Meant(one.slug, one.title, "en", one.get_kind_display()) for one in found]


FORMS: dict[EvidenceFact, type[FactForm]] = {
    EvidenceFact.DATE: DateForm,
    EvidenceFact.TIME_OF_DAY: TimeForm,
    EvidenceFact.PLACE: PlaceForm,
    EvidenceFact.VENUE: VenueForm,
    EvidenceFact.KIND: KindForm,
    EvidenceFact.STANDING: StandingForm,
    EvidenceFact.SIDE: SideForm,
    EvidenceFact.HOST: HostForm,
    EvidenceFact.PARTICIPANT: ParticipantForm,
    EvidenceFact.DOCUMENT: DocumentForm,
    EvidenceFact.TOPIC: TopicForm,
}


def form_of(one: DecidedFact, known: Vocabulary, data: Any = None) -> FactForm:
    """The form of a fact as it stands, or as an editor has just filled it in."""
    decision = one.decision
    first: dict[str, Any] = {"verdict": one.verdict, "seen": one.stamp, "note": one.now.note}
    if decision and decision.passage and one.now.quotes and not one.is_extra:
        quote = one.now.quotes[0]
        first |= {"paragraph": quote.passage.number, "quote": quote.text, "at": quote.start}
    told = {**one.now.told, "candidates": one.proposed.told.get("candidates")}
    return FORMS[one.name](one.key, told, known, data=data, initial=first)


def form_to_add(name: EvidenceFact, known: Vocabulary, data: Any = None) -> FactForm:
    """An empty form for a fact that the machine missed."""
    return FORMS[name](f"add:{name.value}", {}, known, data=data)


def accept_adds(fact: ProposedFact) -> str:
    """What accepting a fact would make: "official", "organisation", "document", or nothing new."""
    told = fact.told
    if fact.name == EvidenceFact.PARTICIPANT and told.get("spellings") and not told.get("official"):
        return "official"
    if fact.name == EvidenceFact.SIDE and not (told.get("country") or told.get("organisation")):
        return "organisation"
    return ""


def _add(field: Any, offered: list[tuple[str, Any]]) -> None:
    field.choices = [*field.choices, *offered]
