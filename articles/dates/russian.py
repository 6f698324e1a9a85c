"""Dates in Russian and Belarusian: 3 декабря 2025 года, с 1 по 4 декабря, в мае прошлого года."""

from articles.dates.grammar import Grammar
from articles.dates.lexer import listed, numbered, vocabulary

# The case tells what a month is used for: of a day (декабря), of a time (в декабре), or by itself.
_RUSSIAN_MONTHS = {
    **numbered(
        "month_of",
        """январь
        февраль
        март
        апрель
        май
        июнь
        июль
        август
        сентябрь
        октябрь
        ноябрь
        декабрь""",
        first=1,
    ),
    **numbered(
        "month_in",
        """январе январю
        феврале февралю
        марте марту
        апреле апрелю
        мае маю
        июне июню
        июле июлю
        августе августу
        сентябре сентябрю
        октябре октябрю
        ноябре ноябрю
        декабре декабрю""",
        first=1,
    ),
    **numbered(
        "month",
        """января янв
        февраля фев февр
        марта мар
        апреля апр
        мая
        июня июн
        июля июл
        августа авг
        сентября сен сент
        октября окт
        ноября ноя нояб
        декабря дек""",
        first=1,
    ),
}
_BELARUSIAN_MONTHS = {
    **numbered(
        "month_of",
        "студзень\nлюты\nсакавік\nкрасавік\nтравень\nчэрвень\nліпень\nжнівень\nверасень\nкастрычнік\nлістапад\n"
        "снежань",
        first=1,
    ),
    **numbered(
        "month_in",
        "студзені\nлютым\nсакавіку\nкрасавіку\nмаі\nчэрвені\nліпені\nжніўні\nверасні\nкастрычніку\nлістападзе\n"
        "снежні",
        first=1,
    ),
    **numbered(
        "month",
        "студзеня\nлютага\nсакавіка\nкрасавіка\nмая\nчэрвеня\nліпеня\nжніўня\nверасня\nкастрычніка\nлістапада\n"
        "снежня",
        first=1,
    ),
}

_RUSSIAN = vocabulary(
    _RUSSIAN_MONTHS,
    numbered(
        "weekday",
        "понедельник понедельника\nвторник вторника\nсреду среда среды\nчетверг четверга\nпятницу пятница пятницы\n"
        "субботу суббота субботы\nвоскресенье воскресенья",
        first=0,
    ),
    listed("suffix", "е ое му"),
    listed("suffix_of", "го ого"),
    listed("tod", "утром утра утру", "morning"),
    listed("tod", "полдень полудня", "noon"),
    listed("tod", "днём днем", "afternoon"),
    listed("tod", "вечером вечера вечер ночью ночи", "evening"),
    listed("first", "первой"),
    listed("second", "второй"),
    listed("half", "половине"),
    listed("part", "дня"),
    listed("today", "сегодня", "today"),
    listed("today", "вчера", "yesterday"),
    listed("today", "завтра", "tomorrow"),
    listed("today", "позавчера", "day_before_yesterday"),
    listed("today", "послезавтра", "day_after_tomorrow"),
    listed("same", "тот того той"),
    listed("poss", "же"),
    listed("eve", "накануне"),
    listed("earlier", "ранее раньше"),
    listed(
        "event",
        "визита визитов встречи встреч саммита переговоров праздника праздников выборов годовщины заседания форума "
        "открытия начала приезда прибытия поездки нового конференции учений рождества матча игр войны референдума "
        "подписания сессии совещания юбилея пасхи пленума съезда чемпионата турнира вступления решения",
    ),
    listed("last", "прошлый прошлую прошлое прошлого прошлом прошлой минувший минувшую минувшего минувшем"),
    listed("last", "прошедшую прошедшего минувшей прошедшей минувшее"),
    listed("next", "следующий следующую следующее следующего следующем следующей будущего будущем"),
    listed("next", "предстоящий предстоящую предстоящего предстоящей ближайший ближайшую"),
    listed("this", "этот эту это этого этом этой текущего текущем текущей сего нынешнего нынешнем"),
    listed("day_noun", "день"),
    listed("unit_week", "неделе недели неделю"),
    listed("unit_month", "месяце месяца"),
    listed("unit_year", "году года год годы годов"),
    listed("year_word", "г гг"),
    listed("from", "с со от из"),
    listed("until", "по до"),
    listed("between", "между"),
    listed("and", "и"),
    listed("in", "в во к ко на"),
    listed("approx", "начале началу", "beginning"),
    listed("approx", "середине", "middle"),
    listed("approx", "конце концу", "end"),
)
_BELARUSIAN = vocabulary(
    _BELARUSIAN_MONTHS,
    numbered(
        "weekday",
        "панядзелак\nаўторак\nсераду серада\nчацвер\nпятніцу пятніца\nсуботу субота\nнядзелю нядзеля",
        first=0,
    ),
    listed("suffix", "е ае му"),
    listed("suffix_of", "га ага"),
    listed("tod", "раніцай раніцы ранкам", "morning"),
    listed("tod", "поўдзень", "noon"),
    listed("tod", "днём удзень", "afternoon"),
    listed("tod", "увечары вечарам вечара", "evening"),
    listed("today", "сёння", "today"),
    listed("today", "учора ўчора", "yesterday"),
    listed("today", "заўтра", "tomorrow"),
    listed("same", "той таго"),
    listed("poss", "жа ж"),
    listed("last", "мінулы мінулую мінулага мінулым мінулай"),
    listed("next", "наступны наступную наступнага наступным наступнай"),
    listed("this", "гэты гэтую гэтага гэтым гэтай бягучага бягучым сёлетняга"),
    listed("day_noun", "дзень"),
    listed("unit_week", "тыдні"),
    listed("unit_month", "месяцы месяца"),
    listed("unit_year", "годзе года год гады гадоў"),
    listed("year_word", "г гг"),
    listed("from", "з са ад"),
    listed("until", "па да"),
    listed("between", "паміж"),
    listed("and", "і"),
    listed("in", "у ў на к"),
    listed("approx", "пачатку", "beginning"),
    listed("approx", "сярэдзіне", "middle"),
    listed("approx", "канцы канца", "end"),
)

_DAY = "day (?:dash (?:suffix|suffix_of))?"
_OTHER_YEAR = "(?:last|next|this) (?:unit_year|year_word dot?)"
_YEAR = f"(?:comma? year (?:dash suffix_of)? (?:unit_year|year_word dot?)?|{_OTHER_YEAR})"
_DATE = f"(?:full (?:unit_year|year_word dot?)?|{_DAY} month dot? {_YEAR}|{_DAY} month)"
_HALF = "(?:first|second) half part"
_TIME = f"(?:tod|in {_HALF})"
_POINTER = f"(?:(?:weekday|today) {_TIME}? comma?)"
_ANY_MONTH = "(?:month_in|month_of|month)"

RULES = (
    # Several days: с 1 по 4 декабря, 1–4 декабря, 30 ноября – 2 декабря, 2 и 3 декабря.
    f"from? {_DATE} (?:until|dash) {_DATE}",
    f"(?:from|between)? {_DAY} (?:until|dash|and) {_DAY} month {_YEAR}?",
    f"between {_DATE} and {_DATE}",
    f"{_DAY} (?:comma {_DAY}){{1,5}} and {_DAY} month {_YEAR}?",
    f"dashed month {_YEAR}?",
    # One day.
    f"(?:weekday|today) {_TIME}? open {_DATE} close",
    f"(?:{_TIME} in? {_POINTER}?|{_POINTER})? {_DATE} "
    f"(?:open weekday close|comma? {_TIME}|comma in weekday {_TIME}?)?",
    # Months and years.
    f"from {_ANY_MONTH} {_YEAR}? until {_ANY_MONTH} {_YEAR}?",
    f"{_ANY_MONTH} dash {_ANY_MONTH} year (?:unit_year|year_word dot?)?",
    f"approx (?:unit_month)? {_ANY_MONTH} {_YEAR}?",
    f"{_ANY_MONTH} {_YEAR}",
    "(?<=in) (?:last|next|this) month_in",
    "(?<=in) month_in",
    "approx year (?:dash suffix_of)? unit_year?",
    "from year (?:until|dash) year unit_year?",
    "year (?:dash suffix_of)? (?:unit_year|year_word dot)",
    "years (?:unit_year|year_word dot?)?",
    # Days that hang on another day.
    f"today {_TIME}?",
    "tod today",
    f"(?<=in) (?:last|next|this)? weekday {_TIME}?",
    f"{_TIME} (?:in weekday|weekday)",
    "(?:approx)? (?:last|next|this) (?:unit_week|unit_month|unit_year)",
    "(?:same|this) poss day_noun",
    "same poss? (?:day_noun|part)",
    "next day_noun",
    "(?:tod eve|eve tod?) (?!event|part|day|month_of|this)",
    "tod earlier",
)

RUSSIAN = Grammar(_RUSSIAN, RULES)
BELARUSIAN = Grammar(_BELARUSIAN, RULES)
