"""/accounts/: one's own account and where it is signed in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from desk import access, role_words
from desk.accounts import kept_forms, second_factor
from desk.accounts.sessions import Kept, end, sessions_of
from desk.roles import NAMES, role_of


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    user = access.account(request)
    role = role_of(user)
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return render(
        request,
        "account/account.html",
        {
            "person": user,
            "role": NAMES[role] if role else "",
            "rights": role_words.of(role) if role else [],
            "has_second_factor": second_factor.is_set_up(user),
            "needs_second_factor": second_factor.is_missing(user),
            "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in.  POST ends one of them (`session`), or all the others."""
    user, key = access.account(request), request.session.session_key or ""
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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def kept_form(request: HttpRequest) -> HttpResponse:
    """What was sent after the session had ended, to be sent again.  POST throws it away."""
    kept = kept_forms.kept_in(request)
    if request.method == "POST" or kept is None:
        kept_forms.drop(request)
        return redirect("account")
    return render(request, "account/kept_form.html", {"kept": kept})


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
