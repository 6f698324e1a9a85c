"""Taking down officials, organisations and documents, and putting them back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation import Refused
from archive.merging.merge import undo
from archive.merging.remove import preview, remove
from archive.models import Name, Official, Operation, Post, Redirect
from tests.factories import make_document, make_meeting, make_name, make_official, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


@pytest.fixture
def official() -> Official:
    official = make_official("Lương Tam Quang", slug="quang", wikidata="Q1")
    make_name("Lương Tam Quang", official=official)
    Post.objects.create(official=official, title="Minister", start="2024")
    Redirect.objects.create(slug="before", official=official)
    return official


def rows() -> list[dict[str, Any]]:
    return [
        row for model in (Official, Name, Post, Redirect) for row in model.objects.order_by("pk").values()
    ]


def test_an_official_whom_nothing_names_goes_with_their_names_and_comes_back_as_they_were(
    official: Official, editor: User, client: Client
) -> None:
    before = rows()
    looked = preview(official)
    assert (sum(number for _what, number in looked.goes), looked.blocked) == (3, [])
    operation = remove(official, "No such person: two were taken for one.", editor, looked.seen)
    assert rows() == []
    answer = client.get("/officials/quang/")
    assert answer.status_code == 410
    assert "two were taken for one" in answer.content.decode()
    undo(operation, editor)
    assert rows() == before
    assert client.get("/officials/quang/").status_code == 200


def test_whoever_sits_at_a_meeting_is_not_taken_down(official: Official, editor: User) -> None:
    make_meeting(officials=[official])
    looked = preview(official)
    assert "still named by: participations (1)" in looked.blocked[0]
    with pytest.raises(Refused, match="Take it out there first"):
        remove(official, "A mistake.", editor, looked.seen)
    assert Official.objects.filter(pk=official.pk).exists()


@pytest.mark.parametrize("make", [make_organisation, make_document])
def test_organisations_and_documents_are_taken_down_too(make: Any, editor: User, client: Client) -> None:
    record = make()
    address = record.get_absolute_url()
    operation = remove(record, "Entered twice.", editor, preview(record).seen)
    assert client.get(address).status_code == 410
    undo(operation, editor)
    assert type(record).objects.filter(pk=record.pk).exists()


def test_nothing_is_taken_down_without_a_reason_or_after_a_change(official: Official, editor: User) -> None:
    seen = preview(official).seen
    with pytest.raises(Refused, match="Say why"):
        remove(official, " ", editor, seen)
    make_name("Luong Tam Quang", official=official, language="en")
    with pytest.raises(Refused, match="changed since you looked"):
        remove(official, "A mistake.", editor, seen)
    remove(official, "A mistake.", editor, preview(official).seen)
    with pytest.raises(Refused, match="It is gone"):
        remove(official, "A mistake.", editor, seen)
    assert Operation.objects.count() == 1


def test_an_address_that_is_given_again_is_no_longer_gone(
    official: Official, editor: User, client: Client
) -> None:
    operation = remove(official, "A mistake.", editor, preview(official).seen)
    make_official("Another", slug="quang")
    assert client.get("/officials/quang/").status_code == 200
    with pytest.raises(Refused):
        undo(operation, editor)
