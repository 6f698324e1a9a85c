"""What the admin does not show: the secrets of accounts, and lists that have their own pages."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.contrib import admin
from django.contrib.admin.models import LogEntry as AdminEntry

from articles.admin import Unchangeable
from desk.models import LogEntry

for _model in (EmailAddress, EmailConfirmation, Authenticator, UserSession, AccessLog):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)


class ReadOnly(Unchangeable, admin.ModelAdmin):
    """The logs can be looked at and never changed, not here either."""


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly):
    list_display = ["at", "by", "action", "content_type", "told", "detail"]
    list_select_related = ["by", "content_type"]
    list_filter = ["action", ("content_type", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["told", "detail", "by__username"]


@admin.register(AdminEntry)
class AdminEntryAdmin(ReadOnly):
    list_display = ["action_time", "user", "action_flag", "content_type", "object_repr"]
    list_select_related = ["user", "content_type"]
    list_filter = ["action_flag"]
    search_fields = ["object_repr", "change_message", "user__username"]
