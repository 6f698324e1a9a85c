"""Changes of the glossary: each is one transaction that raises the version of the record, since pages show terms."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive import index
from archive.models import Concept, Term
from archive.models.glossary import Standing
from articles.languages import LANGUAGES
from articles.refused import Refused
from articles.text.normalise import clean

LONGEST_NAME, LONGEST_NOTE, LONGEST_TERM = 100, 300, 200
"""Characters."""


@transaction.atomic
def add_concept(name: str, *, is_office: bool = False, note: str = "") -> Concept:
    """A new concept, without terms.  Refused where there is one of this name."""
    return _save_concept(Concept(), name, is_office, note)


@transaction.atomic
def change_concept(concept: Concept, *, name: str, is_office: bool, note: str) -> None:
    """Refused where another concept has the name."""
    _save_concept(concept, name, is_office, note)


def _save_concept(concept: Concept, name: str, is_office: bool, note: str) -> Concept:
    name, note = clean(name), clean(note)
    if not name:
        raise Refused(_("A concept needs a name."))
    _not_longer(name, LONGEST_NAME)
    _not_longer(note, LONGEST_NOTE)
    if Concept.objects.filter(name__iexact=name).exclude(pk=concept.pk).exists():
        raise Refused(_("The glossary has “%(name)s” already.") % {"name": name})
    concept.name, concept.is_office, concept.note = name, is_office, note
    concept.save()
    index.changed()
    return concept


def _not_longer(text: str, most: int) -> None:
    if len(text) > most:
        raise Refused(_("At most %(most)s characters fit here.") % {"most": most})


@transaction.atomic
def remove_concept(concept: Concept) -> None:
    """With all its terms."""
    concept.delete()
    index.changed()


def add_term(concept: Concept, language: str, text: str, standing: str = Standing.ALLOWED) -> Term:
    """A new term; a preferred one takes the place of the one before, which stays approved."""
    return _save(Term(concept=concept), language, text, standing)


def change_term(term: Term, language: str, text: str, standing: str) -> Term:
    """The term as it is to be from now on."""
    return _save(term, language, text, standing)


@transaction.atomic
def _save(term: Term, language: str, text: str, standing: str) -> Term:
    text = clean(text)
    if not text:
        raise Refused(_("A term needs words."))
    _not_longer(text, LONGEST_TERM)
    if language not in LANGUAGES:
        raise Refused(_("Choose a language of the archive."))
    if standing not in Standing.values:
        raise Refused(_("Choose how the term stands."))
    others = Term.objects.select_for_update().filter(concept=term.concept, language=language)
    others = others.exclude(pk=term.pk)
    if others.filter(text=text).exists():
        raise Refused(_("The concept has the term “%(term)s” already.") % {"term": text})
    if standing == Standing.PREFERRED:
        others.filter(standing=Standing.PREFERRED).update(standing=Standing.ALLOWED)
    term.language, term.text, term.standing = language, text, standing
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError:  # another editor added the same at this moment
        raise Refused(_("Another editor has just changed this concept: look at it again.")) from None
    index.changed()
    return term


@transaction.atomic
def remove_term(term: Term) -> None:
    term.delete()
    index.changed()
