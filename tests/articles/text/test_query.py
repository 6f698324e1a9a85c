"""What somebody typed, as a tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.query import All, Any, Field, Node, Not, Phrase, Prefix, QuerySyntax, parse, terms

FIELDS = frozenset({"title", "language"})


def told(node: Node) -> object:
    """A tree in a form that is easily written down."""
    match node:
        case Phrase(typed, _, quoted):
            return f'"{typed}"' if quoted else typed
        case Prefix(typed):
            return typed
        case Field(name, _, term):
            return (name, told(term))
        case Not(term):
            return ("not", told(term))
        case All(parts):
            return ("all", *map(told, parts))
        case Any(parts):
            return ("any", *map(told, parts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an ninh", ("all", "an", "ninh")),
        ("an AND ninh", ("all", "an", "ninh")),
        ("a or b", ("all", "a", "or", "b")),
        ("a b OR c", ("any", ("all", "a", "b"), "c")),
        ("a (b OR c)", ("all", "a", ("any", "b", "c"))),
        ("a NOT b", ("all", "a", ("not", "b"))),
        ("a -b", ("all", "a", ("not", "b"))),
        ("a NOT NOT b", ("all", "a", "b")),
        ('"dai tuong"', '"dai tuong"'),
        ("“Đại tướng” x", ("all", '"Đại tướng"', "x")),
        ("«переговоры»", '"переговоры"'),
        ("নিরাপ*", "নিরাপ*"),
        ("title:(a OR b)", ("title", ("any", "a", "b"))),
        ('TITLE:"hội đàm"', ("title", '"hội đàm"')),
        ("10:30 https://example.org/a", ("all", "10:30", "https://example.org/a")),
        ("মন্ত্রী: বৈঠক", ("all", "মন্ত্রী:", "বৈঠক")),
        ("a – b", ("all", "a", "b")),
        ("Việt-Nam", "Việt-Nam"),
    ],
)
def test_queries_are_read(text: str, expected: object) -> None:
    assert told(parse(text, FIELDS)) == expected


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "no_word", 1),
        ("– …", "no_word", 1),
        ("(a", "unclosed_group", 1),
        ("a b)", "unopened", 4),
        ("()", "empty_group", 1),
        ('a "b', "unclosed_quote", 3),
        ("a AND", "operator_alone", 3),
        ("OR a", "operator_alone", 1),
        ("a NOT", "operator_alone", 3),
        ("NOT a", "only_not", 1),
        ("foo:bar", "unknown_field", 1),
        ("a title:", "empty_field", 3),
        ("x*", "short_prefix", 1),
        ("wo*rd", "star_inside", 1),
        ("x " * 300, "too_long", 401),
        ("x " * 50, "too_many", 81),
        ("(" * 30 + "a" + ")" * 30, "too_deep", 21),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, code: str, place: int) -> None:
    with pytest.raises(QuerySyntax) as refused:
        parse(text, FIELDS)
    assert (refused.value.code, refused.value.place) == (code, place)


@given(st.text(alphabet='ab "()*:-“”কাNOTRAD', max_size=40))
def test_anything_typed_is_a_tree_or_a_named_error(text: str) -> None:
    try:
        list(terms(parse(text, FIELDS)))
    except QuerySyntax as error:
        assert error.place >= 1  # noqa: PT017  either outcome is right


def test_what_is_excluded_is_not_marked() -> None:
    found = terms(parse("a NOT b title:c", FIELDS))
    assert [term.typed for term in found] == ["a"]
