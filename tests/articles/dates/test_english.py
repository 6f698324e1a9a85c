"""Dates in English sentences."""

import pytest

from articles.dates import find
from tests.articles.dates.phrases import meaning, table

DATES = """
on 3 December 2025 in Hanoi => 3 December 2025 = 2025-12-03
on December 3, 2025, in Hanoi => December 3, 2025 = 2025-12-03
December 3rd => December 3rd = XXXX-12-03
the 25th of December => 25th of December = XXXX-12-25
on 1st May => 1st May = XXXX-05-01
met on Dec. 25 in Rome => Dec. 25 = XXXX-12-25
Sept. 3, 2025 => Sept. 3, 2025 = 2025-09-03
from 1 to 4 December => from 1 to 4 December = XXXX-12-01/XXXX-12-04
from December 1 to 4, 2025 => from December 1 to 4, 2025 = 2025-12-01/2025-12-04
December 1-4 => December 1-4 = XXXX-12-01/XXXX-12-04
1–4 December 2025 => 1–4 December 2025 = 2025-12-01/2025-12-04
Dec. 1-4, 2025 => Dec. 1-4, 2025 = 2025-12-01/2025-12-04
from November 30 to December 2 => from November 30 to December 2 = XXXX-11-30/XXXX-12-02
30 November – 2 December 2025 => 30 November – 2 December 2025 = 2025-11-30/2025-12-02
from 28 December to 3 January 2026 => from 28 December to 3 January 2026 = 2025-12-28/2026-01-03
between 1 and 4 December => between 1 and 4 December = XXXX-12-01/XXXX-12-04
between 1 December and 14 December => between 1 December and 14 December = XXXX-12-01/XXXX-12-14
2 and 3 December => 2 and 3 December = XXXX-12-02/XXXX-12-03
2, 3 and 4 December => 2, 3 and 4 December = XXXX-12-02/XXXX-12-04
on 2 and 5 December => 2 = XXXX-12-02 | 5 December = XXXX-12-05
on December 3 and 4 in Rome => December 3 and 4 = XXXX-12-03/XXXX-12-04
in May 2025 => May 2025 = 2025-05
in May, both sides => May = XXXX-05
in May of 2025 he => May = XXXX-05
in March this year => March this year = XXXX-03 this_year
in May last year => May last year = XXXX-05 last_year
his visit last May => last May = XXXX-05 last_month_named
next March => next March = XXXX-03 next_month_named
early December => early December = XXXX-12 beginning
in mid-May 2025 => mid-May 2025 = 2025-05~ middle
at the end of October => end of October = XXXX-10 end
in late October 2025 => late October 2025 = 2025-10~ end
by the end of 2025 => end of 2025 = 2025~ end
in 2024 trade grew => 2024 = 2024
since 2012 => 2012 = 2012
for the 2026-2028 period => 2026-2028 = 2026/2028
today in Minsk => today = today
yesterday afternoon => yesterday afternoon = yesterday afternoon
this morning the minister => this morning = this_morning morning
tonight he leaves => tonight = this_evening evening
last night in Paris => last night = yesterday evening
tomorrow morning => tomorrow morning = tomorrow morning
on Tuesday, December 2 => Tuesday, December 2 = XXXX-12-02 Tue
on Tuesday, 2 December 2025 => Tuesday, 2 December 2025 = 2025-12-02 Tue
on Wednesday (December 3) => Wednesday (December 3) = XXXX-12-03 Wed
said Tuesday that => Tuesday = Tue
on Tuesday morning => Tuesday morning = Tue morning
last Tuesday => last Tuesday = Tue last
next Monday => next Monday = Mon next
on Thursday last week => Thursday last week = Thu last_week
in the afternoon of 25 October => in the afternoon of 25 October = XXXX-10-25 afternoon
on the morning of December 3, 2025 => on the morning of December 3, 2025 = 2025-12-03 morning
on the evening of December 2 => on the evening of December 2 = XXXX-12-02 evening
on 3 December in the morning => 3 December in the morning = XXXX-12-03 morning
today, 13 May, the minister => today, 13 May = XXXX-05-13 today
today (December 3) => today (December 3) = XXXX-12-03 today
Hanoi (VNA) - 2025-12-03 => 2025-12-03 = 2025-12-03
dated 25/12/2025 => 25/12/2025 = 2025-12-25
dated 12/25/2025 => 12/25/2025 = 2025-12-25
last week, next month and this year => last week = last_week | next month = next_month | this year = this_year
the same day => same day = same_day
the next day => next day = next_day
in Odesa the previous day, when they met => previous day = previous_day
a day earlier in Rabat => day earlier = previous_day
The day before, he met the king => day before = previous_day
the previous evening => previous evening = previous_day evening
a day later in Rabat => day later = next_day
at today's meeting => today = today
from May to October 2025 => from May to October 2025 = 2025-05/2025-10
May 13 was a holiday => May 13 = XXXX-05-13
December 2025 => December 2025 = 2025-12
the 3 December 2024 and 5 May 2025 talks => 3 December 2024 = 2024-12-03 | 5 May 2025 = 2025-05-05
Thursday's talks and Monday's weather => Thursday = Thu
HANOI, Dec 3 (Agency) => Dec 3 = XXXX-12-03
the 6th of June this year => 6th of June this year = XXXX-06-06 this_year
On Friday night => Friday night = Fri evening
"""
NONE = """
the day before his visit, the day before the summit =>
it may 13 times march on =>
they may meet in the march of 20 people =>
dated 3/12/2025 =>
3/4 of the members, a 3-4 win =>
open 24/7 =>
storms No. 10 and 14 =>
the 80th anniversary =>
a 25-year-old man =>
at 10:30 =>
call 024-3825-1234 =>
host 10.2.3.4 =>
Decree 12/2025/ND-CP =>
Theresa May said =>
April Ryan met June Smith =>
today's world =>
Black Friday sales =>
the Sunday Times =>
over the last year =>
on 31 June and 30 February =>
$2025 and 2,025 people =>
COVID-19 and G20 and A320 =>
the 1990s =>
25% and 3.5 percent =>
Marching on, mayor =>
a mon ami wed sat =>
"""


@pytest.mark.parametrize(("sentence", "dates"), table(DATES) + table(NONE))
def test_the_dates_of_an_english_sentence(sentence, dates):
    assert [(mention.words, meaning(mention)) for mention in find(sentence, "en")] == dates
