"""Every chart of the pages about a place once, so that no visitor waits for composing one."""

from collections.abc import Iterator

from core.charts import ages
from core.charts.change import change
from core.charts.choropleth import choropleth
from core.charts.finding import LOW, drawn
from core.charts.future import future
from core.charts.named import named
from core.charts.position import position
from core.charts.radar import PAGE, PHONE, radar
from core.charts.scatter import scatter
from core.charts.strip import strip
from core.charts.trend import trend
from core.stats.ages.ahead import ahead
from core.stats.ages.counted import counted, pyramids
from core.stats.ages.flow import cohort
from core.stats.change import changes
from core.stats.figure import figure
from core.stats.findings import findings
from core.stats.package import Package
from core.stats.peers import default
from core.stats.relation import relation
from core.stats.scores import field_scores
from core.stats.series import over_years
from core.stats.spread import spread


def compose(package: Package, area_code: str, language: str) -> Iterator[None]:
    """All of them for one municipality, step by step: a template stays as long as the process."""
    peers = default(package, area_code)
    found = findings(package, area_code, peers)
    for one in found:
        drawn(one, language, height=LOW)
        yield
        for narrow in (False, True):
            drawn(one, language, narrow=narrow)
            yield
            if one.form == "course":
                named(one, one.figure.area_name, (), language, narrow=narrow)
                yield
    change(changes(package, area_code), language)
    scores = field_scores(package, area_code, peers)
    for size in (PAGE, PHONE):
        radar(scores, "deviation", language, size=size)
        yield
    rate = figure(package, "birth_rate", area_code, peers)
    strip(rate, (), language)
    position(rate, language)
    for zero in (False, True):
        rows = over_years(package, "birth_rate", area_code, peers)
        trend(rate, rows, (), language, zero=zero)
        yield
    scatter(relation(package, "birth_rate", "ageing", area_code, peers), language)
    yield
    _by_age(package, area_code, language)
    yield
    here = spread(package, "birth_rate", package.area(area_code).prefecture_code)
    for keyed in (True, False):
        choropleth(here, dict.fromkeys(here.values, ""), area_code, language, keyed=keyed)


def _by_age(package: Package, area_code: str, language: str) -> None:
    people = counted(package, area_code)
    for one in pyramids(people)[:1]:
        ages.pyramid(one, None, 1.0, "", language)
    if flow := cohort(people):
        ages.generations(flow, None, "", language)
    future(ahead(package, area_code), "", language)
    ages.shares((), "")
