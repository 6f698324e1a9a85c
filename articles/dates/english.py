"""Dates in English: 3 December 2025, December 3rd, from 1 to 4 December, last May, Tuesday morning."""

from articles.dates.grammar import Grammar
from articles.dates.lexer import Entry, listed, numbered, vocabulary

# With a small letter "march" and "may" are other words, and no month is written so.
_MONTHS = numbered(
    "month",
    """January Jan
    February Feb
    March Mar
    April Apr
    May
    June Jun
    July Jul
    August Aug
    September Sept Sep
    October Oct
    November Nov
    December Dec""".lower(),
    first=1,
    small="other",
)
_WEEKDAYS = numbered(
    "weekday", "monday\ntuesday\nwednesday\nthursday\nfriday\nsaturday\nsunday", first=0, small="other"
)
_SHORT_WEEKDAYS = numbered(
    "weekday_short", "mon\ntue tues\nwed\nthu thur thurs\nfri\nsat\nsun", first=0, small="other"
)

WORDS = vocabulary(
    _MONTHS,
    _WEEKDAYS,
    _SHORT_WEEKDAYS,
    listed("suffix", "st nd rd th"),
    listed("tod", "morning forenoon", "morning"),
    listed("tod", "noon midday lunchtime", "noon"),
    listed("tod", "afternoon", "afternoon"),
    listed("tod", "evening night", "evening"),
    listed("today", "today", "today"),
    listed("today", "tonight", "this_evening"),
    listed("today", "yesterday", "yesterday"),
    listed("today", "tomorrow", "tomorrow"),
    listed("same", "same"),
    listed("last", "last"),
    listed("next", "next coming following"),
    listed("this", "this current"),
    listed("day_noun", "day"),
    listed("unit_week", "week"),
    listed("unit_month", "month"),
    listed("unit_year", "year"),
    listed("until", "to through until till"),
    listed("from", "from"),
    listed("between", "between"),
    listed("and", "and &"),
    listed("of", "of"),
    listed("on", "on"),
    listed("at", "at"),
    listed("in", "in during since by"),
    listed("before", "before"),
    listed("after", "after"),
    listed("eve", "previous preceding"),
    listed("earlier", "earlier"),
    listed("later", "later"),
    listed("the", "the"),
    listed("approx", "early", "beginning"),
    listed("approx", "mid", "middle"),
    listed("approx", "late", "end"),
    listed("approx_of", "beginning start", "beginning"),
    listed("approx_of", "middle", "middle"),
    listed("approx_of", "end close", "end"),
    listed("poss", "s"),
    listed(
        "event", "meeting meetings talks session visit ceremony event summit conference reception signing"
    ),
    {"’s": Entry("poss")},
    listed("not_before", "black good holy easter ash palm bloody cyber super"),
    listed(
        "not_after", "million billion trillion thousand hundred percent per km metres meters times telegraph"
    ),
    listed("not_after", "people mirror herald street avenue live others countries members pm am"),
)

_DAY = "day suffix?"
_OTHER_YEAR = "of? (?:last|this|next) unit_year"
_YEAR = f"(?:dot? comma? year (?!not_after)| comma? {_OTHER_YEAR})"
_DAY_MONTH = f"(?:{_DAY} of? month {_YEAR}?)"
_MONTH_DAY = f"(?:month dot? the? {_DAY} (?!not_after) {_YEAR}?)"
_DATE = f"(?:full|{_DAY_MONTH}|{_MONTH_DAY})"
_WEEKDAY = "(?:weekday|weekday_short dot?)"
_TIME_BEFORE = "(?:(?:in|on|at)? the? approx? tod (?:of|on) the?)"
_TIME_AFTER = "(?:comma? (?:(?:in|on|at) the?)? tod)"
_POINTER = f"(?:(?:{_WEEKDAY}|today) tod? (?:comma|on)? the?)"
_THIS = "(?:last|this|next)"
_UNIT = "(?:unit_week|unit_month|unit_year)"
_APPROX = "(?:approx dash?|approx_of of) (?:the (?:unit_month of)?)?"
_NOTHING = "(?!other|the|this|last|day|month|weekday|year|number|today|full|event|poss)"
_TAKEN = "(?!dot? comma? (?:day|year)|dashed)"

RULES = (
    # Several days: 1 to 4 December, December 1-4, 30 November to 2 December, 2, 3 and 4 December.
    f"(?:from|between)? {_DATE} (?:until|dash) the? (?:{_WEEKDAY} comma? the?)? {_DATE}",
    f"between the? {_DATE} and the? {_DATE}",
    f"(?:(?:from|between) the?)? {_DAY} (?:until|dash|and) the? {_DAY} of? month {_YEAR}?",
    f"{_DAY} (?:comma the? {_DAY}){{1,5}} comma? and the? {_DAY} of? month {_YEAR}?",
    f"from? dashed of? month {_YEAR}?",
    f"(?:from|between)? month dot? the? {_DAY} (?:until|dash) the? {_DAY} (?!not_after) {_YEAR}?",
    f"between month dot? the? {_DAY} and the? {_DAY} {_YEAR}?",
    f"month dot? {_DAY} and {_DAY} (?!other|number|not_after|of? month) {_YEAR}?",
    f"from? month dot? dashed {_YEAR}?",
    # One day, with a weekday or a time of day before or after it.
    f"(?:{_WEEKDAY}|today) tod? open on? the? {_DATE} close",
    f"(?:{_TIME_BEFORE}|{_TIME_BEFORE}? {_POINTER})? {_DATE} (?:open weekday close|{_TIME_AFTER})?",
    # Months and years.
    "(?:from|between) month year? (?:until|and) month (?:comma? year)? (?!day)",
    "month year? (?:until|dash) month comma? year",
    f"{_APPROX} month (?!dot? (?:day|dashed)) {_YEAR}?",
    f"month (?:dot? comma? year| {_OTHER_YEAR})",
    f"(?:last|next|this) month {_TAKEN}",
    f"unit_month of month {_TAKEN}",
    f"(?<=in|from|before|after) month {_TAKEN}",
    f"{_APPROX} (?:unit_year)? year (?!not_after)",
    "from year (?:until|dash) year",
    "unit_year year",
    "(?<=in|from|until|before|after) year (?!not_after|dash)",
    "years",
    # Days that hang on another day.
    "today (?=poss event)",
    "today (?!poss) tod?",
    "(?:this|last) tod",
    f"(?:{_TIME_BEFORE})? (?<!not_before) {_THIS}? weekday (?!not_after|poss (?!event)) tod? "
    f"(?:of? {_THIS} unit_week)?",
    f"(?:{_APPROX})? (?<!the) {_THIS} {_UNIT}",
    "same (?:day_noun|tod)",
    "next day_noun",
    "(?<!unit_week) eve (?:day_noun|tod)",
    "day_noun (?:earlier|later)",
    f"(?<=the) (?:day_noun|tod) before {_NOTHING}",
)

ENGLISH = Grammar(WORDS, RULES, day_first=False)
