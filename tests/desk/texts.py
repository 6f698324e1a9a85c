"""Texts written for the tests of the desk: no newspaper printed them."""

RECEPTION = """Bộ trưởng Lương Tam Quang tiếp Bộ trưởng Nội vụ Kyrgyzstan

Ngày 14/1/2026, tại Hà Nội, Bộ trưởng Bộ Công an Lương Tam Quang đã tiếp Bộ trưởng Bộ Nội vụ Kyrgyzstan Ulan Niyazbekov.
Hai bên đã trao đổi về hợp tác phòng, chống tội phạm mạng và đào tạo cán bộ.
Bộ trưởng Lương Tam Quang đề nghị hai bên sớm ký kết thỏa thuận hợp tác giữa hai bộ.
Nguồn: https://tin-an-ninh.example/tiep-bo-truong-kyrgyzstan-1234.html
Bình luận (0)
"""
LATER = RECEPTION.replace("đào tạo cán bộ", "đào tạo cán bộ trong năm 2026")
"""The same article as its publisher changed it later."""
BENGALI = """১৪ জানুয়ারি ২০২৬ হ্যানয়ে জননিরাপত্তা মন্ত্রী লুওং ট্যাম কোয়াং কিরগিজস্তানের স্বরাষ্ট্রমন্ত্রী উলান নিয়াজবেকভকে অভ্যর্থনা জানান।
দুই পক্ষ সাইবার অপরাধ প্রতিরোধে সহযোগিতা নিয়ে আলোচনা করে।
"""
