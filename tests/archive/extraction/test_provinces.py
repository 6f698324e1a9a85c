"""Whose an official is by the province or the body that the post ends with."""

from archive.extraction.sides import Side
from tests.archive.extraction.texts import read, text


def test_a_province_named_with_its_country_tells_for_whom_its_officers_speak():
    roster, parts = read(
        text(
            "vi",
            "Bộ Chỉ huy Quân sự tỉnh Phongsaly (nước CHDCND Lào) cử đoàn sang.",
            "Thượng tá Bounmy Sayavong, Phó Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh Phongsaly đồng chủ trì.",
            domain="bao.example.vn",
        )
    )
    (officer,) = parts[-1].people
    assert roster.side(officer, parts[-1]) == Side(country="LA")


def test_a_senator_speaks_for_the_country_of_the_committee_behind_the_name():
    words = (
        "Bộ trưởng Lê Hoài Nam tiếp Thượng Nghị sĩ Peter Whitfield, thành viên Ủy ban Đối ngoại của Thượng viện "
        "Hoa Kỳ."
    )
    roster, [sentence] = read(text("vi", words, domain="bao.example.vn"))
    senator = sentence.people[-1]
    assert (senator.name_text, roster.side(senator, sentence)) == ("Peter Whitfield", Side(country="US"))
