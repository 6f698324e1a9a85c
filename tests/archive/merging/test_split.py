"""Parting one record in two, and undoing it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import changes
from archive.curation import Refused
from archive.management.commands.check_archive import timeline as drift
from archive.merging.merge import undo
from archive.merging.split import split
from archive.models import Official, Organisation, Post
from tests.archive.merging.rows import curated_rows
from tests.factories import make_meeting, make_name, make_official, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def test_names_posts_and_seats_go_to_a_new_official_and_come_back(editor: User, client: Client) -> None:
    record = make_official("Nguyễn Văn A", name_language="vi")
    stays, goes = make_name("Nguyen A", official=record), make_name("Nguyen B", official=record)
    post = Post.objects.create(official=record, title="Minister")
    meeting = make_meeting(officials=[record], proven=True)
    seat = meeting.participations.get()
    before = curated_rows()
    chosen = {
        "name.official_id": [goes.pk],
        "post.official_id": [post.pk],
        "participation.official_id": [seat.pk],
    }
    done = split(record, "Nguyễn Văn B", "Two people.", editor, chosen, changes.version(record))
    new = Official.objects.exclude(pk=record.pk).get()
    assert (new.name, new.name_language, new.slug) == ("Nguyễn Văn B", "vi", "nguyen-van-b")
    assert [name.text for name in new.names.all()] == ["Nguyen B"]
    assert list(record.names.all()) == [stays]
    assert [new.posts.get(), new.participations.get()] == [post, seat]
    assert client.get(new.get_absolute_url()).status_code == 200
    assert list(drift()) == []
    undo(done, editor)
    assert curated_rows() == before
    assert client.get(new.get_absolute_url()).status_code == 404
    assert list(drift()) == []


def test_a_body_is_parted_from_another_with_its_sides(editor: User) -> None:
    record = make_organisation("ministry", name="Ministry")
    meeting = make_meeting(sides=["VN", record], proven=True)
    side = meeting.sides.get(organisation=record)
    before = curated_rows()
    chosen = {"side.organisation_id": [side.pk]}
    done = split(record, "Department", "Not the same.", editor, chosen, changes.version(record))
    assert Organisation.objects.get(slug="department").sides.get() == side
    undo(done, editor)
    assert curated_rows() == before


def test_a_split_is_refused_without_name_reason_choice_or_on_an_older_state(editor: User) -> None:
    record = make_official("A")
    with pytest.raises(Refused) as refused:
        split(record, " ", "", editor, {}, changes.version(record))
    assert len(refused.value.reasons) == 3
    began = changes.version(record)
    name = make_name("Added meanwhile", official=record)
    with pytest.raises(Refused, match="look again"):
        split(record, "B", "Two.", editor, {"name.official_id": [name.pk]}, began)
    of_another = make_name("Of another", official=make_official("C"))
    with pytest.raises(Refused, match="look again"):
        split(record, "B", "Two.", editor, {"name.official_id": [of_another.pk]}, changes.version(record))
    assert Official.objects.count() == 2
