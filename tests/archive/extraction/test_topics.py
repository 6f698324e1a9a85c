"""What a meeting was about: in the words of each language, and only where the sides speak."""

import json
from pathlib import Path

import pytest

from archive.extraction import topics
from archive.extraction.sentences import annotated
from archive.extraction.source import Paragraph, Source
from archive.extraction.wordlists import DATA

OPENINGS = {
    "en": "They met.",
    "fr": "Ils se sont rencontrés.",
    "vi": "Hai bên đã hội đàm.",
    "ru": "Они встретились.",
    "bn": "তাঁরা বৈঠক করেন।",
}


def found(language, *texts, heading=False):
    paragraphs = tuple(
        Paragraph(number, text, heading and number == 1) for number, text in enumerate(texts, 1)
    )
    sentences = annotated(Source(language, paragraphs), None, None)
    told = [sentences[1 if heading else 0]]
    return {item.slug for item in topics.find(language, told, sentences)}


@pytest.mark.parametrize(
    ("language", "text", "slugs"),
    [
        ("en", "They agreed to share intelligence on online scams.", {"information-exchange", "cybercrime"}),
        ("en", "The talks covered extradition and the training of police officers.", {"extradition", "training"}),
        ("en", "Both sides discussed people-smuggling and money laundering.",
         {"migration", "money-laundering"}),
        ("en", "Japan will provide two patrol boats.", {"equipment"}),
        ("fr", "L'entretien a porté sur la traite des êtres humains et l'échange d'informations.",
         {"human-trafficking", "information-exchange"}),
        ("fr", "Ils ont convenu de lutter contre l'orpaillage et le blanchiment.",
         {"environmental-crime", "money-laundering"}),
        ("fr", "Les deux généraux ont évoqué la coopération militaire et le maintien de la paix.",
         {"defence-cooperation", "peacekeeping"}),
        ("vi", "Hai bên nhất trí tăng cường chia sẻ thông tin, phòng, chống mua bán người và ma túy.",
         {"information-exchange", "human-trafficking", "drugs"}),
        ("vi", "Bộ trưởng đề nghị mở rộng hợp tác về an ninh mạng, đào tạo cán bộ.", {"cybersecurity", "training"}),
        ("vi", "Hai bên trao đổi về truy bắt đối tượng truy nã, tương trợ tư pháp.", {"fugitives", "legal-assistance"}),
        ("ru", "Стороны обсудили противодействие терроризму и торговле людьми.", {"terrorism", "human-trafficking"}),
        ("ru", "Речь шла о подготовке кадров и обмене оперативными данными.", {"training", "information-exchange"}),
        ("ru", "Будапешт передаст им двенадцать тепловизоров.", {"equipment"}),
        ("bn", "বৈঠকে মানব পাচার, মাদক ও সন্ত্রাসবাদ দমন নিয়ে আলোচনা হয়।", {"human-trafficking", "drugs", "terrorism"}),
        ("bn", "উভয় পক্ষ তথ্য বিনিময় ও পুলিশ কর্মকর্তাদের প্রশিক্ষণে একমত হন।", {"information-exchange", "training"}),
        ("bn", "তাঁরা পলাতক আসামিদের প্রত্যর্পণ নিয়ে আলোচনা করেন।", {"fugitives", "extradition"}),
    ],
)  # fmt: skip
def test_topics_are_named_in_many_words(language, text, slugs):
    assert found(language, text) == slugs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to official figures, police seized two tons of heroin in 2024."),
        ("en", "Trade between the two countries stood at US$42.6 million last year."),
        ("en", "Migration researchers say the real figure is far higher."),
        ("en", "The next security dialogue will take place in Istanbul."),
        ("fr", "Selon une étude récente, la cybercriminalité coûte quatre milliards de dollars."),
        ("fr", "Depuis 2017, quelque 80 officiers ont suivi des stages."),
        ("vi", "Theo số liệu của Bộ Nội vụ, 62 cơ sở sản xuất ma túy đã bị triệt phá."),
        ("vi", "Kim ngạch thương mại hai chiều năm 2024 đạt khoảng 700 triệu USD."),
        ("ru", "По данным ведомства, с начала года из оборота изъято две тонны наркотиков."),
        ("ru", "По мнению политолога, это делает обмен данными важнее деклараций."),
        ("bn", "গত অর্থবছরে দুই দেশের বাণিজ্য ১০০ কোটি ডলার ছাড়িয়েছে।"),
    ],
)
def test_figures_history_and_other_voices_are_no_topics(language, text):
    assert found(language, OPENINGS[language], text) == set()


def test_the_name_of_a_body_is_no_topic():
    assert (
        found("en", "The minister met the director of the United Nations Office on Drugs and Crime.") == set()
    )


def test_a_heading_counts_only_where_nothing_else_tells_of_the_meeting():
    assert found(
        "en", "Ministers meet on cybercrime and drugs", "They discussed extradition.", heading=True
    ) == {"extradition"}


def test_the_place_of_a_topic_is_that_of_its_words():
    text = "They met. They discussed money laundering."
    sentences = annotated(Source("en", (Paragraph(1, text),)), None, None)
    [item] = topics.find("en", sentences[:1], sentences)
    assert text[item.start : item.end] == "money laundering"


def test_every_topic_of_the_vocabulary_has_words_in_every_language():
    lines = (DATA / "topics.tsv").read_text(encoding="utf-8").splitlines()
    listed = {tuple(line.split("\t")[:2]) for line in lines if not line.startswith("#")}
    vocabulary = Path(__file__).parents[3] / "fixtures" / "reference" / "5_topics.json"
    slugs = {entry["fields"]["slug"] for entry in json.loads(vocabulary.read_text(encoding="utf-8"))}
    assert listed == {(slug, language) for slug in slugs for language in ("bn", "vi", "en", "ru", "fr")}
