"""/accounts/: one's own account and where it is signed in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from desk.accounts import second_factor
from desk.accounts.sessions import Kept, end, sessions_of
from desk.roles import NAMES, role_of


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    role = role_of(user)
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return render(
        request,
        "account/account.html",
        {
            "person": user,
            "role": NAMES[role] if role else "",
            "has_second_factor": second_factor.is_set_up(user),
            "needs_second_factor": second_factor.is_missing(user),
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in.  POST ends one of them (`session`), or all the others."""
    user, key = _user(request), request.session.session_key or ""
    kept = sessions_of(user, key)
    if request.method != "POST":
        return render(request, "account/sessions.html", {"sessions": kept, "others": len(kept) - 1})
    end(_chosen(request, kept))
    messages.success(request, _("Signed out there."))
    return redirect("account_sessions")


@login_required
def set_password(request: HttpRequest) -> HttpResponse:
    """Whoever has no password yet gets one by mail, as if it were forgotten."""
    return redirect("account_reset_password")


def _chosen(request: HttpRequest, kept: list[Kept]) -> list[Kept]:
    """The sessions that the form names; never the one that sends it, never somebody else's."""
    others = [session for session in kept if not session.is_this]
    told = request.POST.get("session", "")
    if told == "others":
        return others
    chosen = [session for session in others if str(session.number) == told]
    if not chosen:
        raise Http404(_("This session has ended."))
    return chosen


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  login_required has seen to it
    return request.user
