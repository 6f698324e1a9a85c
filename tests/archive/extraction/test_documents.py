"""Which documents a meeting signed, which it only planned, and which it merely speaks of."""

import pytest

from archive.extraction import documents
from archive.extraction.sentences import annotated
from archive.extraction.source import Paragraph, Source


def found(language, *texts):
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    sentences = annotated(Source(language, paragraphs), None, None)
    return [(item.kind, item.standing, item.title) for item in documents.find(language, sentences)]


@pytest.mark.parametrize(
    ("language", "text", "kind", "title"),
    [
        ("en", "The two signed a memorandum of understanding on cybercrime.", "memorandum",
         "memorandum of understanding on cybercrime"),
        ("en", "The two sides signed a defence cooperation agreement on Friday.", "agreement",
         "defence cooperation agreement"),
        ("en", "A set of agreed minutes was signed at the end.", "minutes", "agreed minutes"),
        ("en", "The ministers adopted a joint statement.", "joint_statement", "joint statement"),
        ("fr", "En fin de rencontre, ils ont paraphé une lettre d'intention sur la sûreté aérienne.",
         "letter_of_intent", "lettre d'intention sur la sûreté aérienne"),
        ("fr", "Un procès-verbal a été signé à la clôture des travaux.", "minutes", "procès-verbal"),
        ("fr", "Ils ont signé un protocole d'accord.", "memorandum", "protocole d'accord"),
        ("vi", "Hai bên đã ký Bản ghi nhớ về phòng, chống tội phạm mạng.", "memorandum",
         "Bản ghi nhớ về phòng, chống tội phạm mạng"),
        ("vi", "Kết thúc phiên họp, hai bên đã ký Biên bản ghi nhận kết quả làm việc.", "minutes",
         "Biên bản ghi nhận kết quả làm việc"),
        ("ru", "По итогам переговоров подписан План сотрудничества на 2026–2027 годы.", "plan",
         "План сотрудничества на 2026–2027 годы"),
        ("ru", "Министры подписали межведомственное соглашение об обмене данными.", "agreement",
         "межведомственное соглашение об обмене данными"),
        ("ru", "Подписан протокол о намерениях.", "letter_of_intent", "протокол о намерениях"),
        ("ru", "По результатам встречи подписан протокол.", "minutes", "протокол"),
        ("bn", "উভয় পক্ষ একটি সমঝোতা স্মারক স্বাক্ষর করে।", "memorandum", "সমঝোতা স্মারক"),
        ("bn", "আলোচনার শেষে দুই মন্ত্রী চুক্তিতে স্বাক্ষর করেন।", "agreement", "চুক্তি"),
    ],
)  # fmt: skip
def test_a_document_that_was_signed(language, text, kind, title):
    assert found(language, text) == [(kind, "signed", title)]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "They discussed a memorandum of understanding, to be signed early next year.", "memorandum"),
        ("en", "The two countries will sign an agreement on security cooperation.", "agreement"),
        ("en", "A new extradition treaty is under negotiation.", "treaty"),
        ("fr", "Un mémorandum d'entente doit être signé début 2026.", "memorandum"),
        ("fr", "Une convention d'assistance mutuelle est en cours d'élaboration.", "agreement"),
        ("vi", "Bộ trưởng đề nghị hai bên sớm ký kết Hiệp định về dẫn độ.", "treaty"),
        ("vi", "Hai bên sẽ thực hiện Lộ trình hợp tác giai đoạn 2026-2028 sau khi ký kết.", "roadmap"),
        ("vi", "Hai bên nhất trí đẩy nhanh đàm phán Hiệp định chuyển giao người bị kết án.", "treaty"),
        ("ru", "До конца года планируется подписать соглашение о взаимной помощи.", "agreement"),
        ("ru", "Стороны обсудили проект меморандума о сотрудничестве.", "memorandum"),
        ("bn", "খসড়া সমঝোতা স্মারকটি শীঘ্রই স্বাক্ষরিত হবে।", "memorandum"),
        ("bn", "দলিল স্বাক্ষরের পর যৌথ কর্মপরিকল্পনা প্রণয়ন করা হবে।", "plan"),
    ],
)
def test_a_document_that_is_only_planned(language, text, kind):
    assert [(item[0], item[1]) for item in found(language, text)] == [(kind, "planned")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The countries cooperate under the 2014 agreement on combating crime."),
        ("en", "The two governments signed an agreement in Jakarta in July 2016."),
        ("en", "No documents were signed, and the agreement was not discussed."),
        ("en", "He leaves for Accra, where he will sign an agreement on joint patrols."),
        ("en", "They agreed to accede to international treaties."),
        ("fr", "Depuis les accords de 2017, quelque 80 officiers ont suivi des stages."),
        ("fr", "Aucun texte n'a été signé, et l'accord n'a pas été évoqué."),
        ("vi", "Hiệp định ký năm 2014 là cơ sở pháp lý quan trọng."),
        ("vi", "Hai bên đánh giá việc triển khai Bản ghi nhớ về hợp tác."),
        ("vi", "Thư ký Hội đồng An ninh nêu nội dung của Hiệp định."),
        ("ru", "Соглашение о сотрудничестве было подписано в 2010 году."),
        ("ru", "Стороны оценили ход выполнения плана сотрудничества."),
        ("bn", "২০১৪ সালে স্বাক্ষরিত চুক্তি একটি গুরুত্বপূর্ণ আইনি ভিত্তি।"),
        ("bn", "সমঝোতা স্মারকের কাঠামোর মধ্যে উভয় পক্ষ কাজ করছে।"),
    ],
)
def test_a_document_that_is_only_spoken_of_is_left_out(language, text):
    assert found(language, text) == []


def test_each_document_has_the_standing_that_stands_nearest():
    text = (
        "They signed a protocol on joint patrols and instructed their staffs to prepare a plan of exercises."
    )
    assert [(kind, standing) for kind, standing, _ in found("en", text)] == [
        ("agreement", "signed"),
        ("plan", "planned"),
    ]


def test_two_documents_signed_in_one_breath():
    text = "The ministers signed a memorandum of understanding and a plan of action."
    assert [(kind, standing) for kind, standing, _ in found("en", text)] == [
        ("memorandum", "signed"),
        ("plan", "signed"),
    ]


def test_a_document_is_named_once_with_its_strongest_standing():
    texts = "The ministers are due to sign a memorandum.", "The memorandum was signed in the evening."
    assert [(kind, standing) for kind, standing, _ in found("en", *texts)] == [("memorandum", "signed")]


def test_the_place_of_a_document_is_that_of_its_name():
    text = "The two sides signed a defence cooperation agreement on Friday."
    sentences = annotated(Source("en", (Paragraph(1, text),)), None, None)
    [item] = documents.find("en", sentences)
    assert text[item.start : item.end] == "defence cooperation agreement"
