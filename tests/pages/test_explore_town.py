"""The town page: four findings, the table of figures, ticks, links, and the start page's search."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import LOCAL
from core.own.model import Draft, Item
from core.own.store import own_store
from core.process import rooms
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import figure, figures
from core.stats.findings import findings
from core.stats.missing import EVACUATED
from core.stats.peers import default
from core.workshop.acts.flow import WorkshopOpened
from pages.shared.markdown import APART
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser
from tests.pages.test_explore import INDEX, PAGES, SAY, TEN, opened, told
from tests.pages.test_explore import known as known

OTHER = "open-unlike-"


def test_what_the_municipality_gave_is_marked_pinned_and_only_for_accounts(
    browser: Browser,
) -> None:
    name, area = "産後ケアを使った人", TEN["奈義町"]
    item = Item(
        name, "人", "objective", "childcare", area, "奈義町", 2025, True, 12.0, 0, "こども課"
    )
    own_store().add(Draft("a.csv", "f" * 64, (item,)), LOCAL)
    opened_ = WorkshopOpened("題", area, "奈義町", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = opened("overview", area=area)
    app.button_group[0].set_value("childcare").run()
    assert f"{name}（自治体提供・暫定）" in list(app.dataframe[0].value[SAY("list.measure")])
    app = opened("overview", area=area, figure=item.indicator_id)
    assert f"**{name}（自治体提供・暫定）{APART}**" in told(app)
    app.button(key=f"pin-{item.indicator_id}-go").click().run()
    assert not app.exception
    (pinned,) = room.workshop.figures.values()
    assert pinned.value == 12.0 and "自治体提供・暫定" in pinned.source_ja
    browser.remote_ip = "203.0.113.9"
    assert name not in told(opened("overview", area=area, figure=item.indicator_id))
    app = opened("overview", area=area)
    app.button_group[0].set_value("childcare").run()
    assert not any(name in one for one in app.dataframe[0].value[SAY("list.measure")])


def test_a_town_begins_with_four_findings_fertility_first(browser: Browser) -> None:
    words = told(opened("overview", area=TEN["伊那市"]))
    found = findings(rooms().package, TEN["伊那市"], default(rooms().package, TEN["伊那市"]))
    places = [words.index(one.title.ja) for one in found]
    assert places == sorted(places) and found[0].title.ja.startswith("合計特殊出生率")
    for one in found:
        assert one.brief.ja in words and one.figure.question.ja in words
    births = found[1]
    assert births.chance != births.brief
    words = told(opened("overview", area=TEN["伊那市"], figure="birth_rate"))
    assert births.brief.ja in words and births.figure.sentence.ja in words
    assert SAY("shown.around") in words and SAY("finding.bands") not in words, "nothing is ahead"


def test_figures_without_a_value_say_why_and_where_to_look(browser: Browser) -> None:
    def gaps(area: str) -> str:
        shown = (one.proto.body for one in opened("overview", area=area).get("html"))
        return next((one for one in shown if "<dl>" in one), "")

    without = [one for one in figures(rooms().package, TEN["川西町"]) if one.value is None]
    shown = gaps(TEN["川西町"])
    assert SAY("finding.missing", n=len(without)) in shown and f"area={TEN['川西町']}" in shown
    for one in without:
        assert one.missing and one.missing.ja in shown and one.title.ja in shown
    assert EVACUATED.ja in gaps(TEN["双葉町"]), "no survey is named where people live elsewhere"


def test_what_else_is_unlike_the_peers_is_led_to(browser: Browser) -> None:
    def also(area: str) -> list[str]:
        keys = (one.key or "" for one in opened("overview", area=area).button)
        return [key.removeprefix(OTHER) for key in keys if key.startswith(OTHER)]

    found = findings(rooms().package, "45204", default(rooms().package, "45204"))
    assert also("45204") == ["women_in_labour_force", "education_share"]
    assert not {one.figure.indicator_id for one in found} & {*also("45204")}
    assert not also("07546"), "its people live elsewhere"
    assert not also("00000"), "it has no peers"
    app = opened("overview", area="45204")
    app.button(key=f"{OTHER}women_in_labour_force").click().run()
    assert app.query_params["figure"] in ("women_in_labour_force", ["women_in_labour_force"])
    browser.headers.append(("User-Agent", "Mozilla/5.0 (Linux; Android 10) Mobile Safari/537.36"))
    assert not also("45204"), "a phone's reader finds them in the list"


def test_the_table_is_searched_over_all_fields_and_says_what_it_lacks(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"])
    app.text_input(key="list-words").set_value("医師").run()
    titles = list(app.dataframe[0].value[SAY("list.measure")])
    assert titles and all("医師" in title for title in titles)
    app.selectbox(key="list-order").set_value("name").run()
    assert list(app.dataframe[0].value[SAY("list.measure")]) == sorted(titles)
    app.text_input(key="list-words").set_value("").run()
    app.selectbox(key="list-order").set_value("newest").run()
    table = app.dataframe[0].value
    years = [one[:4] for one in table[SAY("list.years")] if one]
    assert years[0] >= years[-1] and set(years) > {years[0]}
    app.selectbox(key="list-order").set_value("far").run()
    marks = list(app.dataframe[0].value[SAY("list.mark")])
    assert not marks[0].startswith(SAY("marks.half"))
    app.text_input(key="list-words").set_value("ありえない").run()
    assert not app.dataframe and SAY("list.nothing", text="ありえない") in told(app)


def test_a_row_shows_value_years_course_and_place_among_peers(browser: Browser) -> None:
    rows = opened("overview", area=TEN["川西町"]).dataframe[0].value
    row = rows[rows[SAY("list.measure")].str.startswith("合計特殊出生率（市区町村")].iloc[0]
    assert row[SAY("list.value")] == "1.23" and "2008–12年" in row[SAY("list.years")]
    assert row[SAY("list.mark")] == "低い、" + SAY("marks.old")
    assert row[SAY("list.place")].startswith("data:image/svg+xml")
    assert len(row[SAY("list.course")]) == 0, "one value is no course"


def test_on_a_phone_the_figures_are_cards(browser: Browser) -> None:
    browser.headers.append(("User-Agent", "Mozilla/5.0 (Linux; Android 10) Mobile Safari/537.36"))
    app = opened("overview", area=TEN["川西町"])
    many = sum(one.field == next(iter(FIELDS)) for one in INDICATORS.values())
    assert not app.dataframe and SAY("list.found_cards", n=many) in told(app)
    (cards,) = [one for one in app.get("bidi_component") if one.proto.component_name == "rows"]
    shown = json.loads(cards.proto.json)["rows"]
    fertility = next(one for one in shown if one["name"] == "fertility_rate_municipal")
    assert (fertility["value"], fertility["mark"]) == ("1.23", f"低い、{SAY('marks.old')}")
    assert "2008–12年" in fertility["years"] and fertility["strip"].startswith("data:image/svg")
    app.selectbox(key="place-year").set_value("2022").run()
    assert SAY("explore.looked_back", year=2022) in told(app)


def test_a_link_opens_the_same_figure_again(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"], figure="doctors_rate")
    one = figure(rooms().package, "doctors_rate", TEN["伊那市"])
    assert one.sentence.ja in told(app)
    assert app.query_params["figure"] in ("doctors_rate", ["doctors_rate"])
    app = opened("overview", area=TEN["伊那市"], figure="birth_rate", **{"with": "20210,20203"})
    (table, *_) = app.dataframe
    places = ["伊那市", *(rooms().package.area(code).name for code in ("20210", "20203"))]
    assert list(table.value[SAY("explore.place")]) == [*places, "長野県", "全国"]
    links = [one.value for one in app.code]
    assert any("with=20210%2C20203" in one and "figure=birth_rate" in one for one in links)
    app.multiselect(key="with-places").set_value(["20210"]).run()
    assert app.query_params["with"] in ("20210", ["20210"])
    (back,) = [one for one in app.button if one.label.startswith("←")]
    assert SAY("list.title") in told(back.click().run()), "and back to the town"


def test_ticked_figures_are_shown_again_by_a_link_and_go_into_a_meeting_together(
    browser: Browser,
) -> None:
    area, names = TEN["伊那市"], ["birth_rate", "doctors_rate", "total_fertility_rate"]
    app = opened("overview", area=area, ticked=",".join([*names, "no_such_figure"]))
    shown = list(app.dataframe[0].value[SAY("list.measure")])
    titles = {INDICATORS[name].title.ja for name in names}
    assert set(shown) == titles, "of two fields, and nothing else"
    assert SAY("list.ticked", n=3) in told(app) and any("ticked=" in one.value for one in app.code)
    opened_ = WorkshopOpened("題", area, "伊那市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = opened("overview", area=area, ticked=",".join(names))
    app.button(key="ticked-room").click().run()
    assert not app.exception
    pinned = {one.indicator_id for one in room.workshop.figures.values()}
    assert pinned == {"birth_rate", "doctors_rate"}, "what has no value cannot be frozen"
    assert SAY("list.ticked_none") in told(opened("overview", area=area))


def test_a_new_meeting_begins_with_the_figures_that_were_ticked(browser: Browser) -> None:
    before = {code for code, _ in rooms().store.openings()}
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.query_params.update(area=TEN["伊那市"], figures="birth_rate,doctors_rate")
    app.run().switch_page("facilitate/open.py").run()
    assert SAY("open.brought", n=2) in told(app)
    next(one for one in app.button if one.label == SAY("open.submit")).click().run()
    assert not app.exception
    (code,) = {code for code, _ in rooms().store.openings()} - before
    figures = rooms().room(code).workshop.figures.values()
    assert [one.indicator_id for one in figures] == ["birth_rate", "doctors_rate"]


def test_the_town_page_leads_to_the_page_that_prints(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"])
    links = [one.proto.url for one in app.get("link_button")]
    assert any(url.startswith("/t/20209?") for url in links)


@pytest.mark.parametrize("page", [*PAGES, "ages"])
def test_no_page_is_blank_without_a_town(browser: Browser, page: str) -> None:
    app = opened(page)
    words = told(app)
    assert "全国" in words and SAY("explore.begin") in words and "/t?language=ja" in words
    assert "area" not in app.query_params


def test_the_start_page_suggests_towns_by_every_name_and_opens_the_chosen(
    browser: Browser,
) -> None:
    app = AppTest.from_file(INDEX, default_timeout=60).run()
    box = app.selectbox(key="town")
    (label,) = [one for one in box.options if "45204" in one]
    assert all(word in label for word in ("日南市", "宮崎県", "にちなん", "Nichinan"))
    assert len(box.options) == len(rooms().package.areas())
    box.set_value("45204").run()
    assert "日南市" in told(app) and "まず見る4つ" in told(app)
