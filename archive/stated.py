"""What a meeting records of a fact, and how a piece of evidence stands to it."""

from collections.abc import Iterable

from archive.agreement import Agreement, compare_dates, compare_words
from archive.models import Evidence, Meeting
from articles.edtf_date import InvalidDate

Fact = Evidence.Fact
TARGETED = (Fact.SIDE, Fact.PARTICIPANT, Fact.DOCUMENT)


def agreement(evidence: Evidence, meeting: Meeting) -> Agreement | None:
    """How the evidence stands to what the meeting records; None where it does not state the fact itself.

    A passage that states another value than the one recorded says so in `stated`.  meeting: with its sides.
    """
    if evidence.is_indirect:
        return None
    if not evidence.stated:
        return "agrees"
    if evidence.fact == Fact.DATE:
        try:
            return compare_dates(meeting.date, evidence.stated)
        except InvalidDate:  # check_archive names it
            return "differs"
    return compare_words(_recorded(evidence.fact, meeting), evidence.stated, wider=_wider(evidence, meeting))


def is_contradicted(evidence: Evidence, meeting: Meeting) -> bool:
    """The passage states something else than what is recorded: it proves nothing.

    Of a side, person or document a text may tell otherwise (another post, another title) and prove that it was
    there all the same."""
    return evidence.fact not in TARGETED and agreement(evidence, meeting) == "differs"


def _recorded(fact: str, meeting: Meeting) -> Iterable[str]:
    if fact == Fact.HOST:
        return [side.key for side in meeting.sides.all() if side.is_host]
    if fact == Fact.PLACE:
        return [meeting.place or meeting.place_country_id or ""]
    plain = {
        Fact.TIME_OF_DAY: meeting.time_of_day,
        Fact.VENUE: meeting.venue,
        Fact.KIND: meeting.kind,
        Fact.STANDING: meeting.standing,
    }
    return [plain[Fact(fact)]] if fact in plain else []


def _wider(evidence: Evidence, meeting: Meeting) -> Iterable[str]:
    """The country of a place, by its code."""
    return [meeting.place_country_id] if evidence.fact == Fact.PLACE and meeting.place_country_id else []
