"""Names of ships, places, treaties and operations are nobody."""

import pytest

from archive.extraction import people


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ships left Prince Sultan Air Base for Lake Victoria after Exercise Cobra Gold.", "en"),
        ("Cyclone Freddy struck near Jomo Kenyatta International Airport and King Fahd Causeway.", "en"),
        ("The Budapest Convention was signed aboard HMS Prince of Wales.", "en"),
        ("Корабль «Адмирал Виноградов» зашел в порт Камрань.", "ru"),
        ("The 3rd Police Minister’s Meeting was held at the President’s Office.", "en"),
        ("The fourth Director General level talks dealt with illicit drugs.", "en"),
        ("Встреча прошла в аэропорту Манас и на улице Чингиза Айтматова.", "ru"),
        ("Le porte-avions Charles-de-Gaulle, l'avenue Habib-Bourguiba et le Fonds Mohammed-VI.", "fr"),
        ("Chiến dịch Hồ Chí Minh và giải thưởng Trần Văn Trà được nhắc tới.", "vi"),
        ("Đại diện Chỉ huy Trạm và đồn biên phòng có mặt.", "vi"),
        ("Bão số 10 đổ bộ vào Hà Tĩnh, đường Lê Duẩn ngập.", "vi"),
        ("বঙ্গবন্ধু সেতু ও শাহজালাল বিমানবন্দর খোলা আছে।", "bn"),
        ("উপমন্ত্রী সচিবালয়ে আসেন। মন্ত্রীর অফিসকক্ষে বৈঠক হয়।", "bn"),
    ],
)
def test_things_that_bear_a_name_are_nobody(text: str, language: str) -> None:
    assert [mention.name_text for mention in people.find([text], language) if mention.name_text] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Justice Minister Jonathan Temple spoke.", "Jonathan Temple"),
        ("Commissioner Emma Church spoke.", "Emma Church"),
        ("Minister Sultan bin Saad Al Muraikhi spoke.", "Sultan bin Saad Al Muraikhi"),
    ],
)
def test_surnames_that_are_words_for_things_stay_names(text: str, name: str) -> None:
    assert [mention.name_text for mention in people.find([text], "en")] == [name]
