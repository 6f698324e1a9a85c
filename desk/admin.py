"""What the admin does not show: the secrets of accounts, and lists that have their own pages."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.contrib import admin

for _model in (EmailAddress, EmailConfirmation, Authenticator, UserSession, AccessLog):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
