"""What machines read of a page: nothing more exact than it is known, and no letter that could end the element."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import structured_data as data
from archive.structured_values import Attendee, Meeting, Named, Office, Organisation, Person, Place, Text

URL = "https://sederunt.example.org/meetings/talks/"
INEXACT = [
    "2025-12", "2025", "XXXX-05-13", "2025?-05-13", "2025-12-03?", "2025-12-03~", "2025-12-XX", "201X",
    "2025-11/..", "../2025", "2025-11/2025-12", "2025-12-01/2025-12", "XXXX-12-01/XXXX-12-04", "2025-21",
]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2025-12-03", "2025-12-03", "2025-12-03"),
        ("2025-12-01/2025-12-04", "2025-12-01", "2025-12-04"),
    ],
)
def test_a_stated_day_is_the_start_and_the_end_of_an_event(date, start, end):
    node = data.event(Meeting(URL, "Talks", date))
    assert (node["startDate"], node["endDate"]) == (start, end)
    assert "additionalProperty" not in node


@pytest.mark.parametrize("date", INEXACT)
def test_every_other_date_is_given_as_edtf_and_never_as_a_day(date):
    node = data.event(Meeting(URL, "Talks", date))
    assert not {"startDate", "endDate"} & set(node)
    told = node["additionalProperty"]
    assert (told["@type"], told["propertyID"], told["value"]) == ("PropertyValue", data.EDTF, date)
    article = data.news_article(Text(URL, "Hội đàm", "vi", published=date))
    assert "datePublished" not in article
    assert article["additionalProperty"]["value"] == date
    office = data.person(Person(URL, "X", offices=(Office("Minister", start=date, end=date),)))
    role = office["hasOccupation"][0]
    assert not {"startDate", "endDate"} & set(role)
    assert [found["value"] for found in role["additionalProperty"]] == [date, date]


def test_a_period_is_no_day_of_publication():
    assert "datePublished" not in data.news_article(
        Text(URL, "Hội đàm", "vi", published="2025-12-01/2025-12-04")
    )


def test_an_event_tells_who_met_where_under_whom_and_what_reports_it():
    node = data.event(
        Meeting(
            URL,
            "Talks",
            "2025-12-03",
            is_planned=True,
            place=Place("Hà Nội", "", "VN"),
            host=Named("GovernmentOrganization", "Ministry", "https://sederunt.example.org/organisations/m/"),
            attendees=(Attendee("Lương Tam Quang", "https://sederunt.example.org/o/", "Minister"),
                       Attendee(post="Deputy")),
            wholes=(Named("Event", "Visit", URL),),
            parts=(Named("Event", "Consultation", URL),),
            texts=(Text(f"{URL}?text=1", "Hội đàm", "vi"),),
            topics=("Cybercrime",),
            documents=(Named("DigitalDocument", "Letter", URL),),
        )
    )  # fmt: skip
    assert node["location"] == {
        "@type": "Place",
        "name": "Hà Nội",
        "address": {"@type": "PostalAddress", "addressLocality": "Hà Nội", "addressCountry": "VN"},
    }
    assert node["organizer"]["name"] == "Ministry"
    quang, nameless = node["attendee"]
    assert quang["@id"] == "https://sederunt.example.org/o/#person"
    assert quang["hasOccupation"] == {"@type": "Occupation", "name": "Minister"}
    assert nameless == {"@type": "Person", "hasOccupation": {"@type": "Occupation", "name": "Deputy"}}
    assert (node["superEvent"][0]["name"], node["subEvent"][0]["name"]) == ("Visit", "Consultation")
    assert node["subjectOf"][0]["inLanguage"] == "vi"
    assert node["about"] == [{"@type": "DefinedTerm", "name": "Cybercrime"}]
    assert node["workFeatured"][0]["@type"] == "DigitalDocument"
    assert node["eventStatus"].endswith("EventScheduled")


def test_what_is_not_known_is_left_out():
    assert data.event(Meeting(URL, "Talks", "2025-12-03")) == {
        "@type": "Event",
        "@id": f"{URL}#event",
        "url": URL,
        "name": "Talks",
        "startDate": "2025-12-03",
        "endDate": "2025-12-03",
    }


def test_a_translation_leads_to_its_original_and_says_what_it_is():
    original, translation = (
        Text(f"{URL}?text=1", "Hội đàm", "vi"),
        Text(f"{URL}?text=2", "আলোচনা", "bn", False),
    )
    node = data.news_article(
        Text(
            translation.url, "আলোচনা", "bn", False,
            credit="A machine translation. Not reviewed by a person.", translator="NLLB 3.3B",
            translated_by_machine=True, source_url="https://bocongan.gov.vn/x", others=(original,),
        )
    )  # fmt: skip
    assert node["inLanguage"] == "bn"
    assert node["translationOfWork"][0]["@id"] == original.url
    assert node["creditText"] == "A machine translation. Not reviewed by a person."
    assert node["translator"] == {"@type": "SoftwareApplication", "name": "NLLB 3.3B"}
    assert node["isBasedOn"] == "https://bocongan.gov.vn/x"
    assert "workTranslation" not in node
    node = data.news_article(Text(original.url, "Hội đàm", "vi", publisher="Báo", others=(translation,)))
    assert node["workTranslation"][0]["inLanguage"] == "bn"
    assert node["publisher"]["name"] == "Báo"
    assert "translationOfWork" not in node


def test_a_person_has_spellings_with_their_languages_and_posts():
    node = data.person(
        Person(
            URL,
            "Lương Tam Quang",
            (("Lương Tam Quang", "vi"), ("লুওং ট্যাম কোয়াং", "bn"), ("লুওং ট্যাম কোয়াং", "bn")),
            (Office("General", is_rank=True), Office("Minister", "Ministry", "2024-08-26")),
            "Viet Nam",
            Named("GovernmentOrganization", "Ministry"),
            "Q1",
        )
    )
    assert node["alternateName"] == [{"@value": "লুওং ট্যাম কোয়াং", "@language": "bn"}]
    assert (node["jobTitle"], node["honorificPrefix"]) == ("Minister", "General")
    assert node["hasOccupation"][0]["startDate"] == "2024-08-26"
    assert node["sameAs"] == "https://www.wikidata.org/entity/Q1"
    assert node["affiliation"]["name"] == "Ministry"


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("ministry", "GovernmentOrganization"), ("party", "PoliticalParty"), ("company", "Corporation"),
     ("international", "Organization"), ("other", "Organization")],
)  # fmt: skip
def test_an_organisation_is_of_its_kind_and_stands_under_another(kind, wanted):
    node = data.organisation(
        Organisation(URL, "Body", kind, parent=Named("Organization", "Above", URL), wikidata="Q2")
    )
    assert node["@type"] == wanted
    assert node["parentOrganization"]["name"] == "Above"
    assert node["sameAs"].endswith("/Q2")


def test_a_list_counts_from_the_place_of_its_first_item():
    node = data.item_list([("A", URL), ("B", "")], total=120, first=101)
    assert node["numberOfItems"] == 120
    assert [item["position"] for item in node["itemListElement"]] == [101, 102]
    assert "url" not in node["itemListElement"][1]


def test_a_home_without_a_search_page_promises_no_search():
    assert "potentialAction" not in data.website("https://x.example", "An archive.")
    node = data.website(
        "https://x.example", "An archive.", "https://x.example/search/?q={search_term_string}"
    )
    assert node["potentialAction"]["target"]["urlTemplate"].endswith("{search_term_string}")


@given(st.text())
def test_no_text_can_end_the_element_and_every_text_is_read_as_it_was(text):
    nasty = f"</script><!--{text}\u2028\u2029&amp;"
    written = data.script([data.event(Meeting(URL, nasty, "2025-12-03"))])
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"][0]["name"] == nasty
