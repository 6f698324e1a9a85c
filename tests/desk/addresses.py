"""One request for every address of the desk, for tests that knock at all of them.

A view is listed by the name of its route.  What a writing view needs to do its work is made by its function:
it runs inside a test with the curated archive.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from articles import alignments, editing, segments
from articles.drafting import open_new
from articles.models import Draft
from articles.text.link_edits import Link
from desk.roles import Role
from desk.segment_help import found_in
from desk.views.alignments import stamp_of
from tests.desk import glossary_addresses, import_addresses, proposal_addresses, text_addresses
from tests.desk.knock import Knock
from tests.desk.record_addresses import RECORD_ADDRESSES
from tests.factories import make_revision, make_text


def _draft(*, state: str = "draft", words: str = "৩ ডিসেম্বর আলোচনা হয়।") -> Draft:
    """A translation of a text of one paragraph, written by somebody else; in review where that is asked for."""
    writer = User.objects.get_or_create(username="writer")[0]
    draft = open_new(make_text("Ngày 3/12 hai bên hội đàm."), "bn", writer)
    segments.save(draft.segments.get(), words, 0, writer)
    if state == "in_review":
        editing.submit(draft, writer)
    return draft


def _of_draft(**told: Any) -> Knock:
    return Knock({"pk": _draft().pk}, **told)


def _in_review(**told: Any) -> Knock:
    return Knock({"pk": _draft(state="in_review").pk}, **told)


def _of_segment(**data: Any) -> Knock:
    return Knock({"pk": _draft().pk, "number": 1}, data={"base": "1", **data}, status=302)


def _reviewed() -> Knock:
    return Knock({"pk": _draft(state="in_review").pk, "number": 1}, data={"base": "1"}, status=302)


def _own_draft_step(data: dict[str, str] | None = None) -> Knock:
    return _of_draft(data=data or {}, status=302)


def _changed_source() -> Knock:
    draft = _draft()
    make_revision(draft.source.text, "Ngày 3/12 hai bên hội đàm.", "Hai bên ký kết.")
    return Knock({"pk": draft.pk}, data={}, status=302)


def _corrected() -> Knock:
    draft = _draft()
    make_revision(draft.text, "তেসরা ডিসেম্বর।")
    return Knock({"pk": draft.pk}, data={"seen": "1"}, status=302)


def _empty() -> Knock:
    writer = User.objects.get_or_create(username="writer")[0]
    return Knock({"pk": open_new(make_text(), "bn", writer).pk, "number": 1}, data={"base": "0"}, status=302)


def _two(joined: bool = False) -> Knock:
    """A draft with two segments; joined: made one, to be divided."""
    writer = User.objects.get_or_create(username="writer")[0]
    draft = open_new(make_text("Một.", "Hai."), "bn", writer)
    if not joined:
        return Knock({"pk": draft.pk, "number": 1}, data={"base": "0", "next_base": "0"}, status=302)
    first = segments.join(draft.segments.get(number=1), 0, 0, writer)
    return Knock({"pk": draft.pk, "number": 1}, data={"base": str(first.version), "source": "2"}, status=302)


def _side_by_side() -> Knock:
    one = make_text("Một.", "Hai.")
    other = make_text("এক।", "দুই।", article=one.article, language="bn")
    revisions = [text.revisions.get() for text in (one, other)]
    links: list[Link] = [((1,), (1,)), ((2,), (2,))]
    alignments.store_by_editor(*revisions, links)
    stamp = stamp_of(*revisions, links)
    return Knock(
        {"left": one.pk, "right": other.pk}, data={"edit": "join", "place": "0", "stamp": stamp}, status=302
    )


def _finding() -> Knock:
    """A segment whose number is not that of its source, and what the check says of it."""
    draft = _draft(words="৪ ডিসেম্বর আলোচনা হয়।")
    found = next(one for one in found_in(draft, 1) if one.is_open)
    data = {"finding": found.fingerprint, "reason": "The day after, says the ministry."}
    return Knock({"pk": draft.pk, "number": 1}, data=data, status=302)


def _comment() -> Knock:
    draft = _draft()
    said = segments.comment(draft.segments.get(), "Which day?", draft.opened_by)
    return Knock({"pk": draft.pk, "comment": said.pk}, data={}, status=302)


def _person() -> User:
    return User.objects.get_or_create(username="person", email="person@example.org")[0]


def _of_person(**told: Any) -> Knock:
    return Knock({"pk": _person().pk, **told.pop("kwargs", {})}, status=302, **told)


ADDRESSES: dict[str, Callable[[], Knock]] = {
    "overview": Knock,
    "alignment": _side_by_side,
    "translations": Knock,
    "translate": lambda: Knock({"pk": make_text().pk}, data={"language": "bn"}, status=302),
    "translation": _of_draft,
    "here": lambda: _of_draft(data={"segment": "1"}),
    "draft-submit": _own_draft_step,
    "draft-take-back": lambda: _in_review(data={}, status=400),
    "draft-take-over": _changed_source,
    "draft-take-up": _corrected,
    "draft-send-back": lambda: _in_review(data={"note": "Which day?"}, status=302),
    "draft-publish": lambda: _in_review(data={"translator": "", "reviewer": ""}, status=302),
    "draft-discard": lambda: _of_draft(
        data={"note": "Begun twice."},
        status=302,
        instead={Role.CONTRIBUTOR: 403},  # it is somebody else's
    ),
    "segment-save": lambda: _of_segment(content="তেসরা ডিসেম্বর আলোচনা হয়।"),
    "segment-merge": lambda: _of_segment(content="তেসরা ডিসেম্বর।", settles="9"),
    "segment-restore": lambda: _of_segment(version="1"),
    "segment-omit": _empty,
    "segment-join": _two,
    "segment-split": lambda: _two(joined=True),
    "segment-review": _reviewed,
    "segment-dismiss": _finding,
    "segment-comment": lambda: _of_segment(comment="Which day?"),
    "comment-settle": _comment,
    **import_addresses.ADDRESSES,
    **text_addresses.ADDRESSES,
    **proposal_addresses.ADDRESSES,
    **glossary_addresses.ADDRESSES,
    "accounts": Knock,
    "account-new": lambda: Knock(
        data={"name": "new", "email": "new@example.org", "role": "editor"}, status=302
    ),
    "account": lambda: _of_person(data={"email": "other@example.org", "role": "editor"}),
    "account-link": lambda: _of_person(data={}),
    "account-step": lambda: _of_person(kwargs={"name": "close"}, data={}),
}
ADDRESSES |= {name: lambda made=made: Knock(**made()) for name, made in RECORD_ADDRESSES.items()}
