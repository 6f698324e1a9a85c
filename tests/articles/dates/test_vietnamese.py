"""Dates in Vietnamese sentences."""

import pytest

from articles.dates import find
from tests.articles.dates.phrases import meaning, table

DATES = """
Ngày 3/12, tại Hà Nội => Ngày 3/12 = XXXX-12-03
date 2025-12-03 Ngày 3/12, tại Hà Nội => 2025-12-03 = 2025-12-03 | Ngày 3/12 = XXXX-12-03
vào tháng 5/2025, quan hệ => tháng 5/2025 = 2025-05
diễn ra ngày 2/12, Bộ trưởng => ngày 2/12 = XXXX-12-02
giai đoạn 2026-2028 sau khi ký kết => 2026-2028 = 2026/2028
Chiều 17/8/2025, tại trụ sở => Chiều 17/8/2025 = 2025-08-17 afternoon
sáng 16-9, Chủ tịch nước => sáng 16-9 = XXXX-09-16 morning
tối 3-12 tại Moskva => tối 3-12 = XXXX-12-03 evening
Ngày 3.12, Bộ trưởng => Ngày 3.12 = XXXX-12-03
sáng ngày 3/12/2025 => sáng ngày 3/12/2025 = 2025-12-03 morning
trưa 5/11 => trưa 5/11 = XXXX-11-05 noon
ngày 2 tháng 12 năm 2025 => ngày 2 tháng 12 năm 2025 = 2025-12-02
Ngày 2 tháng 9, Quốc khánh => Ngày 2 tháng 9 = XXXX-09-02
ngày 3 tháng 12/2025 => ngày 3 tháng 12/2025 = 2025-12-03
ngày 19 tháng Tám năm 1945 => ngày 19 tháng Tám năm 1945 = 1945-08-19
từ ngày 1 đến 4/12 => từ ngày 1 đến 4/12 = XXXX-12-01/XXXX-12-04
từ ngày 1 đến ngày 4 tháng 12 => từ ngày 1 đến ngày 4 tháng 12 = XXXX-12-01/XXXX-12-04
từ 30/11 đến 2/12 => từ 30/11 đến 2/12 = XXXX-11-30/XXXX-12-02
từ ngày 30/11 đến ngày 2/12/2025 => từ ngày 30/11 đến ngày 2/12/2025 = 2025-11-30/2025-12-02
từ ngày 28/12/2025 đến 3/1/2026 => từ ngày 28/12/2025 đến 3/1/2026 = 2025-12-28/2026-01-03
từ 1-4/12 => từ 1-4/12 = XXXX-12-01/XXXX-12-04
ngày 1-4/12/2025 => ngày 1-4/12/2025 = 2025-12-01/2025-12-04
ngày 2 và 3/12 => ngày 2 và 3/12 = XXXX-12-02/XXXX-12-03
các ngày 2, 3 và 4/12 => ngày 2, 3 và 4/12 = XXXX-12-02/XXXX-12-04
ngày 2 và 5/12 => ngày 2 = XXXX-12-02 | 5/12 = XXXX-12-05
hôm nay, Thủ tướng => hôm nay = today
hôm qua tại Paris => hôm qua = yesterday
chiều qua tại Paris => chiều qua = yesterday afternoon
tối hôm qua => tối hôm qua = yesterday evening
sáng nay tại Hà Nội => sáng nay = this_morning morning
Chiều nay (3/12), tại Hà Nội => Chiều nay (3/12) = XXXX-12-03 this_afternoon afternoon
hôm nay, ngày 3/12 => hôm nay, ngày 3/12 = XXXX-12-03 today
sáng nay 3/12 => sáng nay 3/12 = XXXX-12-03 this_morning morning
đêm nay có mưa => đêm nay = this_evening evening
ngày mai khai mạc => ngày mai = tomorrow
sáng mai lên đường => sáng mai = tomorrow morning
hôm kia => hôm kia = day_before_yesterday
chiều cùng ngày => chiều cùng ngày = same_day afternoon
Cùng ngày, Bộ trưởng => Cùng ngày = same_day
ngày hôm sau => ngày hôm sau = next_day
Chiều hôm trước, Bộ trưởng => Chiều hôm trước = previous_day afternoon
ngày hôm trước => ngày hôm trước = previous_day
Thứ Tư, ngày 3/12 => Thứ Tư, ngày 3/12 = XXXX-12-03 Wed
thứ tư (3/12) => thứ tư (3/12) = XXXX-12-03 Wed
hôm thứ Năm tuyên bố => hôm thứ Năm = Thu
sáng thứ Hai => sáng thứ Hai = Mon morning
thứ Bảy tuần trước => thứ Bảy tuần trước = Sat last_week
Chủ nhật, 7/12 => Chủ nhật, 7/12 = XXXX-12-07 Sun
tháng 5 vừa qua => tháng 5 vừa qua = XXXX-05 last_month_named
tháng 5 năm ngoái => tháng 5 năm ngoái = XXXX-05 last_year
tháng 12 năm nay => tháng 12 năm nay = XXXX-12 this_year
tháng 5 năm 2025 => tháng 5 năm 2025 = 2025-05
trong tháng 11, hai bên => tháng 11 = XXXX-11
tháng Mười Một năm 2025 => tháng Mười Một năm 2025 = 2025-11
tháng Năm năm 2025 => tháng Năm năm 2025 = 2025-05
đầu tháng 12/2025 => đầu tháng 12/2025 = 2025-12~ beginning
giữa tháng 5 => giữa tháng 5 = XXXX-05 middle
cuối tháng 10 vừa qua => cuối tháng 10 vừa qua = XXXX-10 last_month_named end
cuối năm 2025 => cuối năm 2025 = 2025~ end
năm 2024, kim ngạch => năm 2024 = 2024
Năm 2024, kim ngạch => Năm 2024 = 2024
từ tháng 5 đến tháng 10/2025 => từ tháng 5 đến tháng 10/2025 = 2025-05/2025-10
từ năm 2020 đến năm 2025 => từ năm 2020 đến năm 2025 = 2020/2025
tuần trước, năm ngoái và tháng tới => tuần trước = last_week | năm ngoái = last_year | tháng tới = next_month
kéo dài đến 4/12 => 4/12 = XXXX-12-04
chuyến thăm (3/12) của ông => 3/12 = XXXX-12-03
hội đàm (ngày 3/12) và => ngày 3/12 = XXXX-12-03
ngày 3/12 vừa qua => ngày 3/12 vừa qua = XXXX-12-03 last
Cập nhật 03/12/2025 - 10:30 => 03/12/2025 = 2025-12-03
ngày 3/12 năm ngoái => ngày 3/12 năm ngoái = XXXX-12-03 last_year
rạng sáng 4/12 (giờ địa phương) => sáng 4/12 = XXXX-12-04 morning
lúc 15h30 ngày 3/12 => ngày 3/12 = XXXX-12-03
từ ngày 30-11 đến 2-12 => từ ngày 30-11 đến 2-12 = XXXX-11-30/XXXX-12-02
Ngày 5/12 tới đây => Ngày 5/12 tới = XXXX-12-05 next
ngày 15-17 tháng 10 => ngày 15-17 tháng 10 = XXXX-10-15/XXXX-10-17
sáng 1/12, tức tối 30/11 => sáng 1/12 = XXXX-12-01 morning | tối 30/11 = XXXX-11-30 evening
NGÀY 3/12 => NGÀY 3/12 = XXXX-12-03
"""
NONE = """
Nghị định số 12/2025/NĐ-CP của Chính phủ =>
Quyết định 15/2025/QĐ-TTg =>
bão số 10 và 14 =>
chiếm 3/4 dân số =>
phục vụ 24/7 =>
kỷ niệm 80 năm Cách mạng Tháng Tám =>
dịp Quốc khánh 2/9 =>
điện thoại 024.3825.1234 =>
địa chỉ 192.168.1.10 =>
lúc 10:30 =>
tăng 12,5% và 3.500 tỷ đồng =>
lần thứ Ba liên tiếp =>
phiên tham vấn lần thứ nhất =>
trong thời gian tới =>
5 năm qua, 3 tháng trước =>
nhiều năm trước =>
ngày 31/6 và ngày 32/12 =>
thắng 3-1 ở vòng 2 =>
Thứ trưởng Bộ Công an =>
ngày nay và hiện nay =>
thông qua, vượt qua =>
"""


@pytest.mark.parametrize(("sentence", "dates"), table(DATES) + table(NONE))
def test_the_dates_of_a_vietnamese_sentence(sentence, dates):
    assert [(mention.words, meaning(mention)) for mention in find(sentence, "vi")] == dates
