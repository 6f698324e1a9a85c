"""What editors decided about proposals: looked at here, decided and undone at the desk."""

from django.contrib import admin

from archive.models import BulkRun, Confirmation, ProposalDecision
from articles.admin import Unchangeable


@admin.register(ProposalDecision)
class ProposalDecisionAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["at", "proposal", "fact", "verdict", "by", "undone_at"]
    list_select_related = ["proposal", "by"]
    list_filter = ["verdict"]


@admin.register(BulkRun)
class BulkRunAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["at", "least", "by", "undone_at"]
    list_select_related = ["by"]


@admin.register(Confirmation)
class ConfirmationAdmin(Unchangeable, admin.ModelAdmin):
    list_display = ["at", "proposal", "meeting", "is_new", "by", "undone_at"]
    list_select_related = ["proposal", "meeting", "by"]
    list_filter = ["is_new"]
