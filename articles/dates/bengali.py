"""Dates in Bengali: ৩ ডিসেম্বর, ২৫শে অক্টোবর বিকেলে, ২০২৫ সালের মে মাসে, ১ থেকে ৪ ডিসেম্বর, গত বুধবার।"""

from articles.dates.grammar import Grammar
from articles.dates.lexer import Entry, listed, numbered, vocabulary

_MONTHS = """জানুয়ারি জানুয়ারী জানুআরি
ফেব্রুয়ারি ফেব্রুয়ারী
মার্চ
এপ্রিল
মে
জুন
জুলাই
আগস্ট অগাস্ট আগষ্ট অগস্ট
সেপ্টেম্বর
অক্টোবর
নভেম্বর
ডিসেম্বর"""
_WEEKDAYS = """সোমবার
মঙ্গলবার
বুধবার
বৃহস্পতিবার
শুক্রবার
শনিবার
রবিবার রোববার"""


def _with_endings(name: str) -> dict[str, str]:
    """The case forms of a month or weekday, each with the symbol that a month in this case has.

    | ডিসেম্বর            | month    |
    | ডিসেম্বরের, মে-র     | month_of |
    | ডিসেম্বরে, জুলাইয়ে   | month_in |
    """
    genitives, locatives = _endings(name[-1])
    forms = {name: "month", name + "ও": "month", name + "ই": "month", name + "কে": "month"}
    forms |= {name + ending: "month_of" for ending in genitives}
    return forms | {
        name + ending + particle: "month_in" for ending in locatives for particle in ("", "ই", "ও")
    }


def _endings(last: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The genitive and locative endings after this last letter."""
    if last == "ই":
        return ("য়ের", "র"), ("য়ে", "তে")
    if last in "িীে":
        # Not "মেয়ে": that is a girl.
        return ("র",), ("তে",)
    return ("ের",), ("ে",)


def _months() -> dict[str, Entry]:
    return {
        form: Entry(symbol, entry.value)
        for name, entry in numbered("month", _MONTHS, first=1).items()
        for form, symbol in _with_endings(name).items()
    }


def _weekdays() -> dict[str, Entry]:
    return {
        form: entry
        for name, entry in numbered("weekday", _WEEKDAYS, first=0).items()
        for form in _with_endings(name)
    }


WORDS = vocabulary(
    _months(),
    _weekdays(),
    listed("suffix", "শে লা রা ঠা ই শা"),
    listed("tod", "সকাল সকালে সকালের ভোর ভোরে ভোরের পূর্বাহ্ণে", "morning"),
    listed("tod", "দুপুর দুপুরে দুপুরের", "noon"),
    listed("tod", "বিকেল বিকেলে বিকেলের বিকাল বিকালে বিকালের অপরাহ্ণে", "afternoon"),
    listed("tod", "সন্ধ্যা সন্ধ্যায় সন্ধ্যার সন্ধ্যে সন্ধে রাত রাতে রাতের", "evening"),
    listed("today", "আজ আজকে", "today"),
    listed("poss", "আজকের", "today"),
    listed("today", "গতকাল গতকালের", "yesterday"),
    listed("today", "আগামীকাল আগামিকাল", "tomorrow"),
    listed("today", "পরশু", "day_after_tomorrow"),
    listed("today", "পরদিন", "next_day"),
    listed("tomorrow_word", "কাল"),
    listed("event", "বৈঠক বৈঠকে বৈঠকের আলোচনা আলোচনায় আলোচনার সভায় সাক্ষাতে সাক্ষাৎ অনুষ্ঠানে দিনে"),
    listed("same", "একই ওই ঐ সেই"),
    listed("following", "পরের"),
    listed("eve", "আগের পূর্ববর্তী"),
    listed("last", "গত বিগত"),
    listed("next", "আগামী আগামি আসন্ন"),
    listed("this", "চলতি এই এ"),
    listed("day_noun", "দিন দিনে দিনই দিনেই"),
    listed("date_word", "তারিখ তারিখে তারিখের তারিখেই"),
    listed("unit_week", "সপ্তাহে সপ্তাহের সপ্তাহ"),
    listed("unit_month", "মাস মাসে মাসের মাসেই"),
    listed("unit_year", "বছর বছরে বছরের বছরেই"),
    listed("year_word", "সাল সালে সালের সালেই সন সনে সনের ইং খ্রিস্টাব্দ খ্রিস্টাব্দে খ্রিস্টাব্দের"),
    listed("until", "থেকে হতে"),
    listed("upto", "পর্যন্ত"),
    listed("and", "ও এবং আর"),
    listed("approx", "শুরুতে শুরুর শুরু গোড়ার গোড়ায় প্রারম্ভে", "beginning"),
    listed("approx", "মাঝামাঝি মাঝামাঝিতে মাঝে", "middle"),
    listed("approx", "শেষে শেষের শেষভাগে শেষদিকে শেষ শেষার্ধে", "end"),
    listed("approx_of", "প্রথম", "beginning"),
    listed("toward", "দিকে সময়ে নাগাদ"),
)

_DAY = "day suffix?"
_YEAR_BEFORE = "(?:year year_word comma?|(?:last|this|next) unit_year comma?)"
_YEAR = "(?:comma? year year_word?)"
_MONTH = "(?:month|month_in|month_of)"
_DATE = (
    f"(?:full date_word?|{_YEAR_BEFORE}? {_DAY} {_MONTH} {_YEAR}? date_word?"
    f"|{_YEAR_BEFORE}? month comma? {_DAY} (?:comma? year year_word?|date_word)+"
    f"|{_YEAR_BEFORE}? {_MONTH} unit_month? {_DAY} date_word|day_month date_word)"
)
_THIS = "(?:last|next|this)"
_TODAY = "(?:today|(?:last|next) tomorrow_word)"
_TIME = "(?:comma? tod)"
_APPROX = "(?:approx (?:toward|unit_week)?|approx_of (?:toward|unit_week))"
_NAMED = f"(?:{_YEAR_BEFORE}? {_MONTH} unit_month?)"

RULES = (
    # Several days: ১ থেকে ৪ ডিসেম্বর, ৩০ নভেম্বর থেকে ২ ডিসেম্বর পর্যন্ত, ১-৪ ডিসেম্বর, ২ ও ৩ ডিসেম্বর।
    f"{_THIS}? {_DATE} (?:until|dash) {_DATE} upto?",
    f"{_THIS}? {_YEAR_BEFORE}? {_DAY} (?:comma {_DAY}){{0,5}} (?:until|dash|and) {_DAY} {_MONTH} "
    f"{_YEAR}? date_word? upto?",
    f"{_THIS}? {_YEAR_BEFORE}? dashed {_MONTH} {_YEAR}? date_word? upto?",
    f"{_THIS}? {_YEAR_BEFORE}? {_MONTH} dashed {_YEAR}?",
    # One day.
    f"{_THIS}? (?:weekday|{_TODAY} weekday?) tod? open {_THIS}? {_DATE} close {_TIME}?",
    f"(?:{_THIS}? (?:weekday|{_TODAY} weekday?) tod? comma?|tod)? (?:{_TODAY} comma?)? {_THIS}? {_DATE} "
    f"(?:comma? weekday|open weekday close)? {_TIME}?",
    # Months and years.
    f"{_YEAR_BEFORE}? {_MONTH} unit_month? (?:until|dash) {_NAMED} {_YEAR}? upto?",
    f"{_THIS}? {_NAMED} {_APPROX}",
    f"{_THIS} {_MONTH} (?:unit_month|(?!day))",
    f"{_YEAR_BEFORE} {_MONTH} unit_month?",
    f"{_MONTH} unit_month (?!day)",
    f"{_MONTH} {_YEAR}",
    "month_in (?!day)",
    "years",
    "year year_word (?:until) year year_word? upto?",
    f"year year_word {_APPROX}?",
    # Days that hang on another day.
    f"{_TODAY} (?:weekday)? tod?",
    "poss (?:tod|(?=event))",
    "(?:last|this) tod",
    f"{_THIS}? (?:unit_week)? weekday tod?",
    f"{_THIS} (?:unit_week|unit_month|unit_year) {_APPROX}?",
    "same day_noun tod?",
    "same tod",
    "(?:this|following) day_noun tod?",
    "(?<!event|month_of|weekday) eve (?:day_noun (?:comma? weekday)? tod?|tod)",
)

BENGALI = Grammar(WORDS, RULES)
