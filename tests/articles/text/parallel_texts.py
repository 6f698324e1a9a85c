"""One made-up report in four languages, paragraph by paragraph; another one that has nothing to do with it."""

REPORT = {
    "en": [
        "On 14 March 2024 the delegations of two coast guards met in the port of Haldia to discuss rescue at sea "
        "and the exchange of warnings.",
        "Captain Bogdan Kravchenko, who led the visitors, said that his service had answered 312 calls in the past "
        "year, more than ever before.",
        "The hosts thanked him.",
        "They showed the new control room, in which twelve officers follow the traffic of the strait by radar, day "
        "and night, and from which the boats of three stations are sent out when a call comes in.",
        "Both sides agreed that the common exercise of 2025 should begin in Colombo and last for nine days.",
        "“Nobody drowns in one country only,” Captain Kravchenko said.",
        "A working group under Ravindra Maliwarda will write the rules of the exercise and send them to both "
        "services before the end of June. The rules will say who commands, which frequencies are used and who pays "
        "for fuel.",
        "The visitors also went to the school of navigation, where 48 cadets of both countries learn together. The "
        "school was founded in 1987 and has its own sailing ship.",
        "The talks ended with a dinner on board. The next meeting will be held in Constanta in the autumn.",
    ],
    "vi": [
        "Ngày 14/3/2024, đoàn đại biểu của hai lực lượng cảnh sát biển đã gặp nhau tại cảng Haldia để thảo luận về "
        "cứu hộ trên biển và trao đổi cảnh báo.",
        "Thuyền trưởng Bogdan Kravchenko, trưởng đoàn khách, cho biết trong năm qua lực lượng của ông đã tiếp nhận "
        "312 cuộc gọi, nhiều hơn bao giờ hết.",
        "Chủ nhà đã cảm ơn ông.",
        "Họ giới thiệu phòng điều khiển mới, nơi mười hai sĩ quan theo dõi giao thông qua eo biển bằng ra đa cả "
        "ngày lẫn đêm, và từ đó tàu của ba trạm được điều đi khi có cuộc gọi.",
        "Hai bên nhất trí cuộc diễn tập chung năm 2025 sẽ bắt đầu tại Colombo và kéo dài chín ngày.",
        "Thuyền trưởng Kravchenko nói: “Không ai chết đuối chỉ ở một nước.”",
        "Một nhóm công tác do Ravindra Maliwarda đứng đầu sẽ soạn quy tắc của cuộc diễn tập và gửi cho hai lực "
        "lượng trước cuối tháng 6. Quy tắc sẽ nêu rõ ai chỉ huy, dùng tần số nào và ai trả tiền nhiên liệu.",
        "Đoàn khách cũng đến thăm trường hàng hải, nơi 48 học viên của hai nước học cùng nhau. Trường được thành "
        "lập năm 1987 và có tàu buồm riêng.",
        "Cuộc hội đàm kết thúc bằng bữa tối trên tàu. Cuộc gặp tiếp theo sẽ diễn ra tại Constanta vào mùa thu.",
    ],
    "bn": [
        "১৪ মার্চ ২০২৪ তারিখে হলদিয়া বন্দরে দুই দেশের উপকূলরক্ষী বাহিনীর প্রতিনিধিদল সমুদ্রে উদ্ধার ও সতর্কবার্তা বিনিময় নিয়ে আলোচনা করে।",
        "অতিথিদের নেতা ক্যাপ্টেন বোগদান ক্রাভচেঙ্কো বলেন, গত বছর তাঁর বাহিনী ৩১২টি ডাকে সাড়া দিয়েছে, যা আগের যেকোনো বছরের চেয়ে বেশি।",
        "আয়োজকেরা তাঁকে ধন্যবাদ জানান।",
        "তাঁরা নতুন নিয়ন্ত্রণকক্ষটি দেখান, যেখানে বারোজন কর্মকর্তা রাডারের সাহায্যে দিনরাত প্রণালীর জাহাজ চলাচল দেখেন এবং "
        "যেখান থেকে ডাক এলে তিনটি ঘাঁটির নৌকা পাঠানো হয়।",
        "উভয় পক্ষ একমত হয় যে ২০২৫ সালের যৌথ মহড়া কলম্বোতে শুরু হবে এবং নয় দিন চলবে।",
        "ক্যাপ্টেন ক্রাভচেঙ্কো বলেন, “কেউ শুধু এক দেশে ডুবে মরে না।”",
        "রবীন্দ্র মালিওয়ার্দার নেতৃত্বে একটি কর্মদল মহড়ার নিয়ম লিখবে এবং জুন মাসের শেষের আগে উভয় বাহিনীর কাছে পাঠাবে। কে "
        "নেতৃত্ব দেবে, কোন তরঙ্গ ব্যবহার হবে এবং জ্বালানির খরচ কে দেবে, নিয়মে তা বলা থাকবে।",
        "অতিথিরা নৌবিদ্যালয়েও যান, যেখানে দুই দেশের ৪৮ জন শিক্ষার্থী একসঙ্গে পড়েন। "
        "বিদ্যালয়টি ১৯৮৭ সালে প্রতিষ্ঠিত এবং এর নিজস্ব পালতোলা জাহাজ আছে।",
        "জাহাজে নৈশভোজের মধ্য দিয়ে আলোচনা শেষ হয়। পরবর্তী বৈঠক শরৎকালে কনস্তান্তায় অনুষ্ঠিত হবে।",
    ],
    "ru": [
        "14 марта 2024 года делегации береговой охраны двух стран встретились в порту Халдия, чтобы обсудить спасение "
        "на море и обмен предупреждениями.",
        "Капитан Богдан Кравченко, возглавлявший гостей, сообщил, что за прошлый год его служба ответила на 312 "
        "вызовов, больше, чем когда-либо.",
        "Хозяева поблагодарили его.",
        "Они показали новый зал управления, в котором двенадцать офицеров днём и ночью следят по радару за движением "
        "в проливе и из которого по вызову отправляют катера трёх станций.",
        "Стороны договорились, что совместные учения 2025 года начнутся в Коломбо и продлятся девять дней.",
        "«Никто не тонет только в одной стране», сказал капитан Кравченко.",
        "Рабочая группа под руководством Равиндры Маливарды напишет правила учений и направит их обеим службам до "
        "конца июня. В правилах будет сказано, кто командует, какие частоты используются и кто платит за топливо.",
        "Гости посетили и мореходную школу, где вместе учатся 48 курсантов обеих стран. Школа основана в 1987 году и "
        "имеет собственный парусник.",
        "Переговоры завершились ужином на борту. Следующая встреча пройдёт осенью в Констанце.",
    ],
}

UNRELATED = {
    "en": [
        "The city library opened its new reading room on Saturday after two years of building.",
        "Visitors can borrow up to ten books at once. Children under the age of twelve need the signature of a parent "
        "before they get a card of their own, and those who lose the card pay a small fee for the next one.",
        "The old room will become a place for concerts and lectures, the director said, because its wooden ceiling "
        "carries sound so well that no loudspeaker is needed.",
        "Entrance is free.",
        "Among the treasures shown this month are seven maps of the river that were drawn before the bridges were "
        "built, a weather diary kept by a miller for half a century, and the first printed timetable of the tram.",
        "Those who wish to help can give an hour a week: there are 900 boxes of letters to be sorted and described.",
        "The café on the ground floor is closed on Mondays.",
        "A festival of poetry from the neighbouring towns is planned for next spring, and poets have begun to send in "
        "what they have written.",
    ],
    "ru": [
        "В горах выпал первый снег, и перевал закрыли для грузовиков.",
        "Дорожная служба просит водителей выезжать только с цепями на колёсах. Легковые машины пропускают днём, "
        "автобусы ходят по сокращённому расписанию, и пассажирам советуют заранее звонить на станцию.",
        "Снега будет больше.",
        "По словам синоптиков, в долине к концу недели похолодает до минус пятнадцати, а на высоте двух тысяч метров "
        "ветер усилится настолько, что канатную дорогу придётся остановить на несколько дней.",
        "Туристов, которых непогода застала в приютах, спасатели обещают спустить вниз, как только ветер утихнет.",
        "Хлеб и молоко в верхние деревни везут на санях, как в старину, и старожилы вспоминают зиму, когда дорогу "
        "открыли только в апреле.",
    ],
}
