"""Accounts and logs in the admin: its back door shows no secrets, deletes nobody and changes no log."""

from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.contrib import admin
from django.contrib.admin.models import LogEntry as AdminEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

from articles.admin import Unchangeable
from desk.models import LogEntry

for _model in (EmailAddress, EmailConfirmation, Authenticator, UserSession, AccessLog, User):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """An account is closed, never deleted: its work names it.  Its name stays, too."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = super().get_readonly_fields(request, obj)
        return (*shown, "username") if obj else shown


@admin.register(LogEntry)
class LogEntryAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["at", "by", "action", "content_type", "told", "detail"]
    list_select_related = ["by", "content_type"]
    list_filter = ["action", ("content_type", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["told", "detail", "by__username"]


@admin.register(AdminEntry)
class AdminEntryAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["action_time", "user", "action_flag", "content_type", "object_repr"]
    list_select_related = ["user", "content_type"]
    list_filter = ["action_flag"]
    search_fields = ["object_repr", "change_message", "user__username"]
