from django.apps import AppConfig
from django.contrib.admin import apps as admin


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Desk"


class AdminConfig(admin.AdminConfig):
    """Django's admin behind the sign-in of the desk."""

    default = False
    default_site = "desk.admin_site.Site"
