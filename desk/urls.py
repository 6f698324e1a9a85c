from django.urls import path

from desk.views import overview

app_name = "desk"
urlpatterns = [
    path("desk/", overview.overview, name="overview"),
]
