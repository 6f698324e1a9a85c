"""/reconcile: a column of names matched with the archive, as OpenRefine asks."""

import json

import pytest
from django.test import Client

from archive import index
from archive.reconcile_query import MOST_QUERIES, Asked, Refused, read_batch
from tests.factories import (
    make_country,
    make_document,
    make_name,
    make_official,
    make_organisation,
    make_topic,
)


@pytest.fixture
def people(db):
    """Two officials of one English spelling, their ministries and countries."""
    viet_nam = make_country("VN", name="Viet Nam", name_vi="Việt Nam", name_bn="ভিয়েতনাম")
    belarus = make_country("BY", name="Belarus", name_bn="বেলারুশ")
    ministry = make_organisation(
        "mps", name="Ministry of Public Security of Viet Nam", kind="ministry", country=viet_nam
    )
    make_name("Bộ Công an", organisation=ministry)
    minister = make_official(
        "Lương Tam Quang", slug="quang", name_language="vi", country=viet_nam, organisation=ministry
    )
    make_name("লুওং ট্যাম কোয়াং", official=minister, language="bn", script="Beng")
    make_name("Лыонг Там Куанг", official=minister, language="ru", script="Cyrl")
    for slug, country in (("ivan-vn", viet_nam), ("ivan-by", belarus)):
        make_official("Ivan Petrov", slug=slug, country=country)
    make_topic("cybercrime", name="Cybercrime", name_bn="সাইবার অপরাধ")
    make_document(slug="letter", title="Letter of intent on training")
    index.changed()


def asked(client, **query):
    """The candidates of one query."""
    answer = client.post("/reconcile", {"queries": json.dumps({"q0": query})})
    assert answer.status_code == 200, answer.content
    return answer.json()["q0"]["result"]


def first(client, name, **more):
    return asked(client, query=name, **more)[0]


def refusal(client, written):
    answer = client.get("/reconcile", {"queries": written})
    assert answer.status_code == 400
    return answer.json()["errors"][0]


def test_the_manifest_says_where_everything_is(client, people):
    answer = client.get("/reconcile")
    found = answer.json()
    assert found["versions"] == ["0.2"]
    assert {each["id"] for each in found["defaultTypes"]} >= {"official", "organisation", "country"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    page = client.get(found["view"]["url"].replace("{{id}}", "official%2Fquang"))
    assert page.headers["Location"] == "/officials/quang/"
    entity = found["suggest"]["entity"]
    assert client.get(entity["service_url"] + entity["service_path"], {"prefix": "q"}).status_code == 200
    assert client.get("/vi/reconcile").status_code == 404


@pytest.mark.parametrize("name", ["Lương Tam Quang", "lương  tam quang", "লুওং ট্যাম কোয়াং", "Лыонг Там Куанг"])
def test_a_name_of_any_script_finds_its_official_for_certain(client, people, name):
    found = first(client, name)
    assert (found["id"], found["name"], found["score"], found["match"]) == (
        "official/quang",
        "Lương Tam Quang",
        100,
        True,
    )
    assert found["type"] == [{"id": "official", "name": "Official"}]
    assert "Viet Nam" in found["description"]


@pytest.mark.parametrize("name", ["Luong Tam Quang", "Quang Luong Tam", "Luong Tam Qang", "Quang"])
def test_what_is_only_like_a_name_is_a_candidate_and_no_match(client, people, name):
    found = first(client, name)
    assert found["id"] == "official/quang"
    assert not found["match"]
    assert 50 <= found["score"] < 100


def test_nearer_names_score_higher(client, people):
    names = ("Lương Tam Quang", "Luong Tam Quang", "Luong Tam Qang", "Quang")
    scores = [first(client, name)["score"] for name in names]
    assert scores == sorted(set(scores), reverse=True)


def test_two_of_one_name_are_no_match_until_a_property_tells_them_apart(client, people):
    both = asked(client, query="Ivan Petrov", type="official")
    assert [(each["id"], each["score"], each["match"]) for each in both] == [
        ("official/ivan-by", 100, False),
        ("official/ivan-vn", 100, False),
    ]
    for value in ("BY", "by", "Belarus", "বেলারুশ", {"id": "country/by", "name": "Belarus"}):
        found = asked(client, query="Ivan Petrov", properties=[{"pid": "country", "v": value}])
        assert [(each["id"], each["match"]) for each in found] == [("official/ivan-by", True)], value


def test_a_property_that_nobody_has_narrows_nothing_and_makes_nothing_certain(client, people):
    found = asked(client, query="Lương Tam Quang", properties=[{"pid": "country", "v": "Atlantis"}])
    assert [(each["id"], each["match"]) for each in found] == [("official/quang", False)]


def test_properties_alone_list_those_that_have_them(client, people):
    found = asked(client, properties=[{"pid": "organisation", "v": "Bộ Công an"}])
    assert [each["id"] for each in found] == ["official/quang", "organisation/mps"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Bộ Công an", "organisation/mps"),
        ("Ministry of Public Security of Viet Nam", "organisation/mps"),
        ("ভিয়েতনাম", "country/vn"),
        ("Viet Nam", "country/vn"),
        ("সাইবার অপরাধ", "topic/cybercrime"),
        ("Letter of intent on training", "document/letter"),
    ],
)
def test_bodies_countries_topics_and_documents_are_found_too(client, people, name, found):
    assert (first(client, name)["id"], first(client, name)["match"]) == (found, True)


def test_types_and_limit_narrow(client, people):
    assert {each["type"][0]["id"] for each in asked(client, query="Viet Nam", type=["country"])} == {
        "country"
    }
    assert asked(client, query="Lương Tam Quang", type="organisation") == []
    should = asked(client, query="Lương Tam Quang", type="organisation", type_strict="should")
    assert [(each["score"], each["match"]) for each in should] == [(80, False)]
    assert len(asked(client, query="Ivan Petrov", limit=1)) == 1


def test_one_of_two_of_one_name_is_no_match_by_a_limit(client, people):
    assert [each["match"] for each in asked(client, query="Ivan Petrov", limit=1)] == [False]


def test_a_batch_answers_each_query_by_its_key_by_get_and_post(people):
    client = Client(enforce_csrf_checks=True)
    batch = {"queries": json.dumps({"q1": {"query": "Belarus"}, "q0": {"query": "zzzz"}})}
    for answer in (client.get("/reconcile", batch), client.post("/reconcile", batch)):
        assert {key: len(each["result"]) for key, each in answer.json().items()} == {"q1": 1, "q0": 0}
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_new_name_is_found_at_once(client, people):
    assert asked(client, query="Nguyễn Văn An") == []
    make_official("Nguyễn Văn An", slug="an")
    index.changed()
    assert first(client, "Nguyễn Văn An")["id"] == "official/an"


def test_a_batch_asks_the_database_for_the_version_alone(client, people, django_assert_max_num_queries):
    asked(client, query="Belarus")
    batch = json.dumps({f"q{number}": {"query": f"Ivan Petrov {number}"} for number in range(MOST_QUERIES)})
    with django_assert_max_num_queries(2):
        assert client.post("/reconcile", {"queries": batch}).status_code == 200


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('{"q0": ', "queries, line 1, column 8"),
        ("[]", "queries"),
        ("[" * 100_000, "queries"),
        ('{"q0": {"query": "\\ud800"}}', "queries"),
        ('{"q0": {"limit": ' + "1" * 5000 + "}}", "queries"),
        ('{"q0": "Quang"}', "queries.q0"),
        ('{"q0": {}}', "queries.q0.query"),
        ('{"q0": {"query": ""}}', "queries.q0.query"),
        ('{"q0": {"query": 5}}', "queries.q0.query"),
        (json.dumps({"q0": {"query": "a" * 201}}), "queries.q0.query"),
        ('{"q0": {"query": "a", "type": "person"}}', "queries.q0.type"),
        ('{"q0": {"query": "a", "type": [{}]}}', "queries.q0.type"),
        ('{"q0": {"query": "a", "type_strict": "maybe"}}', "queries.q0.type_strict"),
        ('{"q0": {"query": "a", "limit": 0}}', "queries.q0.limit"),
        ('{"q0": {"query": "a", "limit": NaN}}', "queries.q0.limit"),
        ('{"q0": {"query": "a", "limit": Infinity}}', "queries.q0.limit"),
        ('{"q0": {"query": "a", "limit": true}}', "queries.q0.limit"),
        ('{"q0": {"query": "a", "lang": "vi"}}', "queries.q0.lang"),
        ('{"q0": {"query": "a", "properties": {}}}', "queries.q0.properties"),
        ('{"q0": {"query": "a", "properties": [{"pid": "country"}]}}', "queries.q0.properties.0"),
        ('{"q0": {"query": "a", "properties": [{"pid": "age", "v": 5}]}}', "queries.q0.properties.0.pid"),
        (
            '{"q0": {"query": "a", "properties": [{"pid": "country", "v": null}]}}',
            "queries.q0.properties.0.v",
        ),
        (json.dumps({f"q{number}": {"query": "a"} for number in range(51)}), "queries"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(client, db, written, place):
    assert refusal(client, written)["place"] == place
    with pytest.raises(Refused):
        read_batch(written)


def test_a_number_may_be_written_as_a_decimal():
    assert read_batch('{"q0": {"query": "a", "limit": 3.0}}') == {"q0": Asked("a", limit=3)}


def test_other_parameters_and_methods_are_refused(client, db):
    assert client.get("/reconcile", {"callback": "f"}).status_code == 400
    assert client.post("/reconcile").status_code == 400
    assert client.put("/reconcile").status_code == 405


def suggested(client, prefix, **more):
    answer = client.get("/reconcile/suggest/entity", {"prefix": prefix, **more})
    return [each["id"] for each in answer.json()["result"]]


def test_records_are_suggested_by_the_beginning_of_a_word_in_any_script(client, people):
    assert (
        suggested(client, "luong ta")
        == suggested(client, "লুওং")
        == suggested(client, "Лыо")
        == ["official/quang"]
    )
    assert suggested(client, "Quang") == ["official/quang"]
    assert suggested(client, "Vi") == ["country/vn", "organisation/mps"], "those that begin so come first"
    assert suggested(client, "Vi", type="organisation") == ["organisation/mps"]
    assert suggested(client, "Vi", cursor="1") == ["organisation/mps"]
    assert suggested(client, "zz") == []


def test_types_and_properties_are_suggested(client, db):
    assert client.get("/reconcile/suggest/type?prefix=off").json() == {
        "result": [{"id": "official", "name": "Official"}]
    }
    assert client.get("/reconcile/suggest/property?prefix=c").json() == {
        "result": [{"id": "country", "name": "Country"}]
    }


@pytest.mark.parametrize("query", ["", "?prefix=", "?prefix=a&cursor=-1", "?prefix=a&type=person"])
def test_a_suggestion_that_cannot_be_made_is_refused(client, db, query):
    assert client.get(f"/reconcile/suggest/entity{query}").status_code == 400


def test_an_identifier_that_is_nobodys_is_not_found(client, people):
    for identifier in ("", "official/nobody", "quang", "official/quang/more"):
        assert client.get("/reconcile/view", {"id": identifier}).status_code == 404
    assert client.get("/reconcile/suggest/colour?prefix=a").status_code == 404
