"""The words of dates of publication in five languages, as parts of regular expressions over small letters."""

import re

from articles.text.normalise import nfc


def any_of(words: str) -> str:
    """A regular expression for any of some words: "am|pm" → (?:am|pm), the longest first, in NFC."""
    found = sorted({nfc(word.strip()) for word in words.split("|")}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, found)) + ")"


_MONTHS = [
    "january|jan|janvier|janv|января|январь|янв|студзеня|січня|জানুয়ারি|জানুয়ারী",
    "february|feb|février|fevrier|févr|fév|февраля|февраль|февр|фев|лютага|лютого|ফেব্রুয়ারি|ফেব্রুয়ারী",
    "march|mar|mars|марта|март|мар|сакавіка|березня|মার্চ",
    "april|apr|avril|avr|апреля|апрель|апр|красавіка|квітня|এপ্রিল",
    "may|mai|мая|май|траўня|травня|মে",
    "june|jun|juin|июня|июнь|июн|чэрвеня|червня|জুন",
    "july|jul|juillet|juil|июля|июль|июл|ліпеня|липня|জুলাই",
    "august|aug|août|aout|августа|август|авг|жніўня|серпня|আগস্ট|অগাস্ট|আগষ্ট|অগস্ট",
    "september|sept|sep|septembre|сентября|сентябрь|сент|сен|верасня|вересня|সেপ্টেম্বর",
    "october|oct|octobre|октября|октябрь|окт|кастрычніка|жовтня|অক্টোবর",
    "november|nov|novembre|ноября|ноябрь|нояб|ноя|лістапада|листопада|নভেম্বর",
    "december|dec|décembre|decembre|déc|декабря|декабрь|дек|снежня|грудня|ডিসেম্বর",
]
NUMBER_OF_MONTH = {
    nfc(word): number for number, words in enumerate(_MONTHS, start=1) for word in words.split("|")
}
MONTH = rf"(?P<month>{any_of('|'.join(_MONTHS))})(?![^\W\d_])\.?"
# Months of the Bengali and the Islamic calendar, which stand beside the common date.
OTHER_MONTH = any_of(
    "বৈশাখ|জ্যৈষ্ঠ|আষাঢ়|শ্রাবণ|ভাদ্র|আশ্বিন|কার্তিক|অগ্রহায়ণ|পৌষ|মাঘ|ফাল্গুন|ফাগুন|চৈত্র|মহররম|সফর|রবিউল আউয়াল|"
    "রবিউল সানি|রবিউস সানি|রবিউল সানী|রবিউস সানী|জমাদিউল আউয়াল|জমাদিউস সানি|জমাদিউস সানী|জমাদিউল সানি|জমাদিউল সানী|"
    "জামাদিউল আউয়াল|জামাদিউস সানি|জামাদিউল সানি|জামাদিউল সানী|রজব|শাবান|রমজান|রমাদান|শাওয়াল|জিলকদ|যিলকদ|জিলহজ|জিলহজ্জ|যিলহজ"
)
ORDINAL = r"(?:st|nd|rd|th|er|শে|এ|ই|লা|রা|ঠা|-го|-е)?"
DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"

UPDATED = any_of(
    "updated|last update on|updated on|updated at|updated date|last updated|last updated on|last updated at|"
    "last update|update|"
    "last modified|modified|edited|upd|cập nhật|cập nhật lúc|cập nhật ngày|cập nhật lần cuối|cập nhật mới nhất|"
    "sửa đổi|chỉnh sửa|обновлено|обновлён|обновлен|обновлена|обновление|изменено|дата обновления|последнее обновление|"
    "абноўлена|оновлено|mis à jour|mis à jour le|mis a jour le|mis à jour à|màj|maj|màj le|maj le|modifié|modifié le|"
    "modifiée le|mise à jour|mise à jour le|dernière mise à jour|dernière mise à jour le|actualisé le|"
    "dernière modification|dernière modification le|আপডেট|আপডেটঃ|সর্বশেষ আপডেট|শেষ আপডেট|হালনাগাদ|হালনাগাদ করা হয়েছে|"
    "সর্বশেষ হালনাগাদ|সংশোধিত|পরিমার্জিত"
)
# Labels that no sentence of a text begins with.
STRONG_LABELS = any_of(
    "date|date:|dated:|published|published:|published on|published at|published date|publish date|publication date|"
    "date published|date of publication|pub date|posted|posted on|posted at|post date|first published|"
    "first published on|release date|released|released on|issued on|uploaded on|created|created on|added|"
    "ngày đăng|đăng lúc|đăng ngày|đăng|đã đăng|đăng tải|đăng tải lúc|ngày xuất bản|xuất bản|xuất bản lúc|"
    "xuất bản ngày|"
    "ngày phát hành|ngày cập nhật|ngày tạo|ngày viết|thời gian|thời gian đăng|ngày giờ|phát hành|"
    "дата|дата публикации|дата выхода|дата создания|дата размещения|опубликовано|опубликована|опубликован|"
    "опубликовано:|размещено|добавлено|создано|вышло|время публикации|апублікавана|дадзена|дата:|опубліковано|"
    "publié|publié le|publié à|publie le|publiée le|publié :|publiée|posté|posté le|paru le|mis en ligne|"
    "mis en ligne le|"
    "mise en ligne le|diffusé le|rédigé le|écrit le|créé le|ajouté le|date de publication|date de parution|"
    "date de mise en ligne|date :|"
    "প্রকাশ|প্রকাশিত|প্রকাশিত হয়েছে|প্রকাশকাল|প্রকাশের তারিখ|প্রকাশের সময়|প্রকাশ তারিখ|প্রকাশ সময়|তারিখ|প্রকাশিতঃ|"
    "প্রকাশঃ|প্রকাশ করা হয়েছে|প্রকাশিত তারিখ|প্রকাশিত সময়|পোস্ট|পোস্ট করা হয়েছে|আপলোড|সংবাদ প্রকাশ|fecha|"
    "লেখা|লেখাঃ|প্রকাশনার সময়|প্রকাশনার তারিখ|প্রকাশনা|পোস্টের সময়|আপলোডের সময়"
)
LABELS = any_of("le|ngày|on|on:|at|à|lúc|в|от|time|heure|giờ|время|সময়|সময়|am|les|du")
# The time that has gone by since: 3 hours ago, 2 giờ trước, il y a 3 heures, 3 часа назад, ২ ঘণ্টা আগে.
AGO = (
    r"(?:about )?(?:\d{1,2}|an?|one) (?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?) ago"
    r"|\d{1,2} (?:giây|phút|giờ|ngày|tuần|tháng) trước"
    r"|il y a (?:environ )?(?:\d{1,2}|une?) (?:secondes?|minutes?|min|heures?|h|jours?|semaines?|mois)"
    r"|(?:\d{1,2} )?(?:секунд[уы]?|мин(?:ут[уы]?)?\.?|час(?:а|ов)?|д(?:ень|ня|ней)|недел[юиь]|месяц(?:а|ев)?) назад"
    + nfc(r"|\d{1,2} (?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস) (?:আগে|পূর্বে)")
    + r"|(?:сегодня|вчера|today|yesterday|hôm nay|hôm qua|aujourd[’']hui|hier|আজ|গতকাল)"
    + r"(?=,?\s(?:в |à |at |lúc )?\d{1,2}[:h])"
)
AROUND = any_of(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|среду|пятницу|субботу|пн|вт|ср|чт|пт|сб|вс|"
    "панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля|"
    "thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ bẩy|chủ nhật|thứ 2|thứ 3|thứ 4|thứ 5|thứ 6|thứ 7|cn|"
    "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার|রোববার|"
    "ist|bst|bdst|bdt|cet|cest|"
    "msk|мск|est|edt|et|pkt|eat|wat|sgt|hkt|ict|local time|по москве|по минску|по мск|время московское|"
    "московское время|"
    "heure locale|heure de paris|hrs|"
    "am|pm|a.m.|p.m.|am.|pm.|sa|ch|sáng|trưa|chiều|tối|এএম|পিএম|এ.এম|পি.এম|পূর্বাহ্ণ|অপরাহ্ণ|পূর্বাহ্ন|অপরাহ্ন|"
    "সকাল|দুপুর|"
    "বিকেল|বিকাল|সন্ধ্যা|রাত|ভোর|মিনিট|মিনিটে|টা|টায়|বাংলাদেশ সময়|খ্রিষ্টাব্দ|খ্রিস্টাব্দ|ইং|বঙ্গাব্দ|giờ|года|"
    "году|г.|год"
)
