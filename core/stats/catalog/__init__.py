"""All indicators by id, in the order they are shown; and the fields they belong to."""

from core.stats.catalog import (
    births,
    childcare,
    community,
    economy,
    family,
    finance,
    health,
    living,
    population,
    work,
)
from core.stats.indicator import Bilingual, Indicator

FIELDS: dict[str, Bilingual] = {
    "population": Bilingual("人口・出生・結婚", "Population, births, marriage"),
    "living": Bilingual("賑わい・生活環境", "Liveliness and surroundings"),
    "family": Bilingual("家族・住生活", "Families and homes"),
    "community": Bilingual("地域・コミュニティ", "Community"),
    "health": Bilingual("医療・保健", "Medical care and health"),
    "childcare": Bilingual("子育て支援", "Childcare"),
    "work": Bilingual("働き方・男女共同参画", "Work and gender equality"),
    "economy": Bilingual("経済・雇用・財政", "Economy, jobs, finance"),
}
INDICATORS: dict[str, Indicator] = {
    one.indicator_id: one
    for module in (
        births,
        population,
        living,
        family,
        community,
        health,
        childcare,
        work,
        economy,
        finance,
    )
    for one in module.INDICATORS
}
