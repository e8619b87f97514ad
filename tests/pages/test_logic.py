"""The page of the path: what is shown, giving a reason, taking it back, tying two KPIs."""

import pytest
from streamlit.testing.v1 import AppTest

from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import StageStarted, WorkshopClosed
from core.workshop.acts.reasons import ReasonGiven
from core.workshop.frozen import FrozenFigure
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import CaseTaken
from tests.conftest import SUZUKI
from tests.pages.conftest import Browser
from tests.pages.test_explore import told
from tests.pages.test_kpis import PAST, kpi, lead, opened, page

SAY = Text("ja")
FIGURE = FigurePinned("f1", FrozenFigure(
    indicator_id="births", area_code="01210", area_name="岩見沢市",
    title_ja="出生数", title_en="Births", unit_ja="人", unit_en="births", value=312.0, decimals=0,
    year=2023, years_label="2023年", source_ja="人口動態調査", source_en="Vital statistics",
    package_version="p", sentence_ja="312人", sentence_en="312 births",
))  # fmt: skip
CASE = CaseTaken(
    "u9", "miyake-sharing", "助け合い", "助け合い（三宅町）", "利用が増えた", "Use grew"
)


@pytest.fixture
def path() -> Room:
    """u1 → k1 (leading) and k2 (outcome); u9 is a case of the catalogue."""
    return opened(
        PersonaAdded("p1", "ゆか", "坂", "買い物が"),
        FIGURE,
        CASE,
        kpi("k1", "送迎を使った人", PAST),
        kpi("k2", "外に出た日", PAST, leading=False),
    )


def show(room: Room, browser: Browser, token: str | None = None) -> AppTest:
    return page(room, browser, "logic", token) if token else page(room, browser, "logic")


def give(app: AppTest, arrow: str, words: str, basis: str = "guess", cite: str = "") -> AppTest:
    app.selectbox(key="path-arrow").set_value(arrow).run()
    app.radio(key="path-basis").set_value(basis).run()
    if cite:
        app.selectbox(key=f"path-{basis}").set_value(cite).run()
    app.text_area(key="path-words").set_value(words)
    return app.button(key="path-submit").click().run()


def test_a_reason_is_given_and_counted(path: Room, browser: Browser) -> None:
    app = show(path, browser)
    assert SAY("path.said_none", n=2) in told(app) and "助け合い" in told(app)
    app = give(app, "u1>k1", "  ")
    assert SAY("seat.required", field=SAY("path.reason")) in told(app) and not path.workshop.reasons
    app = give(app, "u1>k1", "送れば来られる", "figure", "f1")
    given = path.workshop.reasons["u1", "k1"][-1]
    assert (given.text, given.basis, given.figure_id) == ("送れば来られる", "figure", "f1")
    words = told(app)
    assert SAY("path.given") in words and SAY("path.said_some", n=2, missing=1) in words
    assert "出生数 312人" in words and app.text_area(key="path-words").value == ""


def test_a_newer_reason_leaves_the_earlier_and_is_taken_back(path: Room, browser: Browser) -> None:
    app = give(show(path, browser), "u1>k1", "その場の考え")
    app = give(app, "u1>k1", "三宅町で増えた", "case", "u9")
    assert [one.text for one in path.workshop.reasons["u1", "k1"]] == [
        "その場の考え",
        "三宅町で増えた",
    ]
    assert path.workshop.reasons["u1", "k1"][-1].use_case_id == "u9"
    assert "前の理由：その場の考え" in told(app).replace("\\", "")
    app.text_area(key="path-words").set_value("書きかけ")
    app = app.button(key="path-back").click().run()
    assert path.workshop.reasons["u1", "k1"][-1].text == ""
    assert SAY("path.taken_back") in told(app) and SAY("path.said_none", n=2) in told(app)
    assert app.text_area(key="path-words").value == "書きかけ"


def test_two_kpis_are_tied_and_never_in_a_circle(path: Room, browser: Browser) -> None:
    app = show(path, browser)

    def tie(before: str | None, after: str | None, button: str = "path-tie") -> str:
        app.selectbox(key="tie-before").set_value(before)
        app.selectbox(key="tie-after").set_value(after)
        return told(app.button(key=button).click().run())

    assert SAY("seat.required", field=SAY("path.after")) in tie("k1", None)
    assert SAY("path.tied") in tie("k1", "k2")
    assert path.workshop.kpis["k2"].leading_ids == ("k1",)
    assert app.selectbox(key="path-arrow").value == "k1>k2", "the new arrow is asked for first"
    assert SAY("path.loop") in tie("k2", "k1")
    assert SAY("path.tied_already") in tie("k1", "k2")
    assert SAY("path.untied") in tie("k1", "k2", "path-untie")
    assert path.workshop.kpis["k2"].leading_ids == ()
    assert SAY("path.not_tied") in tie("k1", "k2", "path-untie")


def test_after_the_meeting_reasons_are_added_by_who_leads(path: Room, browser: Browser) -> None:
    lead(path, WorkshopClosed())
    app = give(show(path, browser), "u1>k1", "議会で聞かれて調べた")
    assert path.workshop.reasons["u1", "k1"][-1].later and SAY("path.later") in told(app)
    assert SAY("path.closed_tie") in told(app)
    assert not [b for b in app.button if b.key == "path-tie"]
    read = show(path, browser, SUZUKI)
    assert SAY("path.closed") in told(read) and "議会で聞かれて調べた" in told(read)
    assert not [b for b in read.button if b.key == "path-submit"]


def test_what_is_hidden_is_not_on_the_page(path: Room, browser: Browser) -> None:
    lead(path, StageStarted("hush", hidden=True), kpi("k7", "まだ見せない", PAST))
    app = give(show(path, browser), "u1>k1", "まだ見せない理由")
    assert SAY("path.given_waits") in told(app)
    for one in (app, show(path, browser, SUZUKI)):
        options = str([box.options for box in one.selectbox])
        assert "まだ見せない" not in told(one).replace(SAY("path.given_waits"), "") + options


def test_words_of_people_are_only_words(path: Room, browser: Browser) -> None:
    evil = "![x](http://elsewhere.example/x.png)<script>alert(1)</script>"
    lead(path, kpi("k8", evil, PAST), ReasonGiven("u1", "k8", evil), ReasonGiven("u1", "k8", evil))
    app = show(path, browser)
    app.selectbox(key="path-arrow").set_value("u1>k8").run()
    assert "<script" not in told(app).replace("\\<", "")
    read = (*app.markdown, *app.caption, *app.info)
    found = [words for words in (str(part.value) for part in read) if "elsewhere" in words]
    assert len(found) == 2 and all("![x](" not in words for words in found)


def test_an_empty_workshop_says_what_to_do_first(browser: Browser) -> None:
    words = told(show(opened(), browser))
    assert SAY("path.none") in words and SAY("path.need_two") in words
