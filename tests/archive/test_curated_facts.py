"""The curated facts against a close reading of the five documents, written down here apart from the fixtures."""

import datetime as dt

import pytest

from archive import curation, index
from archive.models import Evidence, Meeting, Name, Official
from articles.models import Article, Passage, Text

REPORTED = {
    "2025-12-03-viet-nam-belarus-talks": (
        "2025-12-03", "talks", {"vn", "by"}, "vn",
        {"luong-tam-quang": "vn", "le-quoc-hung": "vn", "volfovich": "by", "neverovsky": "by"},
    ),
    "2025-12-03-viet-nam-belarus-reception": (
        "2025-12-03", "reception", {"vn", "by"}, "vn", {"to-lam": "vn", "volfovich": "by"},
    ),
    "2025-12-02-viet-nam-belarus-consultation": (
        "2025-12-02", "consultation", {"vn", "by"}, "vn", {"le-quoc-hung": "vn", "neverovsky": "by"},
    ),
    "2025-12-01-viet-nam-belarus-visit": (
        "2025-12-01/2025-12-04", "visit", {"vn", "by"}, "vn", {"volfovich": "by"},
    ),
    "2025-10-25-viet-nam-unodc": (
        "2025-10-25", "reception", {"vn", "unodc"}, "vn", {"luong-tam-quang": "vn", "waly": "unodc"},
    ),
    "2025-10-25-viet-nam-australia": (
        "2025-10-25", "reception", {"vn", "au"}, "vn", {"luong-tam-quang": "vn", "thistlethwaite": "au"},
    ),
    "2025-10-25-viet-nam-morocco": (
        "2025-10-25", "reception", {"vn", "ma"}, "vn", {"luong-tam-quang": "vn", "ouahbi": "ma"},
    ),
    "2025-10-25-viet-nam-kaspersky": (
        "2025-10-25", "reception", {"vn", "kaspersky"}, "vn", {"luong-tam-quang": "vn", "kaspersky": "kaspersky"},
    ),
    "xxxx-05-13-belarus-interpol": (
        "XXXX-05-13", "talks", {"by", "interpol"}, None, {"kubrakov": "by", "al-raisi": "interpol"},
    ),
}  # fmt: skip
NOT_REPORTED = {
    "2025-11-viet-nam-morocco": ("2025-11", "planned"),
    "2025-10-25-hanoi-convention-opening": ("2025-10-25", "mentioned"),
    "2025-10-viet-nam-belarus-hanoi-convention": ("2025-10~", "mentioned"),
    "2025-09-02-viet-nam-belarus-national-day": ("2025-09-02", "mentioned"),
    "2025-05-viet-nam-belarus-visit": ("2025-05", "mentioned"),
}
TOPICS = {
    "2025-12-03-viet-nam-belarus-talks": 18,
    "2025-12-03-viet-nam-belarus-reception": 10,
    "2025-12-02-viet-nam-belarus-consultation": 3,
    "2025-10-25-viet-nam-unodc": 15,
    "2025-10-25-viet-nam-australia": 7,
    "2025-10-25-viet-nam-morocco": 7,
    "2025-10-25-viet-nam-kaspersky": 3,
    "xxxx-05-13-belarus-interpol": 6,
}
SPELLINGS = {
    "luong-tam-quang": {"লুওং ট্যাম কোয়াং", "লুং ট্যাম কোয়াং", "লুওং তাম কোয়াং", "Lương Tam Quang"},
    "le-quoc-hung": {"লে কোক হাং", "Lê Quốc Hùng"},
    "neverovsky": {
        "নেভারভস্কি আলেকজান্ডার ভিক্টোরোভিচ", "নেভারোভস্কি আলেকজান্ডার ভিক্টোরোভিচ", "Neverovsky Alexander Viktorovich",
    },
    "volfovich": {"ভলফোভিচ আলেকজান্ডার গ্রিগোরিভিচ", "এ. ভলফোভিচ", "Volfovich Aleksandr Grigorievich"},
    "to-lam": {"টো লাম", "টু লাম"},
    "kubrakov": {"ইভান কুব্রাকভ", "কুব্রাকভ"},
    "al-raisi": {"আহমেদ নাসের আল রাইসি"},
    "waly": {"ঘাদা ওয়ালি"},
    "thistlethwaite": {"ম্যাট থিসলেথওয়েট"},
    "ouahbi": {"আবদেল্লাতিফ ওয়াহবি"},
    "kaspersky": {"ক্যাসপারস্কি এভজেনি ভ্যালেন্টিনোভিচ"},
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("curated")


def meeting(slug):
    return Meeting.objects.get(slug=slug)


def texts_of(held):
    return Text.objects.filter(revisions__passages__evidence__meeting=held).distinct()


@pytest.mark.parametrize(("slug", "told"), REPORTED.items())
def test_a_reported_meeting_is_recorded_as_the_documents_tell_it(slug, told):
    date, kind, sides, host, people = told
    held = meeting(slug)
    assert (held.date, held.kind, held.standing, held.review) == (date, kind, "reported", "confirmed")
    assert {side.key for side in held.sides.all()} == sides
    assert [side.key for side in held.sides.all() if side.is_host] == ([host] if host else [])
    assert {person.official.slug: person.side.key for person in held.participations.all()} == people


def test_what_is_only_mentioned_or_planned_is_marked_so_and_nothing_else_is_held():
    others = Meeting.objects.exclude(standing="reported")
    assert {held.slug: (held.date, held.standing) for held in others} == NOT_REPORTED
    assert set(Meeting.objects.filter(standing="reported").values_list("slug", flat=True)) == set(REPORTED)


def test_every_quotation_stands_letter_for_letter_at_its_place_in_the_current_text():
    quoted = Evidence.objects.filter(passage__isnull=False).select_related("passage__revision")
    assert len(quoted) > 250
    for item in quoted:
        assert item.passage.revision.is_current, item
        assert item.passage.content[item.start : item.start + len(item.quote)] == item.quote, item


def test_every_name_is_printed_as_often_as_the_record_says_and_every_post_is_printed():
    people = [person for held in Meeting.objects.all() for person in held.participations.all()]
    forms = [form for person in people for form in person.printed_forms.all()]
    assert len(forms) > 20
    for form in forms:
        passages = Passage.objects.filter(revision__text=form.text, revision__is_current=True)
        content = "\n".join(passages.values_list("content", flat=True))
        if form.name:
            assert form.occurrences == content.count(form.name) - longer(form, content), form
        for post in filter(None, form.post.split("; ")):
            assert post in content, form


def longer(form, content):
    """How often the name stands inside a longer spelling of the same person, which is counted by itself."""
    others = form.participation.printed_forms.filter(text=form.text, name__contains=form.name)
    return sum(content.count(other.name) for other in others.exclude(name=form.name))


def test_every_name_that_was_seen_in_a_text_stands_in_that_text():
    seen = Name.objects.exclude(first_seen=None).select_related("first_seen")
    assert len(seen) > 40
    for name in seen:
        passages = Passage.objects.filter(revision__text=name.first_seen, revision__is_current=True)
        assert any(name.text in passage.content for passage in passages), name


@pytest.mark.parametrize(("slug", "spellings"), SPELLINGS.items())
def test_an_official_has_every_spelling_seen(slug, spellings):
    official = Official.objects.get(slug=slug)
    assert spellings <= set(official.names.values_list("text", flat=True))


def test_every_fact_of_a_confirmed_meeting_has_a_quotation_or_an_editors_note():
    for held in curation.with_facts(Meeting.objects.confirmed()):
        assert curation.faults_as_loaded(held) == [], held.slug


def test_every_date_kind_side_person_document_and_topic_has_its_own_evidence():
    for held in Meeting.objects.confirmed():
        given = held.evidence.all()
        assert {"date", "kind"} <= {item.fact for item in given}, held.slug
        assert {item.side_id for item in given} >= {side.pk for side in held.sides.all()}
        assert {item.participation_id for item in given} >= {
            person.pk for person in held.participations.all()
        }
        assert {item.document_id for item in given} >= {item.document_id for item in held.documents.all()}
        assert {item.topic_id for item in given} >= {topic.pk for topic in held.topics.all()}


def test_what_no_passage_states_says_how_the_editors_know_it():
    for item in Evidence.objects.filter(passage=None):
        assert len(item.note) > 20, item


def test_the_meeting_without_a_year_is_never_dated_silently():
    held = meeting("xxxx-05-13-belarus-interpol")
    assert (held.date, held.date_lower, held.date_upper) == ("XXXX-05-13", None, None)
    assert "year" in held.date_note
    assert held.date_words == "আজ ১৩ ই মে"


@pytest.mark.parametrize("slug", [*REPORTED, *NOT_REPORTED])
def test_a_year_that_the_words_do_not_state_is_explained(slug):
    held = meeting(slug)
    years = ("2025", "২০২৫")
    if not any(year in held.date_words for year in years):
        assert len(held.date_note) > 20, slug
    assert held.date_words


def test_the_talks_stand_in_two_articles_of_two_languages():
    texts = texts_of(meeting("2025-12-03-viet-nam-belarus-talks"))
    assert {text.language for text in texts} == {"bn", "vi"}
    assert len({text.article_id for text in texts}) == 2


def test_the_four_meetings_of_25_october_stand_in_one_article():
    held = Meeting.objects.filter(date="2025-10-25", standing="reported")
    assert len(held) == 4
    [article] = Article.objects.filter(
        texts__in=Text.objects.filter(revisions__passages__evidence__meeting__in=held)
    ).distinct()
    assert article.source_url.startswith("https://baotintuc.vn/")


def test_the_talks_signed_the_letter_of_intent_and_planned_the_roadmap():
    documents = meeting("2025-12-03-viet-nam-belarus-talks").documents.all()
    assert {(item.document.kind, item.standing) for item in documents} == {
        ("letter_of_intent", "signed"), ("roadmap", "planned"),
    }  # fmt: skip
    letter = next(item.document for item in documents if item.standing == "signed")
    assert {official.slug for official in letter.signatories.all()} == {"luong-tam-quang", "volfovich"}
    assert {title.language for title in letter.titles.all()} == {"bn", "vi"}


def test_the_visit_contains_the_consultation_the_talks_and_the_reception():
    visit = meeting("2025-12-01-viet-nam-belarus-visit")
    parts = {link.meeting.slug for link in visit.linked_from.filter(kind="part_of")}
    assert parts == {
        "2025-12-02-viet-nam-belarus-consultation",
        "2025-12-03-viet-nam-belarus-talks",
        "2025-12-03-viet-nam-belarus-reception",
    }
    for slug in parts:
        assert visit.date_lower <= meeting(slug).date_lower <= visit.date_upper


@pytest.mark.parametrize(("slug", "number"), TOPICS.items())
def test_the_topics_of_a_meeting_are_those_of_the_close_reading(slug, number):
    assert meeting(slug).topics.count() == number


def test_the_texts_are_what_the_documents_are():
    found = {
        (
            text.language,
            text.kind,
            text.article.published,
            text.article.published_basis,
            text.revisions.get().passages.count(),
        )
        for text in Text.objects.all()
    }
    assert found == {
        ("bn", "machine_translation", "", "", 12),
        ("bn", "machine_translation", "", "", 14),
        ("bn", "machine_translation", "2025-10-25", "url", 16),
        ("vi", "original", "2025-12-03", "header", 13),
        ("bn", "machine_translation", "", "", 8),
    }
    assert Article.objects.get(published="2025-10-25").published_lower == dt.date(2025, 10, 25)


def test_making_the_timeline_anew_changes_nothing_that_pages_show(client):
    before = client.get("/meetings.json").getvalue()
    assert index.rebuild() == 14
    assert client.get("/meetings.json").getvalue() == before
