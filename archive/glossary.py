"""The glossary: terms of the field that say the same in several languages.

A search for one finds the others (archive.search_names); a translator sees how a term is rendered
(archive.renderings).  Editors keep it at the desk (archive.glossary_editing).
"""

from archive.glossary_file import lines
from archive.models import Concept, Term
from archive.models.glossary import Standing


def concepts() -> tuple[tuple[str, str, str], ...]:
    """(concept, language, term) of every term but those not yet approved; of an empty glossary those of the file."""
    held = Term.objects.exclude(standing=Standing.PROPOSED).order_by("concept", "pk")
    found = tuple(held.values_list("concept__name", "language", "text"))
    if found or Concept.objects.exists():
        return found
    return tuple((line.concept, language, term) for line in lines() for language, term in line.terms)
