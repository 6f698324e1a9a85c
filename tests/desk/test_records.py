"""The pages where officials, organisations and documents are found and changed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import changes
from archive.models import Document, Name, Official, Organisation, Post
from desk.models import LogEntry
from desk.record_kinds import KINDS
from tests.factories import make_document, make_name, make_official, make_organisation

Sign = Callable[[User], Client]


@pytest.fixture
def client(editor: User, as_user: Sign) -> Client:
    return as_user(editor)


def step(record: object, do: str, **data: str) -> dict[str, str]:
    return {"do": do, "version": changes.version(record), **data}


def page(record: Official | Organisation | Document) -> str:
    return f"/desk/{type(record)._meta.model_name}s/{record.pk}/"


def test_a_record_is_found_by_any_spelling_and_address(client: Client) -> None:
    official = make_official("Lương Tam Quang", slug="luong-tam-quang")
    make_name("লুওং তাম কোয়াং", official=official, language="bn")
    make_official("Somebody else")
    for words in ("tam quang", "লুওং", "luong-tam-quang"):
        shown = client.get("/desk/officials/", {"q": words}).content.decode()
        assert "Lương Tam Quang" in shown, words
        assert "Somebody else" not in shown
    assert "No record" in client.get("/desk/officials/", {"q": "nobody"}).content.decode()


def test_long_lists_are_paged_and_keep_their_words(client: Client) -> None:
    Official.objects.bulk_create(
        Official(slug=f"o-{number}", name=f"Nguyễn {number:03}") for number in range(120)
    )
    shown = client.get("/desk/officials/", {"q": "Nguyễn", "page": "2"}).content.decode()
    assert "Nguyễn 050" in shown
    assert "Nguyễn 049" not in shown
    assert "q=Nguy" in shown
    assert client.get("/desk/officials/", {"page": "9"}).status_code == 404
    assert client.get("/desk/officials/", {"sort": "name"}).status_code == 400


@pytest.mark.parametrize("kind", ["officials", "organisations", "meetings", "documents"])
def test_every_page_of_the_curated_records_opens(
    curated: None, client: Client, kind: str, django_assert_max_num_queries: Callable[[int], object]
) -> None:

    assert client.get(f"/desk/{kind}/").status_code == 200
    for record in KINDS[kind].model.objects.all()[:4]:
        with django_assert_max_num_queries(90):  # type: ignore[attr-defined]
            assert client.get(f"/desk/{kind}/{record.pk}/").status_code == 200
        assert client.get(f"/desk/{kind}/{record.pk}/history/").status_code == 200


def test_an_official_is_changed_and_the_history_tells_who_what_and_why(client: Client, editor: User) -> None:
    official = make_official("Luong Tam Quang")
    body = make_organisation("mps", name="Ministry of Public Security")
    sent = step(
        official,
        "fields",
        name="Lương Tam Quang",
        name_language="vi",
        organisation="mps",
        why="With its marks.",
    )
    assert client.post(page(official), sent).status_code == 302
    official.refresh_from_db()
    assert (official.name, official.name_language, official.organisation) == ("Lương Tam Quang", "vi", body)
    history = client.get(f"{page(official)}history/").content.decode()
    assert '<del lang="en">Luong Tam Quang</del>' in history
    assert '<ins lang="vi">Lương Tam Quang</ins>' in history
    assert "With its marks." in history
    assert LogEntry.objects.get().by == editor


def test_spellings_and_posts_are_added_and_removed_with_a_reason(client: Client) -> None:
    official = make_official("Lương Tam Quang")
    sent = step(official, "name", text="লুওং তাম কোয়াং", language="bn", kind="variant")
    client.post(page(official), sent)
    name = Name.objects.get()
    assert (name.script, name.official) == ("Beng", official)
    sent = step(official, "post", title="Minister", start="2024-06", end="2025", note="Known.")
    client.post(page(official), sent)
    assert (Post.objects.get().start, Post.objects.get().end) == ("2024-06", "2025")
    refused = client.post(page(official), step(official, "remove", part=f"name:{name.pk}"))
    assert refused.status_code == 400
    assert "Say why" in refused.content.decode()
    client.post(page(official), step(official, "remove", part=f"name:{name.pk}", why="A misprint."))
    assert not Name.objects.exists()
    history = client.get(f"{page(official)}history/").content.decode()
    assert "A misprint." in history


def test_a_refused_form_keeps_all_that_was_typed_and_says_why_beside_the_field(client: Client) -> None:
    official = make_official("A")
    sent = step(official, "post", title="Minister of Words", start="2025", end="2024", why="From the list.")
    answer = client.post(page(official), sent)
    shown = answer.content.decode()
    assert answer.status_code == 400
    for kept in (
        "Minister of Words",
        'value="2025"',
        'value="2024"',
        "From the list.",
        "ends before it begins",
    ):
        assert kept in shown, kept
    assert not Post.objects.exists()


def test_whoever_comes_second_sees_both_values_and_may_save_again(client: Client) -> None:
    official = make_official("First")
    late = step(official, "fields", name="Mine", name_language="en", why="I know.")
    official.name = "Theirs"
    official.save()
    answer = client.post(page(official), late)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="Mine"' in shown
    assert "<td>Mine</td><td>Theirs</td>" in shown
    assert "First" in shown, "what was changed from what"
    late["version"] = changes.version(official)
    assert f'value="{late["version"]}"' in shown
    assert client.post(page(official), late).status_code == 302
    assert Official.objects.get().name == "Mine"


def test_what_the_database_holds_once_is_refused_in_words(client: Client) -> None:
    make_official("A", wikidata="Q1")
    official = make_official("B")
    sent = step(official, "fields", name="B", name_language="en", wikidata="Q1")
    assert client.post(page(official), sent).status_code == 400
    make_name("Bee", official=official, language="en")
    sent = step(official, "name", text="Bee", language="en", kind="variant")
    assert client.post(page(official), sent).status_code == 400
    assert official.names.count() == 1


def test_organisations_and_documents_are_changed_too(client: Client) -> None:
    above, body = make_organisation("above"), make_organisation("body")
    sent = step(body, "fields", name="Body", kind="agency", parent="above")
    assert client.post(page(body), sent).status_code == 302
    assert Organisation.objects.get(slug="body").parent == above
    circle = step(above, "fields", name="Above", kind="agency", parent="body")
    assert client.post(page(above), circle).status_code == 400
    document = make_document()
    client.post(page(document), step(document, "title", text="Ý định thư", language="vi"))
    assert document.titles.get().text == "Ý định thư"
    signatory = make_official("Lương Tam Quang", slug="quang")
    assert client.post(page(document), step(document, "signatory", official="quang")).status_code == 302
    assert document.signatories.get() == signatory
    history = client.get(f"{page(document)}history/").content.decode()
    assert "Lương Tam Quang</ins>" in history
    part = f"official:{signatory.pk}"
    assert client.post(page(document), step(document, "remove", part=part, why="No.")).status_code == 302
    assert not document.signatories.exists()
    assert client.post(page(document), step(document, "remove", part=part, why="No.")).status_code == 400


def test_an_earlier_state_or_one_field_of_it_comes_back(client: Client) -> None:
    official = make_official("Before", note="One")
    state = f"official:{official.history.first().history_id}"
    official.name, official.note = "After", "Two"
    official.save()
    sent = {"state": state, "version": changes.version(official), "why": "Right.", "field": "name"}
    assert client.post(f"{page(official)}history/", sent).status_code == 302
    official.refresh_from_db()
    assert (official.name, official.note) == ("Before", "Two")
    sent = {"state": state, "version": changes.version(official), "why": "Right."}
    client.post(f"{page(official)}history/", sent)
    assert Official.objects.get().note == "One"
    name = make_name("Bee", official=official)
    gone = name.pk
    name.delete()
    put_back = f"name:{Name.history.filter(id=gone).first().history_id}"
    sent = {"state": put_back, "version": changes.version(official), "why": "It is right."}
    client.post(f"{page(official)}history/", sent)
    assert Name.objects.get(pk=gone).text == "Bee"
    of_another = make_official("C").history.first().history_id
    sent = {"state": f"official:{of_another}", "version": changes.version(official), "why": "No."}
    assert client.post(f"{page(official)}history/", sent).status_code == 400


def test_merging_shows_what_moves_and_undoing_brings_it_back(client: Client) -> None:
    kept, gone = make_official("Kept", slug="kept"), make_official("Gone", slug="gone")
    make_name("Gonne", official=gone)
    looked = client.get(f"{page(kept)}merge/", {"with": "gone"})
    assert "Names: 1" in looked.content.decode()
    seen = looked.context["looked"]
    sent = {"with": "gone", "seen": seen.seen, "began": seen.began, "why": ""}
    refused = client.post(f"{page(kept)}merge/", sent)
    assert refused.status_code == 400
    assert client.post(f"{page(kept)}merge/", {**sent, "why": "One person."}).status_code == 302
    assert {name.text for name in kept.names.all()} == {"Gonne", "Gone"}
    told = client.get(page(gone))
    assert told.status_code == 404
    assert "Kept" in told.content.decode()
    operation = kept.pk and told.context["operation"]
    undone = client.post(f"/desk/operations/{operation.pk}/undo/")
    assert undone.status_code == 302
    assert client.get(page(gone)).status_code == 200
    assert client.get(f"/desk/operations/{operation.pk}/undo/").status_code == 200


def test_merging_names_nobody_or_the_same(client: Client) -> None:
    kept = make_official("Kept", slug="kept")
    assert "nothing of that name" in client.get(f"{page(kept)}merge/", {"with": "x"}).content.decode()
    assert client.get(f"{page(kept)}merge/", {"with": "kept"}).status_code == 400
    assert client.get(f"/desk/documents/{make_document().pk}/merge/").status_code == 404
    assert client.get(f"/desk/countries/{kept.pk}/merge/").status_code == 404


def test_splitting_keeps_what_was_chosen_when_it_is_refused(client: Client) -> None:
    record = make_official("Two people")
    name = make_name("Other", official=record)
    address = f"{page(record)}split/"
    sent = {"version": changes.version(record), "name.official_id": str(name.pk), "name": "Other", "why": ""}
    refused = client.post(address, sent)
    assert refused.status_code == 400
    assert f'value="{name.pk}" checked' in refused.content.decode()
    assert client.post(address, {**sent, "name.official_id": "x"}).status_code == 400
    assert client.post(address, {**sent, "why": "Two."}).status_code == 302
    assert Official.objects.get(slug="other").names.get() == name
