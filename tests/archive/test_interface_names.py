"""Countries, organisations and officials are called in the language of the interface, or keep their own name."""

import pytest
from django.utils.translation import override

from archive import index
from archive.called import label_of
from archive.interface_names import names
from archive.models import Country
from tests.factories import make_meeting, make_name, make_official, make_organisation
from tests.html_tree import tree

pytestmark = pytest.mark.django_db


def called(language, thing):
    with override(language):
        return label_of(thing)


def test_a_country_has_a_name_in_each_language():
    make_meeting(["VN", "BY"])
    country = Country.objects.get(code="BY")
    country.name_vi, country.name_bn = "Belarus", "বেলারুশ"
    country.save()
    index.changed()
    index.version()
    assert called("bn", country) == ("বেলারুশ", "bn")
    assert called("en", country) == (country.name, "en")


def test_an_organisation_is_called_what_an_editor_recorded_never_what_a_machine_printed():
    body = make_organisation("the-body")
    make_name("জননিরাপত্তা মন্ত্রণালয়", language="bn", organisation=body, kind="as_printed")
    assert called("bn", body) == (body.name, "en")
    make_name("Bộ Công an Việt Nam", language="vi", organisation=body, kind="variant")
    make_name("Bộ Công an", language="vi", organisation=body, kind="preferred")
    assert called("vi", body) == ("Bộ Công an", "vi")


def test_an_official_without_a_name_in_the_language_keeps_the_heading_with_its_language():
    assert called("bn", make_official("Tô Lâm", name_language="vi")) == ("Tô Lâm", "vi")


def test_names_are_read_once_for_a_version_of_the_record(django_assert_num_queries):
    make_meeting()
    index.version()
    with override("bn"):
        first = names()
        with django_assert_num_queries(0):
            assert names() is first
        index.changed()
        index.version()
        assert names() is first, "nothing is called otherwise now"
        Country.objects.filter(code="VN").update(name_bn="ভিয়েতনাম!")
        index.changed()
        index.version()
        assert names().countries["VN"] == "ভিয়েতনাম!"


def test_a_row_and_its_filter_speak_the_language_and_mark_what_does_not(client):
    make_meeting(["VN", "BY"], slug="talks", title="Talks in Minsk", kind="talks")
    Country.objects.filter(code="BY").update(name_bn="বেলারুশ")
    Country.objects.filter(code="VN").update(name_bn="ভিয়েতনাম")
    index.changed()
    page = tree(client.get("/bn/meetings/"))
    row = page.one("li", id="m-talks")
    assert [side.one("b").text for side in row.all("p", class_="side")] == ["ভিয়েতনাম", "বেলারুশ"]
    assert row.holding("Talks in Minsk")[0].lang == "en"
    assert "বেলারুশ – ভিয়েতনাম" in page.one("aside", class_="filters").text
    assert client.get("/bn/meetings/?country=BY").status_code == 200


def test_a_list_is_in_the_order_of_the_names_that_it_shows(client):
    first = make_organisation("first", name="Zebra council")
    make_organisation("second", name="Middle council")
    make_name("Ấn Độ", language="vi", organisation=first, kind="preferred")
    index.changed()
    order = {}
    for prefix in ("", "/vi"):
        page = tree(client.get(f"{prefix}/organisations/"))
        links = [link.attributes.get("href", "") for link in page.one("main").all("a")]
        order[prefix] = [link.split("/")[-2] for link in links if link.endswith(("/first/", "/second/"))]
    assert order == {"": ["second", "first"], "/vi": ["first", "second"]}
