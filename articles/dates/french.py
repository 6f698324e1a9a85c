"""Dates in French: le 3 décembre 2025, du 1er au 4 décembre, mai dernier, mardi matin."""

from articles.dates.grammar import Grammar
from articles.dates.lexer import listed, numbered, vocabulary

_MONTHS = numbered(
    "month",
    """janvier janv
    février fevrier févr fév
    mars
    avril avr
    mai
    juin
    juillet juil
    août aout
    septembre sept
    octobre oct
    novembre nov
    décembre decembre déc""",
    first=1,
)
_WEEKDAYS = numbered("weekday", "lundi\nmardi\nmercredi\njeudi\nvendredi\nsamedi\ndimanche", first=0)

WORDS = vocabulary(
    _MONTHS,
    _WEEKDAYS,
    listed("day", "premier", 1),
    listed("suffix", "er"),
    listed("tod", "matin matinée", "morning"),
    listed("tod", "midi", "noon"),
    listed("tod", "après-midi", "afternoon"),
    listed("tod", "soir soirée nuit", "evening"),
    listed("today", "aujourd'hui aujourd’hui", "today"),
    listed("today", "hier", "yesterday"),
    listed("today", "avant-hier", "day_before_yesterday"),
    listed("today", "demain", "tomorrow"),
    listed("today", "après-demain", "day_after_tomorrow"),
    listed("following", "lendemain"),
    listed("same", "même"),
    listed("eve", "veille"),
    listed("earlier", "précédent"),
    listed("last", "dernier dernière dernières derniers passé passée écoulé écoulée"),
    listed("next", "prochain prochaine"),
    listed("this", "ce cet cette courant"),
    listed("day_noun", "jour"),
    listed("unit_week", "semaine"),
    listed("unit_month", "mois"),
    listed("unit_year", "an année"),
    listed("from", "du dès depuis"),
    listed("until", "au à jusqu"),
    listed("between", "entre"),
    listed("and", "et"),
    listed("of", "de d des"),
    listed("in", "en dans"),
    listed("the", "le la l"),
    listed("plural", "les"),
    listed("approx", "début", "beginning"),
    listed("approx", "mi milieu", "middle"),
    listed("approx", "fin", "end"),
    listed("not_after", "gras millions milliards pour euros personnes pays"),
)

_DAY = "weekday? day suffix?"
_OTHER_YEAR = "of? (?:the unit_year (?:last|next)|this unit_year)"
_YEAR = f"(?:dot? comma? year (?!not_after)|{_OTHER_YEAR})"
_DATE = f"(?:full|{_DAY} month {_YEAR}? (?:last|next)?)"
_TIME_BEFORE = "(?:(?:(?:in|until) the?)? tod (?:of|from|comma)? (?:the|from)?)"
_TIME_AFTER = "(?:comma? (?:until|in)? the? tod)"
_POINTER = "(?:(?:this? weekday|today) tod? comma? the?)"
_MONTH = "(?:unit_month of month|month)"

RULES = (
    # Several days: du 1er au 4 décembre, entre le 1er et le 4, les 2 et 3 décembre.
    f"(?:from|of)? the? {_DATE} (?:until|dash) (?:the|until)? {_DATE}",
    f"between the? {_DATE} and the? {_DATE}",
    f"(?:from the?|between the?)? {_DAY} (?:until (?:until|the)?|dash|and the?) {_DAY} month {_YEAR}? "
    "(?:last|next)?",
    f"{_DAY} (?:comma {_DAY}){{1,5}} and {_DAY} month {_YEAR}?",
    f"from? dashed month {_YEAR}?",
    # One day.
    f"(?:weekday|today) tod? open the? (?:{_DATE}|day_month) close",
    f"(?:{_TIME_BEFORE} {_POINTER}?|{_POINTER})? {_DATE} (?:open weekday close|{_TIME_AFTER})?",
    "(?<=the|from|until) day_month",
    "(?:weekday|today) tod? comma? the? day_month",
    # Months and years.
    f"(?:from|of) month year? until month {_YEAR}?",
    "month (?:until|dash) month year",
    f"approx (?:dash|of the?|the|from)? {_MONTH} {_YEAR}? (?:last|next)?",
    f"{_MONTH} (?:{_YEAR}|last|next)",
    "unit_month of month",
    "this month (?!dot? day)",
    "(?<=in|from|until) month (?!dot? day)",
    "approx (?:of? the unit_year|of|dash)? year (?!not_after)",
    "(?:from|of) year until year",
    "unit_year year",
    "(?<=in|from|until) year (?!not_after|dash)",
    "(?<=of) year (?!not_after|dash|other)",
    "years",
    # Days that hang on another day.
    "(?<!of) today tod?",
    "this tod",
    f"{_TIME_BEFORE} weekday",
    "this? weekday (?!not_after) (?:last|next)? tod? (?:last|next)?",
    "(?:approx (?:of|from)?)? (?:the? unit_month (?:last|next)|this unit_month)",
    "the? (?:unit_week|unit_year) (?:last|next)",
    "this (?:unit_week|unit_year)",
    "same (?:day_noun|tod)",
    "day_noun same",
    "this day_noun",
    "following",
    "(?<!dash) eve (?:until the? tod|tod)? (?!of|from)",
    "day_noun earlier",
)

FRENCH = Grammar(WORDS, RULES)
