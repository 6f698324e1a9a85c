from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("articles/", views.articles, name="articles"),
    path("articles/<int:pk>/", views.article, name="article-by-number"),
    path("articles/<int:pk>-<slug:slug>/", views.article, name="article"),
    path("articles/<int:pk>-<slug:slug>/cite/", views.cite, name="cite"),
    path("articles/<int:pk>-<slug:slug>/changes/", views.changes, name="changes"),
    path("files/<int:pk>/", views.received, name="file"),
]
