"""Requests for the addresses of the proposal queue."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from archive import bulk_accepting, confirming, splitting
from archive.confirming import Choice
from archive.models import Proposal
from archive.proposals import propose
from archive.proposed_facts import facts
from tests.archive.proposed import TALKS, Found, make_proposal, talks
from tests.desk.knock import Knock
from tests.factories import make_meeting, make_text


def open_proposal(**changed: Any) -> Proposal:
    """Talks that a text of its own reports, in the curated archive."""
    return make_proposal(make_text(*TALKS), **changed)


def _clerk() -> User:
    return User.objects.get_or_create(username="clerk")[0]


def _of(**told: Any) -> Knock:
    return Knock({"pk": open_proposal().pk}, **told)


def _attach() -> Knock:
    return Knock({"pk": open_proposal().pk, "slug": make_meeting(proven=True).slug})


def _second() -> Proposal:
    return splitting.split(open_proposal(), ["participant:1"], _clerk())


def _two() -> tuple[Proposal, Proposal]:
    """Two proposals of one text."""
    text = make_text(*TALKS)
    first, second = talks(), talks(kind="phone_call")
    propose(text, Found(first, second))  # type: ignore[arg-type]
    return text.proposals.get(kind="talks"), text.proposals.get(kind="phone_call")


def _joined() -> Proposal:
    first, second = _two()
    splitting.join(first, second, _clerk())
    return second


def _join() -> Knock:
    first, second = _two()
    return Knock({"pk": first.pk}, data={"other": str(second.pk)}, status=302)


def _refused() -> Knock:
    proposal = open_proposal()
    confirming.refuse(proposal, "A rehearsal.", _clerk())
    return Knock({"pk": proposal.pk}, data={}, status=302)


def _confirmed() -> Knock:
    proposal = open_proposal()
    kept = frozenset(fact.key for fact in facts(proposal))
    confirming.confirm_as_new(proposal, Choice(kept, title="Talks", note="So."), _clerk())
    return Knock({"pk": proposal.pk}, data={"reason": "Told twice."}, status=302)


def _run() -> Knock:
    proposal = open_proposal(confidence=0.97)
    Proposal.objects.filter(pk=proposal.pk).update(candidate=None)
    run = bulk_accepting.run(0.95, [proposal.pk], _clerk())
    return Knock({"pk": run.pk}, data={"reason": "Too early."}, status=302)


ADDRESSES: dict[str, Callable[[], Knock]] = {
    "proposals": Knock,
    "bulk": Knock,
    "undo-bulk": _run,
    "proposal": lambda: _of(data={"kind-verdict": "accepted", "save": "1"}, status=302),
    "assign-proposal": lambda: _of(data={"to": ""}, status=302),
    "attach-proposal": _attach,
    "split-proposal": lambda: _of(data={"fact": "participant:1"}, status=302),
    "unsplit-proposal": lambda: Knock({"pk": _second().pk}, data={}, status=302),
    "join-proposal": _join,
    "unjoin-proposal": lambda: Knock({"pk": _joined().pk}, data={}, status=302),
    "reopen-proposal": _refused,
    "unconfirm-proposal": _confirmed,
}
