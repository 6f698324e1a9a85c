"""Dates in Vietnamese: ngày 3/12, chiều 17/8/2025, từ ngày 1 đến 4/12, tháng 5 vừa qua, thứ Tư tuần trước."""

from articles.dates.grammar import Grammar
from articles.dates.lexer import Entry, listed, numbered, vocabulary

WORDS = vocabulary(
    # Names of months and weekdays are numerals, and "năm" is five as well as year.
    numbered("month_name", "một\nhai\nba\ntư\nnăm\nsáu\nbảy\ntám\nchín\nmười", first=1, small="small_name"),
    {"năm": Entry("month_name", 5, "year_word")},
    listed("thu", "thứ"),
    {"chủ nhật": Entry("weekday", 6)},
    listed("tod", "sáng", "morning"),
    listed("tod", "trưa", "noon"),
    listed("tod", "chiều", "afternoon"),
    listed("tod", "tối đêm", "evening"),
    listed("toward", "sớm muộn"),
    listed("day_noun", "ngày mùng mồng"),
    listed("hom", "hôm"),
    listed("second", "kia"),
    listed("tomorrow_word", "mai", "tomorrow"),
    listed("same", "cùng"),
    listed("month_before", "tháng"),
    listed("unit_week", "tuần"),
    listed("this", "nay này"),
    listed("past", "qua"),
    listed("just", "vừa mới"),
    listed("last", "trước ngoái rồi"),
    listed("next", "tới sau"),
    listed("poss", "đây"),
    listed("from", "từ"),
    listed("until", "đến"),
    listed("upto", "hết"),
    listed("and", "và"),
    listed("approx", "đầu", "beginning"),
    listed("approx", "giữa", "middle"),
    listed("approx", "cuối", "end"),
    listed("not_before", "lần nhiều mấy vài các những hàng bốn mạng"),
)

_YEAR = "(?:(?:comma|slash)? (?:year_word|month_name) year| comma year|slash year|year_word (?:this|last|next|past))"
_MONTH = f"(?:month_year|day {_YEAR}?|month_name (?:month_name|small_name)? {_YEAR}?)"
_MONTHS = f"month_before {_MONTH}"
_IN_WORDS = f"day month_before (?:{_MONTH}|small_name small_name? {_YEAR}?)"
_NUMBERS = f"(?:full|day_month {_YEAR}?|dashed (?!month_before))"
_DATE = f"(?:{_IN_WORDS}|{_NUMBERS})"
_LATELY = "(?:just (?:past|last)|next (?=comma|dot|break|poss))?"
_LEAD = "(?:tod{1,2} toward? (?:day_noun|hom)?|day_noun|hom)"
_POINTER = (
    "(?:tod{0,2} day_noun? hom (?:this|past|second)|tod{1,2} toward? (?:this|past|tomorrow_word)"
    "|day_noun tomorrow_word|tod? same day_noun|same tod)"
)
_WEEKDAY = "(?:(?:hom|tod|day_noun)? (?:thu (?:month_name|small_name|year_word|day)|weekday))"
_UNIT = "(?:unit_week|month_before|year_word)"
_ALONE = "(?<!day|number|not_before|small_name|month_name)"

RULES = (
    # Several days: từ ngày 1 đến 4/12, từ 30/11 đến 2/12, ngày 1-4/12, ngày 2 và 3/12.
    f"(?:from {_LEAD}?|{_LEAD}) (?:{_DATE}|day) (?:until upto?|dash) {_LEAD}? {_DATE}",
    f"{_LEAD} day (?:comma day_noun? day){{0,5}} (?:comma|and day_noun?) {_DATE}",
    f"(?:from {_LEAD}?|{_LEAD}) (?:span {_YEAR}?|dashed month_before {_MONTH})",
    "(?<=open) day_noun? span (?=close)",
    # One day.
    f"(?:{_POINTER}|{_WEEKDAY}) (?:comma? {_LEAD}? {_DATE}|open {_LEAD}? {_DATE} close)",
    f"{_LEAD} {_DATE} {_LATELY}",
    f"day month_before (?:month_year|day {_YEAR}) {_LATELY}",
    "full",
    f"(?<=from|until) day_month {_YEAR}?",
    "(?<=open) day_month (?=close|comma)",
    # Months and years.
    f"from {_MONTHS} (?:until|dash) (?:{_MONTHS}|month_year)",
    f"{_MONTHS} dash {_MONTHS}",
    f"approx? {_ALONE} month_before (?:{_MONTH}|months) (?:this|next (?=comma|dot|break|poss)|{_LATELY})",
    "from year_word year until year_word? year",
    "(?:(?<!month_before) approx)? (?:year_word|month_name) year",
    "years",
    # Days that hang on another day.
    _POINTER,
    "tod{0,2} day_noun? hom last",
    "day_noun? hom next",
    "(?<!not_before) (?:(?:hom|tod) (?:thu small_name|thu year_word|thu month_name|weekday)|thu month_name|weekday) "
    "(?:unit_week (?:this|last|next|past)|just past|next (?=comma|dot|break|poss))?",
    f"{_ALONE} approx? (?:{_UNIT} (?:this|last|next)|unit_week past)",
)

VIETNAMESE = Grammar(WORDS, RULES)
