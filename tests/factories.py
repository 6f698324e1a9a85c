"""Rows for tests: make_x(**overrides) saves and returns one x that every rule of the database accepts.

    make_meeting(sides=["VN", "BY"], date="2025-12-03", officials=[make_official("Lương Tam Quang")],
                 texts=[make_text("Ngày 3/12, tại Hà Nội")], topics=["cybercrime"])

What a test does not name is made up of numbers, never of persons.  The words come from the seed documents.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from archive import curation, index
from archive.models import (
    CorrectionReport,
    Country,
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    Name,
    Official,
    Organisation,
    Participation,
    Side,
    Topic,
)
from articles.models import (
    Alignment,
    AlignmentLink,
    Article,
    ImportedFile,
    Passage,
    Publisher,
    Revision,
    Text,
)
from desk.roles import GROUPS, Role

PASSAGE = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Công an"
COUNTRIES = {"VN": "Viet Nam", "BY": "Belarus", "MA": "Morocco", "AU": "Australia", "KG": "Kyrgyzstan"}
CODE_LENGTH = 2

_numbers = count(1)


def make_publisher(domain: str = "", **overrides: Any) -> Publisher:
    domain = domain or f"paper-{next(_numbers)}.example"
    return Publisher.objects.create(**{"domain": domain, "name": domain, "language": "vi", **overrides})


def make_article(**overrides: Any) -> Article:
    """An article without texts; its date, if any, is a header's unless told otherwise."""
    reference = overrides.pop("reference", f"file:{next(_numbers)}.txt")
    basis = {"published_basis": "header"} if overrides.get("published") else {}
    return Article.objects.create(reference=reference, **{**basis, **overrides})


def make_text(*passages: str, article: Article | None = None, **overrides: Any) -> Text:
    """A published text with one revision of these passages; of an article of its own unless one is given."""
    values = {"language": "vi", "kind": Text.Kind.ORIGINAL, "opening": (passages or (PASSAGE,))[0][:200]}
    text = Text.objects.create(article=article or make_article(), **{**values, **overrides})
    make_revision(text, *passages)
    return text


def make_revision(text: Text, *passages: str, **overrides: Any) -> Revision:
    """The next revision of a text, which becomes its current one."""
    text.revisions.update(is_current=False)
    number = text.revisions.count() + 1
    revision = Revision.objects.create(**{"text": text, "number": number, "reason": "import", **overrides})
    for place, content in enumerate(passages or [PASSAGE], 1):
        Passage.objects.create(revision=revision, number=place, content=content, line=place)
    return revision


def make_file(content: bytes = PASSAGE.encode(), **overrides: Any) -> ImportedFile:
    number = next(_numbers)
    values = {"sha256": f"{number:064x}", "size": len(content), "encoding": "utf-8", "name": f"{number}.txt"}
    return ImportedFile.objects.create(content=content, **{**values, **overrides})


def make_alignment(*links: tuple[int | None, int | None], **overrides: Any) -> Alignment:
    """A machine's alignment of two texts of one article; links: pairs of passage numbers."""
    one = make_text()
    values = {
        "left": one.revisions.get(),
        "right": make_text(article=one.article, language="bn").revisions.get(),
        "method": "test",
    }
    alignment = Alignment.objects.create(**{**values, **overrides})
    for position, (left, right) in enumerate(links):
        make_alignment_link(alignment, position=position, left=left, right=right)
    return alignment


def make_alignment_link(
    alignment: Alignment, left: int | None = 1, right: int | None = 1, **overrides: Any
) -> AlignmentLink:
    values = {"left_first": left, "left_last": left, "right_first": right, "right_last": right, "score": 0.9}
    return AlignmentLink.objects.create(alignment=alignment, **{"position": 0, **values, **overrides})


def first_passage(text: Text) -> Passage:
    """The first passage of the current revision."""
    return Passage.objects.get(revision__text=text, revision__is_current=True, number=1)


def make_country(code: str = "VN", **overrides: Any) -> Country:
    """The country of this code, made if it is missing."""
    named = {"name": COUNTRIES.get(code, f"Country {code}"), **overrides}
    return Country.objects.update_or_create(code=code, defaults=overrides, create_defaults=named)[0]


def make_organisation(slug: str = "", **overrides: Any) -> Organisation:
    slug = slug or f"organisation-{next(_numbers)}"
    return Organisation.objects.create(**{"slug": slug, "name": slug, "kind": "international", **overrides})


def make_official(name: str = "", **overrides: Any) -> Official:
    number = next(_numbers)
    values = {"slug": f"official-{number}", "name": name or f"Official {number}"}
    return Official.objects.create(**{**values, **overrides})


def make_name(text: str = "Bộ Công an", **overrides: Any) -> Name:
    """A spelling; of an organisation of its own unless `official` or `organisation` is given."""
    owner = {} if {"official", "organisation"} & set(overrides) else {"organisation": make_organisation()}
    values = {"text": text, "language": "vi", "script": "Latn", **owner}
    return Name.objects.create(**{**values, **overrides})


def make_topic(slug: str = "", **overrides: Any) -> Topic:
    slug = slug or f"topic-{next(_numbers)}"
    name = slug.replace("-", " ").capitalize()
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name, **overrides})[0]


def make_document(**overrides: Any) -> Document:
    number = next(_numbers)
    values = {"slug": f"document-{number}", "title": f"Document {number}", "kind": "letter_of_intent"}
    return Document.objects.create(**{**values, **overrides})


def make_meeting(
    sides: Iterable[str | Country | Organisation] = ("VN", "BY"),
    *,
    officials: Iterable[Official] = (),
    topics: Iterable[str | Topic] = (),
    documents: Iterable[Document] = (),
    texts: Iterable[Text] = (),
    host: int | None = None,
    proven: bool = False,
    on_timeline: bool = True,
    **overrides: Any,
) -> Meeting:
    """A confirmed meeting, on the timeline.

    sides: "VN" is a country, "unodc" an organisation, made where missing.  host: position of the host.
    officials sit on the first side.  texts: each gives its first passage as evidence of the date.
    proven: every fact without evidence gets a note.  overrides: fields of Meeting.
    """
    number = next(_numbers)
    values = {"date": "2025-12-03", "date_basis": "stated", "kind": "talks", "title": f"Meeting {number}"}
    values = {"slug": f"meeting-{number}", **values, **overrides}
    meeting = Meeting.objects.create(**values)
    for position, party in enumerate(sides):
        make_side(meeting, party, position=position, is_host=position == host)
    for position, official in enumerate(officials):
        Participation.objects.create(
            meeting=meeting, side=meeting.sides.first(), position=position, official=official
        )
    meeting.topics.set([topic if isinstance(topic, Topic) else make_topic(topic) for topic in topics])
    for document in documents:
        MeetingDocument.objects.create(meeting=meeting, document=document, standing="signed")
    for text in texts:
        make_evidence(meeting, "date", first_passage(text))
    if proven:
        prove(meeting)
    if on_timeline:
        index.put([meeting])
    return meeting


def make_side(meeting: Meeting, party: str | Country | Organisation, **overrides: Any) -> Side:
    """A side of a meeting: a country, an organisation, or the code or slug of one."""
    if isinstance(party, str):
        party = make_country(party) if len(party) == CODE_LENGTH else _organisation(party)
    owner = {"country": party} if isinstance(party, Country) else {"organisation": party}
    return Side.objects.create(meeting=meeting, **{"position": meeting.sides.count(), **owner, **overrides})


def _organisation(slug: str) -> Organisation:
    return Organisation.objects.filter(slug=slug).first() or make_organisation(slug)


def make_evidence(meeting: Meeting, fact: str, passage: Passage | None = None, **overrides: Any) -> Evidence:
    """Evidence that quotes the first words of the passage; without one, a note.  Targets: side=…, topic=…"""
    if passage is None:
        values: dict[str, Any] = {"note": "Known to the editors."}
    else:
        values = {"passage": passage, "start": 0, "quote": passage.content[:20]}
    return Evidence.objects.create(**{"meeting": meeting, "fact": fact, **values, **overrides})


def prove(meeting: Meeting, passage: Passage | None = None) -> None:
    """Gives every fact of a meeting that has no evidence a quotation of the passage; without one, a note."""
    for fact in curation.unproven(meeting):
        field = curation.TARGET_FIELDS.get(Evidence.Fact(fact.name))
        make_evidence(meeting, fact.name, passage, **({field: fact.target} if field else {}))


def make_correction(**overrides: Any) -> CorrectionReport:
    """A report to decide, about a meeting of its own unless `meeting` or `article` is given; decided by a `state`."""
    about = {} if {"meeting", "article"} & set(overrides) else {"meeting": make_meeting()}
    values = {"message": "The day is wrong.", "language": "en", **about, **overrides}
    if values.get("state", "new") != "new":
        editor, _ = User.objects.get_or_create(username="decider")
        values = {"decided_by": editor, "decided_at": datetime(2026, 11, 22, 9, tzinfo=UTC), **values}
    return CorrectionReport.objects.create(**values)


def make_account(role: Role, name: str = "") -> User:
    """An account of the desk; its name is that of its role unless another is given."""
    user = User.objects.create_user(name or role.value, is_superuser=role == Role.ADMINISTRATOR)
    for group, held in GROUPS.items():
        if held == role:
            user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user
