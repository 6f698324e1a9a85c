"""Plans of merging two officials or two organisations: the one that goes, its names, posts and seats move along."""

from typing import Any

from django.utils.translation import gettext as _

from archive.merging.plan import Clash, Plan
from archive.models import Evidence, Meeting, Name, Official, Organisation, Participation, Redirect
from articles.text.identify import script


def plan_officials(kept: Official, gone: Official) -> Plan:
    """One person under two headings.  Two seats in one meeting become one."""
    plan = Plan()
    kept, gone = plan.hold(kept), plan.hold(gone)
    _note_seats(plan, kept, gone)
    return _merged(plan, kept, gone)


def plan_organisations(kept: Organisation, gone: Organisation) -> Plan:
    """One body under two headings."""
    plan = Plan()
    kept, gone = plan.hold(kept), plan.hold(gone)
    for meeting in Meeting.objects.filter(sides__organisation=kept).filter(sides__organisation=gone):
        told = {"meeting": meeting, "kept": kept, "gone": gone}
        plan.blocked.append(_("%(kept)s and %(gone)s sat opposite each other: %(meeting)s.") % told)
    if gone.pk in _above(kept):
        kept.parent_id = gone.parent_id
    plan = _merged(plan, kept, gone)
    if kept.parent_id == kept.pk:
        kept.parent_id = None
    return plan


def _above(body: Organisation) -> set[int]:
    """The bodies over a body."""
    found: set[int] = set()
    above = body.parent
    while above is not None and above.pk not in found:
        found.add(above.pk)
        above = above.parent
    return found


def _note_seats(plan: Plan, kept: Official, gone: Official) -> None:
    """Where both sat in one meeting: on two sides it cannot be one person; another post is told."""
    seats = {seat.meeting_id: seat for seat in plan.rows(Participation, official_id=kept.pk)}
    for seat in plan.rows(Participation, official_id=gone.pk):
        other = seats.get(seat.meeting_id)
        if other is None:
            continue
        if other.side_id != seat.side_id:
            told = {"meeting": seat.meeting, "kept": kept, "gone": gone}
            plan.blocked.append(_("%(kept)s and %(gone)s sat opposite each other: %(meeting)s.") % told)
        note_post(plan, other, seat)


def note_post(plan: Plan, kept: Any, gone: Any) -> None:
    """What passages give as the post of a seat that falls together with another stays told by them."""
    if kept.post and gone.post and kept.post != gone.post:
        for item in plan.rows(Evidence, participation_id=gone.pk):
            if item.passage_id and not item.stated and not item.is_indirect:
                item.stated = gone.post[:300]


def _merged(plan: Plan, kept: Any, gone: Any) -> Plan:
    is_person = isinstance(kept, Official)
    owner = {"official_id" if is_person else "organisation_id": kept.pk}
    heading_language = gone.name_language if is_person else "en"
    _keep_one_preferred(plan, kept, gone, next(iter(owner)))
    if kept.name != gone.name:
        plan.clashes.append(Clash(str(kept), _("heading"), kept.name, gone.name))
    plan.fall(kept, gone)
    held = {(name.text, name.language) for name in plan.rows(Name, **owner)}
    held |= {(row.text, row.language) for row in plan.pointing(Name, next(iter(owner)), kept.pk)}
    if gone.name != kept.name and (gone.name, heading_language) not in held:
        named = {"text": gone.name, "language": heading_language, "script": script(gone.name) or "Zyyy"}
        plan.make(Name(**owner, **named, kind=Name.Kind.VARIANT))
    plan.make(redirect(kept, gone, heading_language, **owner))
    return plan


def redirect(kept: Any, gone: Any, language: str, **owner: Any) -> Redirect:
    """Leads from the address that goes to the record that stays."""
    called = getattr(gone, "name", "") or gone.title
    if called == (getattr(kept, "name", "") or kept.title):
        called = language = ""
    return Redirect(slug=gone.slug, name=called, name_language=language, **owner)


def _keep_one_preferred(plan: Plan, kept: Any, gone: Any, owner: str) -> None:
    """Of two preferred spellings in one language that of the record that stays is meant."""
    preferred = Name.Kind.PREFERRED
    languages = {name.language for name in plan.rows(Name, **{owner: kept.pk}) if name.kind == preferred}
    for name in plan.rows(Name, **{owner: gone.pk}):
        if name.kind == preferred and name.language in languages:
            name.kind = Name.Kind.VARIANT
