"""Requests for every address of the glossary."""

from collections.abc import Callable

from archive.glossary_editing import add_concept, add_term
from archive.models import Term
from desk.glossary_forms import state
from tests.desk.knock import Knock


def _term() -> Term:
    return add_term(add_concept("visa"), "vi", "thị thực")


def _changed_term() -> Knock:
    term = _term()
    data = {"text": "visa", "language": "vi", "standing": "preferred", "was": state(term)}
    return Knock({"pk": term.pk}, data=data, status=302)


ADDRESSES: dict[str, Callable[[], Knock]] = {
    "glossary": Knock,
    "concept-new": lambda: Knock(data={"name": "visa"}, status=302),
    "concept": lambda: Knock({"pk": _term().concept_id}),
    "concept-change": lambda: Knock({"pk": _term().concept_id}, data={"name": "visas"}, status=302),
    "concept-remove": lambda: Knock({"pk": _term().concept_id}, data={"reason": "Twice."}, status=302),
    "term-add": lambda: Knock(
        {"pk": _term().concept_id},
        data={"text": "ভিসা", "language": "bn", "standing": "preferred"},
        status=302,
    ),
    "term-change": _changed_term,
    "term-remove": lambda: Knock({"pk": _term().pk}, data={"reason": "Wrong."}, status=302),
}
