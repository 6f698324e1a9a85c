"""The addresses of curated records, of what was done to them, and of what readers report."""

from django.urls import path

from desk.views import (
    anchors,
    meetings,
    merging,
    record_history,
    records,
    removing,
    reports,
    split_meeting,
    whole_log,
)

urlpatterns = [
    path("desk/officials/", records.listed, {"kind": "officials"}, name="officials"),
    path("desk/organisations/", records.listed, {"kind": "organisations"}, name="organisations"),
    path("desk/meetings/", records.listed, {"kind": "meetings"}, name="meetings"),
    path("desk/documents/", records.listed, {"kind": "documents"}, name="documents"),
    path("desk/officials/<int:pk>/", records.official, name="official"),
    path("desk/organisations/<int:pk>/", records.organisation, name="organisation"),
    path("desk/documents/<int:pk>/", records.document, name="document"),
    path("desk/meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("desk/meetings/<int:pk>/take-down/", meetings.removal, name="meeting-removal"),
    path("desk/meetings/<int:pk>/split/", split_meeting.split, name="meeting-split"),
    path("desk/<slug:kind>/<int:pk>/merge/", merging.merge_record, name="record-merge"),
    path("desk/<slug:kind>/<int:pk>/split/", merging.split_record, name="record-split"),
    path("desk/<slug:kind>/<int:pk>/remove/", removing.remove_record, name="record-remove"),
    path("desk/<slug:kind>/<int:pk>/history/", record_history.history, name="record-history"),
    path("desk/operations/<int:pk>/undo/", merging.undo_operation, name="operation-undo"),
    path("desk/reports/", reports.reports, name="reports"),
    path("desk/reports/<int:pk>/", reports.report, name="report"),
    path("desk/anchors/", anchors.anchors, name="anchors"),
    path("desk/anchors/<int:pk>/", anchors.anchor, name="anchor"),
    path("desk/log/", whole_log.log, name="log"),
]
