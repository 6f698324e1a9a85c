"""A page that has not changed is not sent again; a change of the record is seen at once."""

import pytest

from archive import index
from archive.models import ArchiveState, Meeting
from articles.models import Article, ImportedFile, Publisher
from tests.admin_form import filled_in, send

PAGES = [
    "/", "/about/", "/meetings/", "/meetings/?country=VN&country=BY", "/meetings.csv", "/meetings.json",
    "/meetings/2025-12-03-viet-nam-belarus-talks/", "/relations/", "/relations/vn-by/", "/officials/",
    "/officials/volfovich/", "/organisations/", "/organisations/unodc/", "/articles/", "/articles/?language=vi",
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("curated")


@pytest.mark.parametrize("address", PAGES)
def test_who_holds_the_page_is_told_that_it_is_still_right_until_the_record_changes(client, address):
    first = client.get(address)
    tag = first.headers["ETag"]
    assert "no-cache" in first.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["ETag"]) == (304, tag)
    index.put(Meeting.objects.filter(slug="2025-11-viet-nam-morocco"))
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_an_article_is_kept_until_an_editor_changes_it(admin_client):
    held = Article.objects.filter(publisher__isnull=False).first()
    address = held.get_absolute_url()
    tag = admin_client.get(address).headers["ETag"]
    assert admin_client.get(address, headers={"If-None-Match": tag}).status_code == 304
    sent = filled_in(admin_client, Publisher, held.publisher_id) | {"name": "Báo Công an, sửa"}
    assert send(admin_client, Publisher, held.publisher_id, sent).status_code == 302
    changed = admin_client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert "Báo Công an, sửa" in changed.content.decode()


def test_a_file_keeps_the_headers_of_a_download(client):
    file = ImportedFile.objects.first()
    answers = [client.get(f"/files/{file.pk}/") for _ in range(2)]
    assert [answer.content for answer in answers] == [bytes(file.content)] * 2
    assert all("attachment" in answer.headers["Content-Disposition"] for answer in answers)


def test_what_is_refused_or_missing_is_not_kept(client):
    for address in ("/meetings/?foo=1", "/meetings/never-held/", "/articles/?foo=1", "/articles/999999/"):
        assert "Cache-Control" not in client.get(address).headers


def test_a_changed_title_is_shown_by_every_list_at_once(client):
    held = Meeting.objects.get(slug="2025-10-25-viet-nam-unodc")
    for address in ("/", "/meetings/", "/organisations/unodc/", "/meetings.csv"):
        client.get(address)
    held.title = "Lương Tam Quang receives the head of UNODC"
    held.save()
    index.put([held])
    for address in ("/meetings/", "/organisations/unodc/", "/relations/vn-unodc/"):
        assert "receives the head of UNODC" in client.get(address).content.decode()
    assert "receives the head of UNODC" in client.get("/meetings.csv").getvalue().decode()


def test_the_state_of_the_site_is_told_to_machines(client):
    assert client.get("/healthz").content == b"ok\n"
    version = ArchiveState.objects.get().version
    assert client.get("/readyz").content.decode() == f"ready, record {version}\n"
