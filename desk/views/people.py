"""/desk/accounts/: who has an account, in which role; what administrators do to accounts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from desk import access, role_words
from desk.access import open_to
from desk.accounts import links, lockout, people, second_factor
from desk.accounts.adapter import AccountAdapter, MailNotSent
from desk.accounts.names import folded
from desk.accounts.person_forms import NewPersonForm, PersonForm
from desk.accounts.steps import STEPS
from desk.log import note
from desk.models import Action
from desk.roles import NAMES, Right, held_by

PER_PAGE = 50
BOTH = ["GET", "HEAD", "POST"]


@open_to(Right.MANAGE_ACCOUNTS)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    page = Paginator(people.listed(), PER_PAGE).get_page(request.GET.get("page", "1"))
    locked = lockout.locked_names()
    roles, rights = role_words.table()
    rows = [(person, _role(person), folded(person.username) in locked) for person in page]
    context = {"desk_section": "accounts", "page": page, "rows": rows, "roles": roles, "rights": rights}
    return render(request, "desk/accounts.html", context)


@open_to(Right.MANAGE_ACCOUNTS)
@require_http_methods(BOTH)
def new(request: HttpRequest) -> HttpResponse:
    form = NewPersonForm(request.POST if request.method == "POST" else None)
    person = _made(request, form) if form.is_valid() else None
    if person is None:
        status = 400 if form.is_bound else 200
        return render(
            request, "desk/account_new.html", {"desk_section": "accounts", "form": form}, status=status
        )
    messages.success(request, _("The account is made."))
    _mail(request, person, "account/email/invitation")
    return redirect("desk:account", person.pk)


@open_to(Right.MANAGE_ACCOUNTS)
@require_http_methods(BOTH)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account.  POST changes its address and its role."""
    person = get_object_or_404(people.listed(), pk=pk)
    role = held_by(person)
    held = {"email": person.email, "role": role.value if role else ""}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=held)
    if form.is_valid() and _changed(request, person, form):
        messages.success(request, _("Saved."))
        return redirect("desk:account", pk)
    person = get_object_or_404(people.listed(), pk=pk)  # as it is, not as it was asked for
    context = {
        "desk_section": "accounts",
        "form": form,
        "person": person,
        "role": _role(person),
        "required": second_factor.is_required(person),
        "locked": lockout.is_locked_anywhere(person),
        "steps": [(name, step) for name, step in STEPS.items() if step.applies(person)],
    }
    return render(request, "desk/account.html", context, status=400 if form.is_bound else 200)


@open_to(Right.MANAGE_ACCOUNTS)
@require_http_methods(BOTH)
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Asks once more; POST does it.  Where it was done meanwhile, it says so."""
    person = get_object_or_404(User, pk=pk)
    if name not in STEPS:
        raise Http404(_("An account has no such step."))
    chosen = STEPS[name]
    if not chosen.applies(person):
        messages.info(request, _("There was nothing to do."))
        return redirect("desk:account", pk)
    if request.method != "POST":
        context = {"desk_section": "accounts", "person": person, "step": chosen}
        return render(request, "desk/account_step.html", context)
    try:
        with transaction.atomic():
            note(access.account(request), Action.CHANGED, person, chosen.do(person))
    except people.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, str(chosen.done))
        if chosen.told:
            AccountAdapter(request).send_notification_mail(chosen.told, person)
    return redirect("desk:account", pk)


@open_to(Right.MANAGE_ACCOUNTS)
@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Mails the person a link to set the password.  Nobody else sees it."""
    person = get_object_or_404(User, pk=pk)
    if not person.is_active or not person.email:
        messages.error(request, _("A link goes only to an open account with an e-mail address."))
    elif _mail(request, person, "account/email/password_reset_key"):
        note(access.account(request), Action.CHANGED, person, "A link to set the password was sent.")
    return redirect("desk:account", pk)


def _made(request: HttpRequest, form: NewPersonForm) -> User | None:
    told = form.cleaned_data
    try:
        with transaction.atomic():
            person = people.make(told["name"], told["email"], form.role_chosen())
            note(access.account(request), Action.CREATED, person, f"Role: {form.role_chosen()}.")
    except people.Refused as refused:
        form.refuse(refused)
        return None
    return person


def _changed(request: HttpRequest, person: User, form: PersonForm) -> bool:
    """Whether the form was taken; each change is a line of the log."""
    before, role = held_by(person), form.role_chosen()
    try:
        with transaction.atomic():
            if role != before:
                people.change_role(person, role)
                note(access.account(request), Action.CHANGED, person, f"Role: {before or 'none'} → {role}.")
            if form.cleaned_data["email"] != person.email:
                people.change_email(person, form.cleaned_data["email"])
                note(access.account(request), Action.CHANGED, person, "The e-mail address was changed.")
    except people.Refused as refused:
        form.refuse(refused)
        return False
    return True


def _mail(request: HttpRequest, person: User, template_prefix: str) -> bool:
    """Whether the link was sent; a message says so."""
    try:
        links.send(request, person, template_prefix)
    except MailNotSent:
        reason = (
            _("This site sends no mail.") if not settings.MAIL_IS_SET_UP else _("The mail could not be sent.")
        )
        messages.error(request, reason)
        return False
    messages.success(
        request, _("A link to set the password is on its way to %(email)s.") % {"email": person.email}
    )
    return True


def _role(person: User) -> str:
    role = held_by(person)
    return str(NAMES[role]) if role else ""
