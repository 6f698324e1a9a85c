from django.urls import path

from archive.views import (
    corrections,
    countries,
    documents,
    health,
    home,
    meetings,
    officials,
    organisations,
    relations,
    timeline,
)

app_name = "archive"
urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("meetings/", timeline.timeline_page, name="timeline"),
    path("meetings.csv", timeline.timeline_csv, name="timeline-csv"),
    path("meetings.json", timeline.timeline_json, name="timeline-json"),
    path("meetings/<slug:slug>/", meetings.meeting, name="meeting"),
    path("meetings/<slug:slug>/report/", corrections.report_meeting, name="report-meeting"),
    path("articles/<int:pk>/report/", corrections.report_article, name="report-article"),
    path("reports/<str:token>/", corrections.received, name="report-received"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("relations/", relations.relations, name="relations"),
    path("relations/<slug:pair>/", relations.relation, name="relation"),
    path("officials/", officials.officials, name="officials"),
    path("officials/<slug:slug>/", officials.official, name="official"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<slug:code>/", countries.country, name="country"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<slug:slug>/", documents.document, name="document"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
