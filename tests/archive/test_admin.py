"""The admin of the archive: every page opens, and the public record follows every form."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from simple_history.models import HistoricalChanges

from archive import index
from archive.management.commands.check_archive import timeline as drift
from archive.merging.merge import merge, preview
from archive.models import (
    BulkRun,
    Concept,
    Confirmation,
    Country,
    Document,
    Evidence,
    Meeting,
    MeetingDocument,
    MeetingLink,
    Name,
    Official,
    Organisation,
    Participation,
    Post,
    Proposal,
    ProposalDecision,
    Redirect,
    Side,
    Term,
    TimelineRow,
    Topic,
)
from articles.models import Article, Publisher, Text
from tests.admin_form import address, errors, filled_in, send
from tests.factories import (
    first_passage,
    make_article,
    make_correction,
    make_document,
    make_meeting,
    make_official,
    make_organisation,
    make_publisher,
    make_revision,
    make_text,
    make_topic,
)

WORDS = "Ngày 3/12, tại Hà Nội, Đại tướng Lương Tam Quang"
MODELS = [model for model in admin.site._registry if model._meta.app_label == "archive"]


def record_of(meeting: Meeting) -> dict[str, Any]:
    return TimelineRow.objects.get(meeting=meeting).as_record()


@pytest.fixture
def curated(db: None) -> None:
    call_command("load_curated", verbosity=0)
    call_command("propose_meetings", all=True)
    Proposal.objects.filter(pk=Proposal.objects.latest("pk").pk).update(state="open")
    make_correction()
    kept, gone = make_official("Kept"), make_official("Gone")
    merge(kept, gone, "Same.", User.objects.create_user("merger"), preview(kept, gone).seen)
    by, proposal = User.objects.get(username="merger"), Proposal.objects.latest("pk")
    ProposalDecision.objects.create(by=by, proposal=proposal, fact="kind", verdict="accepted")
    run = BulkRun.objects.create(by=by, least=0.9)
    Confirmation.objects.create(
        by=by, proposal=proposal, meeting=Meeting.objects.latest("pk"), is_new=False, state_before="open",
        added=[], run=run,
    )  # fmt: skip
    if not Term.objects.exists():
        Term.objects.create(concept=Concept.objects.create(name="talks"), language="vi", text="hội đàm")
    Redirect.objects.create(slug="quang", official=Official.objects.get(slug="luong-tam-quang"))


@pytest.mark.usefixtures("curated")
def test_every_list_and_form_opens(admin_client: Client) -> None:
    for model in MODELS:
        listed = admin_client.get(address(model, "changelist"))
        assert listed.status_code == 200, model
        assert listed.context["cl"].result_list, f"the list is empty: {model}"
        for obj in model.objects.all()[:2]:
            assert admin_client.get(address(model, "change", obj.pk)).status_code == 200, obj
        may_add = admin.site._registry[model].has_add_permission(listed.wsgi_request)
        assert admin_client.get(address(model, "add")).status_code == (200 if may_add else 403), model


@pytest.mark.usefixtures("curated")
def test_every_search_and_filter_of_a_list_works(admin_client: Client) -> None:
    for model in MODELS:
        listed = admin_client.get(address(model, "changelist"), {"q": "hà nội"})
        assert listed.status_code == 200, model
        for filters in listed.context["cl"].filter_specs:
            choice = [choice["query_string"] for choice in filters.choices(listed.context["cl"])][-1]
            assert admin_client.get(address(model, "changelist") + choice).status_code == 200, (model, choice)


def test_every_model_of_the_archive_has_its_page_but_what_is_concluded_from_others() -> None:
    held = {
        model._meta.model_name
        for model in apps.get_app_config("archive").get_models()
        if not issubclass(model, HistoricalChanges)
    }
    assert held - {model._meta.model_name for model in MODELS} == {
        "timelinerow", "timelinestate", "facetset", "archivestate", "reportattempt",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["changelist", "add"])
@pytest.mark.parametrize("model", [Meeting, Official, Publisher, Article], ids=lambda model: model.__name__)
def test_a_visitor_is_sent_to_sign_in_and_an_editor_without_rights_is_refused(
    model: Any, page: str, client: Client
) -> None:
    answer = client.get(address(model, page))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("admin:login"))
    client.force_login(User.objects.create_user("editor", is_staff=True))
    assert client.get(address(model, page)).status_code == 403


@pytest.mark.django_db
def test_an_editor_who_may_only_look_can_neither_save_nor_confirm(client: Client) -> None:
    meeting = make_meeting(review="machine", proven=True)
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(editor)
    assert client.get(address(Meeting, "change", meeting.pk)).status_code == 200
    assert send(client, Meeting, meeting.pk, {"title": "Another title"}).status_code == 403
    client.post(address(Meeting, "changelist"), {"action": "confirm", "_selected_action": meeting.pk})
    assert Meeting.objects.get().review == "machine"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Country, {"name": "Socialist Republic of Viet Nam"}),
        (Organisation, {"name": "Another body", "parent": ""}),
        (Official, {"name": "Lương Tam Quang", "name_language": "vi"}),
        (Topic, {"name": "Crime on computers"}),
        (Document, {"title": "Another title"}),
        (Publisher, {"name": "Báo Tin tức", "language": "bn"}),
        (Article, {"title": "Report of the talks", "texts-0-language": "bn"}),
        (Text, {"language": "bn", "kind": "machine_translation"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_whatever_a_meeting_prints_its_record_follows_the_form(
    model: Any, values: dict[str, str], admin_client: Client
) -> None:
    unodc = make_organisation("unodc", parent=make_organisation("united-nations"))
    make_meeting(
        sides=["VN", unodc],
        host=0,
        officials=[make_official()],
        topics=["cybercrime"],
        documents=[make_document()],
        texts=[make_text(article=make_article(publisher=make_publisher()))],
    )
    obj, version = model.objects.order_by("-pk").first(), index.version()
    obj = unodc if model is Organisation else obj
    sent = filled_in(admin_client, model, obj.pk) | values
    assert send(admin_client, model, obj.pk, sent).status_code == 302
    obj.refresh_from_db()
    assert all(str(getattr(obj, name) or "") == value for name, value in values.items() if "-" not in name)
    assert not list(drift())
    assert index.version() > version


@pytest.mark.django_db
def test_a_new_spelling_or_post_renews_the_pages_and_writes_no_meeting_again(admin_client: Client) -> None:
    official = make_official()
    make_meeting(officials=[official])
    TimelineRow.objects.update(csv="as it was")
    version = index.version()
    sent = filled_in(admin_client, Official, official.pk)
    sent |= {"names-0-text": "Lương Tam Quang", "names-0-language": "vi", "names-0-script": "Latn"}
    sent |= {"posts-0-title": "Minister of Public Security", "posts-0-start": "2024"}
    assert send(admin_client, Official, official.pk, sent).status_code == 302
    assert official.names.get().text == "Lương Tam Quang"
    assert official.posts.get().start == "2024"
    assert index.version() > version
    assert TimelineRow.objects.get().csv == "as it was"


@pytest.mark.django_db
def test_a_deleted_topic_leaves_the_record(admin_client: Client) -> None:
    meeting = make_meeting(topics=["cybercrime"], proven=True)
    admin_client.post(address(Topic, "delete", meeting.topics.get().pk), {"post": "yes"})
    assert record_of(meeting)["topics"] == []
    assert not list(drift())


@pytest.mark.django_db
def test_what_a_meeting_needs_is_not_deleted(admin_client: Client) -> None:
    official = make_official()
    make_meeting(officials=[official])
    page = admin_client.post(address(Official, "delete", official.pk), {"post": "yes"})
    assert "would require deleting the following protected related objects" in page.content.decode()
    assert Official.objects.exists()


@pytest.mark.django_db
def test_a_post_that_ends_before_it_begins_and_a_name_of_two_are_refused(admin_client: Client) -> None:
    official = make_official()
    sent = filled_in(admin_client, Post) | {"official": str(official.pk), "title": "Minister"}
    sent |= {"start": "2024", "end": "2020"}
    assert "The post ends before it begins." in errors(admin_client.post(address(Post, "add"), sent))
    sent = filled_in(admin_client, Name) | {"text": "Bộ Công an", "language": "vi", "script": "Latn"}
    sent |= {"official": str(official.pk), "organisation": str(make_organisation().pk)}
    assert "give one of the two" in errors(admin_client.post(address(Name, "add"), sent))


@pytest.mark.django_db
def test_an_address_is_chosen_once(admin_client: Client) -> None:
    meeting = make_meeting(review="machine", officials=[make_official()], documents=[make_document()])
    held = [meeting, Official.objects.get(), Document.objects.get(), make_organisation(), make_topic()]
    for obj in held:
        form = admin_client.get(address(type(obj), "change", obj.pk)).context["adminform"].form
        assert "slug" not in form.fields
        form = admin_client.get(address(type(obj), "add")).context["adminform"].form
        assert "slug" in form.fields


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "model", "words", "found"),
    [
        ("official", Participation, "luong", "Lương Tam Quang"),
        ("to", MeetingLink, "letter", "Letter signed"),
        ("document", MeetingDocument, "intent", "Letter of intent"),
        ("country", Side, "by", "Belarus"),
    ],
)
def test_the_fields_of_a_meeting_suggest_what_they_may_hold(
    field: str, model: Any, words: str, found: str, admin_client: Client
) -> None:
    official = make_official("Lương Tam Quang", slug="luong-tam-quang")
    make_meeting(
        title="Letter signed", officials=[official], documents=[make_document(title="Letter of intent")]
    )
    asked = {"app_label": "archive", "model_name": model._meta.model_name, "field_name": field, "term": words}
    answer = admin_client.get(reverse("admin:autocomplete"), asked).json()
    assert [item["text"] for item in answer["results"]] == [found]


@pytest.mark.django_db
def test_evidence_is_cut_from_current_texts_found_by_article_and_words(admin_client: Client) -> None:
    text = make_text(WORDS)
    make_revision(text, WORDS, "Lương Tam Quang")
    make_text(WORDS)
    asked = {"app_label": "archive", "model_name": "evidence", "field_name": "passage"}
    asked["term"] = f"#{text.article_id} Hà Nội"
    answer = admin_client.get(reverse("admin:autocomplete"), asked).json()
    assert [item["id"] for item in answer["results"]] == [str(first_passage(text).pk)]


@pytest.mark.django_db
def test_a_longer_list_takes_no_more_queries(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        meeting = make_meeting(officials=[make_official()], documents=[make_document()], proven=True)
        MeetingLink.objects.create(meeting=meeting, kind="follows", to=make_meeting())
    for model in (Meeting, Side, Participation, Evidence, MeetingDocument, MeetingLink, Official):
        with django_assert_max_num_queries(12):
            assert len(admin_client.get(address(model, "changelist")).context["cl"].result_list) >= 12


def test_an_earlier_address_names_one_record_and_none_that_is_there(admin_client: Client) -> None:
    official, taken = make_official(), make_official(slug="taken")
    sent = filled_in(admin_client, Redirect) | {"slug": "before", "official": str(official.pk)}
    both = sent | {"organisation": str(make_organisation().pk)}
    assert "Choose exactly one record." in errors(admin_client.post(address(Redirect, "add"), both))
    now = sent | {"slug": taken.slug}
    assert "A record has this address now." in errors(admin_client.post(address(Redirect, "add"), now))
    assert admin_client.post(address(Redirect, "add"), sent).status_code == 302
    assert admin_client.get("/officials/before/").headers["Location"] == official.get_absolute_url()
