"""How a fact of a proposal is called, what it says and why the machine proposes it, in words."""

from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Meeting, MeetingDocument, Participation
from archive.models.evidence import EvidenceFact
from archive.templatetags.languages import in_language, number
from articles import edtf_date
from articles.interface_dates import date_words
from desk.proposal_page import Row

register = Library()

HEADINGS = {
    EvidenceFact.DATE: gettext_lazy("Date"),
    EvidenceFact.TIME_OF_DAY: gettext_lazy("Time of day"),
    EvidenceFact.PLACE: gettext_lazy("Place"),
    EvidenceFact.VENUE: gettext_lazy("Venue"),
    EvidenceFact.KIND: gettext_lazy("Kind"),
    EvidenceFact.STANDING: gettext_lazy("Standing"),
    EvidenceFact.SIDE: gettext_lazy("Side"),
    EvidenceFact.HOST: gettext_lazy("Host"),
    EvidenceFact.PARTICIPANT: gettext_lazy("Participant"),
    EvidenceFact.DOCUMENT: gettext_lazy("Document"),
    EvidenceFact.TOPIC: gettext_lazy("Topic"),
}
ADDITIONS = {
    EvidenceFact.TIME_OF_DAY: gettext_lazy("Add a time of day"),
    EvidenceFact.PLACE: gettext_lazy("Add a place"),
    EvidenceFact.VENUE: gettext_lazy("Add a venue"),
    EvidenceFact.SIDE: gettext_lazy("Add a side"),
    EvidenceFact.HOST: gettext_lazy("Add a host"),
    EvidenceFact.PARTICIPANT: gettext_lazy("Add a participant"),
    EvidenceFact.DOCUMENT: gettext_lazy("Add a document"),
    EvidenceFact.TOPIC: gettext_lazy("Add a topic"),
}


@register.simple_tag
def fact_heading(row: Row) -> SafeString:
    """ "Date", or "For Viet Nam" for somebody who sat there."""
    if row.one.name == EvidenceFact.PARTICIPANT and row.called[0]:
        return format_html(_("For {side}"), side=in_language(*row.called))
    return format_html("{}", HEADINGS[row.one.name])


@register.filter
def addition(name: EvidenceFact) -> str:
    """ "Add a participant"."""
    return str(ADDITIONS[name])


@register.simple_tag
def fact_value(row: Row) -> SafeString:
    """What the fact says now."""
    told = row.one.now.told
    match row.one.name:
        case EvidenceFact.DATE:
            return format_html("{}", _date(told["date"], told.get("basis", "")))
        case EvidenceFact.TIME_OF_DAY:
            return format_html("{}", Meeting.TimeOfDay(told["time_of_day"]).label)
        case EvidenceFact.PARTICIPANT:
            return _person(row)
        case EvidenceFact.DOCUMENT:
            kind = MeetingDocument.Standing(told["standing"]).label
            return format_html("{} ({})", in_language(*row.value), kind)
    text, tag = row.value
    return in_language(text, tag) if tag else format_html("{}", text)


def _date(date: str, basis: str) -> str:
    if not date:
        return _("Date not stated")
    try:
        words = date_words(date)
    except edtf_date.InvalidDate:
        words = date
    if basis not in Meeting.DateBasis.values:
        return words
    return _("%(date)s, %(basis)s") % {"date": words, "basis": Meeting.DateBasis(basis).label}


def _person(row: Row) -> SafeString:
    told = row.one.now.told
    name = in_language(*row.person) if row.person[0] else format_html("{}", _("Name not stated"))
    role = Participation.Role(told["role"]).label if told.get("role") else ""
    post = told.get("post") or (told["name"] if not row.person[0] else "")
    parts = [name, *(part for part in (post, role) if part)]
    return format_html_join(", ", "{}", ((part,) for part in parts))


@register.simple_tag
def fact_why(row: Row) -> SafeString:
    """Where the words stand, and why the machine proposes what it does; what an editor should look at."""
    sentences = [*_places(row), *_reasons(row)]
    return format_html_join(" ", "{}", ((sentence,) for sentence in sentences)) or mark_safe("")


def _places(row: Row) -> list[SafeString | str]:
    quotes = row.one.now.quotes
    if not quotes:
        return [_("No passage states it.")]
    numbers = list(dict.fromkeys(quote.passage.number for quote in quotes))
    marks = format_html_join(", ", '<a href="#p{}">¶{}</a>', ((found, number(found)) for found in numbers))
    return [format_html("{}.", marks)]


def _reasons(row: Row) -> list[SafeString | str]:
    told, name = row.one.proposed.told, row.one.name
    if row.one.is_extra:
        return [_("Added by an editor.") if row.one.verdict else _("Brought along from another proposal.")]
    if name == EvidenceFact.DATE:
        return _reasons_of_date(told.get("basis", ""))
    if name == EvidenceFact.PARTICIPANT:
        return _reasons_of_person(row)
    if row.adds == "organisation":
        return [_("No organisation of this name is held. Accepting adds one.")]
    if row.adds == "document":
        return [_("No document of this title is held. Accepting adds one.")]
    return []


def _reasons_of_date(basis: str) -> list[SafeString | str]:
    found = {
        "relative": _("Counted from the day of publication."),
        "none": _("The text gives no date: change it."),
        "header": _("The day is stated; the year is from the text’s own date line."),
        "url": _("The day is stated; the year is in the address only."),
        "other_passage": _("Concluded from another passage."),
    }.get(basis)
    return [found] if found else []


def _reasons_of_person(row: Row) -> list[SafeString | str]:
    told = row.one.proposed.told
    if told.get("official"):
        return [_("Matched to a known official.")]
    if not told.get("spellings"):
        return [_("The text names a post, and nobody.")]
    found: list[SafeString | str] = [_("No official of this name is held. Accepting adds one.")]
    held = row.form.known.meant("official")
    for one in row.candidates:
        if one["slug"] in held:
            meant = held[one["slug"]]
            told_how = {"name": in_language(meant.name, meant.language), "reason": one["reason"]}
            found.append(format_html(_("Perhaps {name}: {reason}. Choose “Change” to link."), **told_how))
    return found
