from django.urls import path

from desk.views import add, draft_steps, imports, overview, segments, texts, translations

app_name = "desk"
urlpatterns = [
    path("desk/", overview.overview, name="overview"),
    path("desk/translations/", translations.translations, name="translations"),
    path("desk/texts/<int:pk>/translate/", translations.translate, name="translate"),
    path("desk/translations/<int:pk>/", translations.translation, name="translation"),
    path("desk/translations/<int:pk>/here/", translations.here, name="here"),
    path("desk/translations/<int:pk>/submit/", draft_steps.submit, name="draft-submit"),
    path("desk/translations/<int:pk>/take-back/", draft_steps.take_back, name="draft-take-back"),
    path("desk/translations/<int:pk>/take-over/", draft_steps.take_over, name="draft-take-over"),
    path("desk/translations/<int:pk>/send-back/", draft_steps.send_back, name="draft-send-back"),
    path("desk/translations/<int:pk>/publish/", draft_steps.publish, name="draft-publish"),
    path("desk/translations/<int:pk>/discard/", draft_steps.discard, name="draft-discard"),
    path("desk/translations/<int:pk>/<int:number>/save/", segments.save, name="segment-save"),
    path("desk/translations/<int:pk>/<int:number>/merge/", segments.merge, name="segment-merge"),
    path("desk/translations/<int:pk>/<int:number>/restore/", segments.restore, name="segment-restore"),
    path("desk/translations/<int:pk>/<int:number>/omit/", segments.omit, name="segment-omit"),
    path("desk/translations/<int:pk>/<int:number>/join/", segments.join, name="segment-join"),
    path("desk/translations/<int:pk>/<int:number>/split/", segments.split, name="segment-split"),
    path("desk/translations/<int:pk>/<int:number>/review/", segments.review, name="segment-review"),
    path("desk/translations/<int:pk>/<int:number>/comment/", segments.comment, name="segment-comment"),
    path("desk/translations/<int:pk>/comments/<int:comment>/settle/", segments.settle, name="comment-settle"),
    path("desk/add/", add.add, name="add"),
    path("desk/add/files/", add.add_files, name="add-files"),
    path("desk/add/drafts/<int:pk>/delete/", add.delete_draft, name="add-draft-delete"),
    path("desk/imports/", imports.import_list, name="imports"),
    path("desk/imports/<int:pk>/", imports.import_run, name="import"),
    path("desk/imports/<int:pk>/progress.json", imports.import_progress, name="import-progress"),
    path("desk/imports/<int:pk>/again/", imports.import_again, name="import-again"),
    path("desk/imports/<int:pk>/remove/", imports.import_remove, name="import-remove"),
    path("desk/imports/results/<int:pk>/decide/", imports.import_decide, name="import-decide"),
    path("desk/texts/", texts.text_list, name="texts"),
    path("desk/texts/<int:pk>/", texts.text, name="text"),
    path("desk/texts/<int:pk>/publish/", texts.publish, name="text-publish"),
]
