"""The pages of officials and bodies: spellings, posts over time, and every passage that names them."""

import pytest

from archive.models import Name, Participation, Post, PrintedForm, Redirect
from archive.named_in import named_in
from archive.names.gazetteer import Gazetteer, Known
from archive.views import mentions
from tests.factories import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_official,
    make_organisation,
    make_text,
)
from tests.html_tree import tree


def section(page, heading):
    return page.one(id=heading).parent.parent


def rows(part):
    """The cells of a table by the heading of each row."""
    return {row.one("th").text: [cell.text for cell in row.all("td")] for row in part.one("tbody").all("tr")}


def seated(official, text, name, post="", date="2025-12-03", **overrides):
    """A meeting at which a text prints the official by a name."""
    meeting = make_meeting(officials=[official], texts=[text], date=date)
    seat = meeting.participations.get()
    Participation.objects.filter(pk=seat.pk).update(post=post, **overrides)
    PrintedForm.objects.create(participation=seat, text=text, name=name, post=post, occurrences=1)
    return meeting


def test_every_spelling_has_its_kind_its_script_and_the_texts_that_print_it(curated, client):
    table = rows(section(tree(client.get("/officials/luong-tam-quang/")), "h-names"))
    language, script, times, _share, kind, where = table["লুওং ট্যাম কোয়াং"]
    assert (language, script, times, kind) == ("Bengali", "Bengali", "16", "As printed by a machine")
    assert where.count("…") == 2
    assert where.split()[-1] == "6"
    assert table["Lương Tam Quang"][4] == "Preferred"


def test_a_spelling_that_only_a_text_prints_is_listed_too(db, client):
    official = make_official("Volfovich", slug="v")
    seated(official, make_text("Ông Volfovits nói.", language="vi"), "Volfovits")
    assert rows(section(tree(client.get("/officials/v/")), "h-names"))["Volfovits"][2] == "1"


def test_posts_run_from_the_first_to_the_last_meeting_that_gives_them(curated, client):
    page = tree(client.get("/officials/luong-tam-quang/"))
    part = section(page, "h-posts")
    table = rows(part)
    assert table["Minister of Public Security"][1:4] == ["25 Oct 2025", "3 Dec 2025", "5"]
    assert table["Member of the Politburo"][1:4] == ["3 Dec 2025", "3 Dec 2025", "1"]
    assert "Đại tướng" in table["Member of the Politburo"][0]
    for link in part.one("tbody").all("a"):
        assert client.get(link.attributes["href"]).status_code == 200
    drawing = part.one("svg", class_="posts")
    dots = {tuple(dot.attributes[name] for name in ("cx", "cy")) for dot in drawing.all("circle")}
    dated = sum(len(set(cells[1:3])) for cells in table.values() if cells[1] != "No text gives it")
    assert len(dots) == dated


def test_a_post_that_no_text_gives_and_one_of_an_unknown_year_say_so(db, client):
    official = make_official(slug="v")
    Post.objects.create(official=official, title="Chairman", note="Supplied by an editor.")
    seated(official, make_text(), "V", post="Minister", date="XXXX-05-13")
    table = rows(section(tree(client.get("/officials/v/")), "h-posts"))
    assert table["Chairman"][1] == "No text gives it"
    assert table["Minister"][1] == "Year not stated"
    assert not tree(client.get("/officials/v/")).all("svg", class_="posts")


def test_mentions_are_the_passages_that_print_a_spelling(curated, client):
    page = tree(client.get("/officials/luong-tam-quang/mentions/"))
    quotes = page.all("blockquote")
    assert {quote.lang for quote in quotes} == {"vi", "bn"}
    marked = {mark.text for quote in quotes for mark in quote.all("span", class_="hit")}
    assert {"Lương Tam Quang", "লুওং ট্যাম কোয়াং", "লুং ট্যাম কোয়াং", "লুওং তাম কোয়াং"} <= marked
    assert sum(len(quote.all("span", class_="hit")) for quote in quotes) == 27
    bengali = tree(client.get("/officials/luong-tam-quang/mentions/?language=bn"))
    assert {quote.lang for quote in bengali.all("blockquote")} == {"bn"}
    for link in page.one("ul", class_="cover").all("a"):
        assert client.get(link.attributes["href"].partition("#")[0]).status_code == 200


def test_a_body_is_mentioned_where_its_meetings_are_told(curated, client):
    page = tree(client.get("/organisations/unodc/mentions/"))
    marked = {mark.text for mark in page.all("span", class_="hit")}
    assert any(text.startswith("ইউএনওডিসি") for text in marked)


def test_mentions_are_paged_and_their_parameters_checked(db, client, monkeypatch):
    monkeypatch.setattr(mentions, "PER_PAGE", 2)
    official = make_official("Tô Lâm", slug="to-lam")
    for day in range(1, 6):
        article = make_article(published=f"2025-12-0{day}")
        seated(official, make_text("Ông Tô Lâm tiếp khách.", article=article), "Tô Lâm")
    seen = []
    for number in (1, 2, 3):
        page = tree(client.get(f"/officials/to-lam/mentions/?page={number}"))
        seen += [link.attributes["href"] for link in page.all("p", class_="t")[0].parent.parent.all("p", class_="t")
                 for link in link.all("a")]  # fmt: skip
    assert len(seen) == len(set(seen)) == 5
    assert client.get("/officials/to-lam/mentions/?page=4").status_code == 404
    for query in ("language=bn", "language=xx", "x=1", "page=0"):
        assert client.get(f"/officials/to-lam/mentions/?{query}").status_code == 400
    assert client.get("/officials/nobody/mentions/").status_code == 404


def test_meetings_and_texts_that_are_not_public_give_no_mention(db, client):
    official = make_official("Tô Lâm", slug="to-lam")
    draft = make_text("Ông Tô Lâm.", state="draft")
    seated(official, draft, "Tô Lâm")
    proposed = seated(official, make_text("Ông Tô Lâm."), "Tô Lâm")
    type(proposed).objects.filter(pk=proposed.pk).update(review="machine")
    assert not tree(client.get("/officials/to-lam/mentions/")).all("blockquote")


@pytest.mark.parametrize(
    ("content", "language", "found"),
    [
        ("মন্ত্রী লুওং ট্যাম কোয়াংকে স্বাগত জানান।", "bn", ["লুওং ট্যাম কোয়াংকে"]),
        ("Bộ trưởng Lương Tam Quang và ông Quang.", "vi", ["Lương Tam Quang"]),
        ("Lương Tam Quangx", "vi", []),
        ("встреча с Волфовичем и Волфович", "ru", ["Волфовичем", "Волфович"]),
    ],
)
def test_a_name_is_marked_to_the_end_of_its_word(content, language, found):
    spellings = {"লুওং ট্যাম কোয়াং": "bn", "Lương Tam Quang": "vi", "Волфович": "ru"}
    gazetteer = Gazetteer(Known("x", "official", text, tag) for text, tag in spellings.items())
    assert [content[start:end] for start, end in named_in(content, language, gazetteer)] == found


def test_an_uncertain_identification_is_shown_and_can_be_chosen(db, client):
    sure, unsure = make_official("Sure", slug="sure"), make_official("Unsure", slug="unsure")
    seated(sure, make_text(), "Sure")
    seated(unsure, make_text(), "Unsure", uncertain=True, note="Only the family name is printed.")
    assert (
        "Only the family name is printed." in section(tree(client.get("/officials/unsure/")), "h-ident").text
    )
    listed = section(tree(client.get("/officials/?identification=uncertain")), "h-all")
    assert [link.attributes["href"] for link in listed.all("a")] == ["/officials/unsure/"]
    assert client.get("/officials/?identification=maybe").status_code == 400


def test_officials_are_chosen_by_country_and_bodies_by_country_and_kind(curated, client):
    people = section(tree(client.get("/officials/?country=VN")), "h-all").all("a")
    assert {link.attributes["href"].split("/")[2] for link in people} == {
        "luong-tam-quang",
        "le-quoc-hung",
        "to-lam",
    }
    assert client.get("/officials/?country=ZZ").status_code == 400
    bodies = section(tree(client.get("/organisations/?country=none&kind=company")), "h-all")
    assert [link.text for link in bodies.one("ul").all("a")] == ["Kaspersky Company 1 meeting"]
    for query in ("kind=circus", "country=ZZ", "x=1"):
        assert client.get(f"/organisations/?{query}").status_code == 400


def test_bodies_stand_with_their_country_and_those_of_none_last(curated, client):
    groups = section(tree(client.get("/organisations/")), "h-all").all("h3")
    assert [group.text for group in groups] == [
        "Australia", "Belarus", "Morocco", "Viet Nam", "International bodies and companies",
    ]  # fmt: skip


def test_a_body_lists_those_who_have_a_post_in_it(curated, client):
    people = section(tree(client.get("/organisations/ministry-of-public-security-vn/")), "h-people")
    assert "Lương Tam Quang Minister of Public Security 5 meetings" in [
        line.text for line in people.all("li")
    ]


def test_identity_leads_to_wikidata_and_tells_earlier_names(db, client):
    body = make_organisation("body", wikidata="Q42", country=make_country("VN"))
    Redirect.objects.create(slug="old-body", organisation=body, name="Old body", name_language="en")
    make_name("Body", organisation=body, kind=Name.Kind.PREFERRED, language="en")
    page = tree(client.get("/organisations/body/"))
    assert section(page, "h-ident").one("a").attributes["href"] == "https://www.wikidata.org/wiki/Q42"
    assert "Also recorded as: Old body" in page.text
