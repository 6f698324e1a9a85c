"""Dates in French sentences."""

import pytest

from articles.dates import find
from tests.articles.dates.phrases import meaning, table

DATES = """
le 3 décembre 2025 à Hanoï => 3 décembre 2025 = 2025-12-03
le 3 décembre à Hanoï => 3 décembre = XXXX-12-03
le 1er mai => 1er mai = XXXX-05-01
du 1er au 4 décembre => du 1er au 4 décembre = XXXX-12-01/XXXX-12-04
du 1er au 4 décembre 2025 => du 1er au 4 décembre 2025 = 2025-12-01/2025-12-04
1-4 décembre 2025 => 1-4 décembre 2025 = 2025-12-01/2025-12-04
du 30 novembre au 2 décembre => du 30 novembre au 2 décembre = XXXX-11-30/XXXX-12-02
du 28 décembre au 3 janvier 2026 => du 28 décembre au 3 janvier 2026 = 2025-12-28/2026-01-03
du mardi 2 au jeudi 4 décembre => du mardi 2 au jeudi 4 décembre = XXXX-12-02/XXXX-12-04
entre le 1er et le 4 décembre => entre le 1er et le 4 décembre = XXXX-12-01/XXXX-12-04
les 2 et 3 décembre => 2 et 3 décembre = XXXX-12-02/XXXX-12-03
les 2 et 5 décembre => 2 = XXXX-12-02 | 5 décembre = XXXX-12-05
les 2, 3 et 4 décembre => 2, 3 et 4 décembre = XXXX-12-02/XXXX-12-04
en mai 2025 => mai 2025 = 2025-05
en mai, les deux pays => mai = XXXX-05
en mars à Paris => mars = XXXX-03
en mai dernier => mai dernier = XXXX-05 last_month_named
mars prochain => mars prochain = XXXX-03 next_month_named
en mai de l'année dernière => mai de l'année dernière = XXXX-05 last_year
au mois de mai => mois de mai = XXXX-05
au mois d'octobre 2025 => mois d'octobre 2025 = 2025-10
début décembre => début décembre = XXXX-12 beginning
mi-octobre 2025 => mi-octobre 2025 = 2025-10~ middle
à la fin octobre => fin octobre = XXXX-10 end
à la fin du mois d'octobre => fin du mois d'octobre = XXXX-10 end
fin 2025 => fin 2025 = 2025~ end
en 2024 => 2024 = 2024
depuis 2012 => 2012 = 2012
l'année 2025 => année 2025 = 2025
pour la période 2026-2028 => 2026-2028 = 2026/2028
aujourd'hui à Minsk => aujourd'hui = today
Aujourd’hui à Minsk => Aujourd’hui = today
hier soir => hier soir = yesterday evening
avant-hier => avant-hier = day_before_yesterday
demain matin => demain matin = tomorrow morning
ce matin => ce matin = this_morning morning
cet après-midi => cet après-midi = this_afternoon afternoon
ce soir => ce soir = this_evening evening
mercredi 3 décembre => mercredi 3 décembre = XXXX-12-03 Wed
mercredi (3 décembre) => mercredi (3 décembre) = XXXX-12-03 Wed
aujourd'hui, 13 mai => aujourd'hui, 13 mai = XXXX-05-13 today
mardi matin => mardi matin = Tue morning
mardi dernier => mardi dernier = Tue last
lundi prochain => lundi prochain = Mon next
ce mardi à Rome => ce mardi = Tue this
dans la matinée du 3 décembre => dans la matinée du 3 décembre = XXXX-12-03 morning
dans l'après-midi du 25 octobre 2025 => dans l'après-midi du 25 octobre 2025 = 2025-10-25 afternoon
le 3 décembre au matin => 3 décembre au matin = XXXX-12-03 morning
le 3 décembre dans l'après-midi => 3 décembre dans l'après-midi = XXXX-12-03 afternoon
le 3 décembre dernier => 3 décembre dernier = XXXX-12-03 last
le mois dernier => le mois dernier = last_month
la semaine dernière => la semaine dernière = last_week
la semaine prochaine => la semaine prochaine = next_week
l'an dernier => l'an dernier = last_year
cette année => cette année = this_year
le même jour => même jour = same_day
le jour même => jour même = same_day
le lendemain => lendemain = next_day
s'est réunie la veille à Tunis => veille = previous_day
La veille au soir, il a reçu => veille au soir = previous_day evening
le jour précédent => jour précédent = previous_day
le 03/12/2025 => 03/12/2025 = 2025-12-03
le 3/12 => 3/12 = XXXX-12-03
publié le 2025-12-03 => 2025-12-03 = 2025-12-03
le 2 déc. 2025 => 2 déc. 2025 = 2025-12-02
de mai à octobre 2025 => de mai à octobre 2025 = 2025-05/2025-10
le 3 août 2024 puis le 5 mai 2025 => 3 août 2024 = 2024-08-03 | 5 mai 2025 = 2025-05-05
La rencontre du 3 décembre. => 3 décembre = XXXX-12-03
dimanche 7 décembre dans la soirée => dimanche 7 décembre dans la soirée = XXXX-12-07 Sun evening
les 12 et 13 novembre derniers => 12 et 13 novembre derniers = XXXX-11-12/XXXX-11-13 last
Ce jeudi 4 décembre, le président => Ce jeudi 4 décembre = XXXX-12-04 Thu
dans la soirée de lundi => dans la soirée de lundi = Mon evening
le premier décembre, le premier ministre => premier décembre = XXXX-12-01
le 25 DÉCEMBRE 2025 => 25 DÉCEMBRE 2025 = 2025-12-25
"""
NONE = """
à la veille de la visite, l'avant-veille =>
la planète Mars et le mardi gras =>
les tempêtes no 10 et 14 =>
le 80e anniversaire =>
les 3/4 des membres =>
ouvert 24/7 et 24h/24 =>
à 10h30 et à 10:30 =>
plus de 2000 soldats =>
le 31 juin et le 30 février =>
12,5 % et 25% et 3.500 euros =>
le monde d'aujourd'hui =>
tél. 01.45.67.89.10 =>
adresse 10.2.3.4 =>
il y a 5 ans, pendant 3 mois =>
décret 2025-1234 =>
le G7 et l'A320 =>
"""


@pytest.mark.parametrize(("sentence", "dates"), table(DATES) + table(NONE))
def test_the_dates_of_a_french_sentence(sentence, dates):
    assert [(mention.words, meaning(mention)) for mention in find(sentence, "fr")] == dates
