"""Figures and catalogue cases: the server says them, browsers only point to them."""

import threading

import pytest
from starlette.testclient import TestClient

from core.facts import pinned
from core.record.report import report
from core.rooms import Rooms
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Package, open_package
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.acts.showing import shown
from core.workshop.card import evidence, in_words
from core.workshop.nouns.figures import FigurePinned
from tests.conftest import AGENDA, CODE, SATO
from tests.core.web.conftest import ROOT, Person, reason

IWAMIZAWA = "01210"


def known(package: Package) -> str:
    """An indicator that has a unit, and a value in Iwamizawa."""
    united = (key for key, one in INDICATORS.items() if one.unit.ja)
    return next(key for key in united if figure(package, key, IWAMIZAWA).value is not None)


def unknown(package: Package) -> str:
    return next(i for i in INDICATORS if figure(package, i, IWAMIZAWA).value is None)


def test_a_pinned_figure_is_the_packages_own(suzuki: Person, held: Room, package: Package) -> None:
    name = known(package)
    said = {"value": 1, "area_code": "13101", "title_ja": "うそ", "event": {"value": 1}}
    answer = suzuki.post("pin", {**said, "indicator_id": name, "request_id": "pin-the-figure"})
    kept = held.workshop.figures[answer.json()["figure"]]
    real = figure(package, name, IWAMIZAWA)
    assert (kept.value, kept.year, kept.area_name) == (real.value, real.year, "岩見沢市")
    assert kept.title_ja == real.title.ja and kept.package_version == package.version
    assert kept.source_ja and kept.source_en and kept.unit_ja


def test_a_figure_pinned_by_several_is_one(
    suzuki: Person, mori: Person, held: Room, package: Package
) -> None:
    body = {"indicator_id": known(package)}
    ids = {
        person.post("pin", {**body, "request_id": f"request-{n}"}).json()["figure"]
        for n, person in enumerate((suzuki, mori, suzuki))
    }
    assert ids == held.workshop.figures.keys()


def test_a_pin_sent_again_gets_the_same_answer(
    suzuki: Person, held: Room, package: Package
) -> None:
    body = {"indicator_id": known(package), "request_id": "pin-the-figure"}
    first, again = suzuki.post("pin", body), suzuki.post("pin", body)
    assert first.json() == again.json()
    assert first.json()["seq"] == held.workshop.seq


def test_a_figure_without_a_value_cannot_be_pinned(
    suzuki: Person, held: Room, package: Package
) -> None:
    body = {"indicator_id": unknown(package), "request_id": "pin-the-figure"}
    answer = suzuki.post("pin", body)
    assert (answer.status_code, reason(answer)) == (409, "refused.figure_missing")
    assert answer.json()["why"] and held.workshop.figures == {}


def test_the_figures_are_of_this_area_and_say_where_they_are_from(suzuki: Person) -> None:
    for language in ("ja", "en"):
        found = suzuki.get(f"figures.json?language={language}").json()
        assert [one["indicator_id"] for one in found] == list(INDICATORS)
        for one in found:
            assert one["title"] and one["unit"] is not None and one["source"]
            assert (one["value"] is None) == bool(one["missing"])
            assert one["value"] is None or (one["year"] and one["sentence"])
    assert all("岩見沢" in one["sentence"] for one in suzuki.get("figures.json").json()[:5])


def test_the_findings_are_figures_of_this_area_with_a_title(suzuki: Person) -> None:
    figures = {one["indicator_id"]: one for one in suzuki.get("figures.json").json()}
    found = suzuki.get("findings.json").json()
    assert len(found) == 6
    for one in found:
        assert one["finding"] and one["question"] and one["chance"] in one["told"]
        figure = figures[one["indicator_id"]]
        assert {**one, "source": figure["source"]}.items() >= figure.items()
        assert one["svg"].startswith("<svg")
    rest = next(name for name in figures if name not in {one["indicator_id"] for one in found})
    for name in (found[0]["indicator_id"], rest):
        (alone,) = suzuki.get(f"findings.json?indicator_id={name}").json()
        assert alone["indicator_id"] == name and alone["finding"]
    answer = suzuki.get("findings.json?indicator_id=nothing")
    assert (answer.status_code, reason(answer)) == (409, "refused.unknown")


def test_in_english_the_sources_are_in_english(suzuki: Person) -> None:
    found = suzuki.get("figures.json?language=en").json()
    assert not any("統計" in one["source"] for one in found)


def test_figures_need_a_seat_and_a_workshop(stranger: Person) -> None:
    for name in ("figures.json", "findings.json"):
        answer = stranger.get(name)
        assert (answer.status_code, reason(answer)) == (403, "refused.no_seat")
    assert stranger.get("/w/ZZZZZZ/figures.json").status_code == 404


@pytest.mark.parametrize("area_code", ["", "99999", "' OR 1=1 --"])
def test_a_workshop_of_an_unknown_area_has_no_figures(
    server: Rooms, suzuki: Person, package: Package, area_code: str
) -> None:
    opened = WorkshopOpened("どこか", area_code, "どこか")
    server.open_workshop(opened, SATO, "佐藤", workshop_id="ZZZZZZ")
    headers = {"cookie": f"seat-ZZZZZZ={SATO}"}
    answer = suzuki.client.get("/w/ZZZZZZ/figures.json", headers=headers)
    assert (answer.status_code, reason(answer)) == (409, "refused.unknown")
    body = {"indicator_id": known(package), "request_id": "pin-the-figure"}
    answer = suzuki.client.post("/w/ZZZZZZ/pin", json=body, headers=headers)
    assert (answer.status_code, reason(answer)) == (409, "refused.unknown")


@pytest.mark.parametrize("indicator_id", sorted(INDICATORS))
def test_every_figure_of_every_kind_of_place_can_be_frozen(
    package: Package, indicator_id: str
) -> None:
    for area in ("01210", "13101", "01100", "47382", "01000"):
        if figure(package, indicator_id, area).value is None:
            continue
        event = pinned(package, indicator_id, area)
        note = in_words(evidence(event.figure, "f")["note"], "en")
        assert note.startswith(f"{package.area(area).romaji}, ")
        assert isinstance(event, FigurePinned) and len(event.figure_id) <= 64
        assert event.figure.sentence_ja and event.figure.source_ja


def test_many_ask_for_figures_at_once() -> None:
    """The first to ask read the package, all at the same moment."""
    fresh, ready = open_package(ROOT / "data/regional.duckdb"), threading.Barrier(8)
    found: list[FigurePinned] = []

    def ask() -> None:
        ready.wait()
        found.append(pinned(fresh, known(fresh), IWAMIZAWA))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and all(one == found[0] for one in found)


def test_the_catalogue_is_read_in_both_languages(stranger: Person) -> None:
    for language in ("ja", "en"):
        found = stranger.get(f"cases.json?language={language}").json()
        assert found and all(one["title"] and one["summary"] and one["place"] for one in found)
        assert all(len(one["effects"]) == len(one["levels"]) > 0 for one in found)


def test_cases_that_share_words_with_a_persona_come_first_and_only_to_a_seat(
    stranger: Person, suzuki: Person, held: Room
) -> None:
    said = {"persona_id": "p1", "name": "さくら", "bottleneck": "急な残業", "wish": "預ける"}
    suzuki.act("persona_added", said)
    asked = "cases.json?language=ja&persona=p1"
    assert reason(stranger.get(asked)) == "refused.no_seat"
    first, *rest = suzuki.get(asked).json()
    assert first["case_id"] == "miyake-sharing" and {"急な", "残業"} <= {*first["words"]}
    assert first["step"] == 1 and first["people"] and len(first["words"]) >= len(rest[0]["words"])
    assert not any(one["words"] for one in suzuki.get("cases.json?language=ja").json())


def test_the_qr_leads_to_the_join_page(stranger: Person) -> None:
    answer = stranger.get(f"/j/{CODE}/qr.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "<svg" in answer.text[:60] and "<script" not in answer.text
    assert stranger.get("/j/ZZZZZZ/qr.svg").status_code == 404


def test_the_words_are_sent_in_a_language_there_is(stranger: Person) -> None:
    for language in ("ja", "en"):
        assert stranger.get(f"/seat/words/{language}.json").json()["refused.no_seat"]
    assert stranger.get("/seat/words/fr.json").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/seat/../http.py", "/seat/%2e%2e/http.py", "/seat/..%2fhttp.py", "/seat//etc/passwd"],
)
def test_no_other_file_is_sent(stranger: Person, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 404 and "Starlette" not in answer.text


def test_where_several_municipalities_meet_each_has_its_figures(
    server: Rooms, client: TestClient
) -> None:
    opened = WorkshopOpened(
        "山あいの暮らし", "32449", "邑南町・川本町", "2026-07-14", "sato", AGENDA, also=("32441",)
    )
    room = server.open_workshop(opened, SATO, "佐藤")
    code = room.workshop_id
    headers = {"cookie": f"seat-{code}={SATO}", "origin": "http://testserver"}
    found = client.get(f"/w/{code}/figures.json", headers=headers).json()
    assert len(found) == 2 * len(INDICATORS)
    other = next(one for one in found if one["indicator_id"] == "birth_rate-32441")
    assert other["title"].startswith("川本町") and "川本町" in other["sentence"]
    for name in ("birth_rate", "birth_rate-32441"):
        body = {"indicator_id": name, "request_id": f"pin-{len(name)}-figure"}
        answer = client.post(f"/w/{code}/pin", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
    assert {one.area_name for one in room.workshop.figures.values()} == {"邑南町", "川本町"}
    assert {one.label()["ja"][:4] for one in room.workshop.figures.values()} == {
        "邑南町　",
        "川本町　",
    }
    turns = client.get(f"/w/{code}/findings.json", headers=headers).json()
    assert [one["finding"][:4] for one in turns] == ["邑南町　", "川本町　"] * 3
    path = f"/w/{code}/findings.json?indicator_id={other['indicator_id']}"
    (alone,) = client.get(path, headers=headers).json()
    assert alone["finding"].startswith("川本町　")
    shows = {"kind": "wall_shown", "event": {"indicator_id": "birth_rate-32441"}}
    sent = {**shows, "request_id": "wall-of-the-other"}
    assert client.post(f"/w/{code}/act", json=sent, headers=headers).status_code == 200
    elsewhere = next(k for k, one in room.workshop.figures.items() if one.area_name == "川本町")
    sent = {"kind": "wall_shown", "event": {"id": elsewhere}, "request_id": "wall-of-a-card"}
    assert client.post(f"/w/{code}/act", json=sent, headers=headers).status_code == 200
    assert shown(room.workshop) == {"card": elsewhere, "indicator": "birth_rate-32441"}
    body = {"indicator_id": "birth_rate-45204", "request_id": "pin-of-elsewhere"}
    answer = client.post(f"/w/{code}/pin", json=body, headers=headers)
    assert (answer.status_code, reason(answer)) == (409, "refused.unknown")
    made = report(room.workshop, Text("ja"))
    assert made.area == "邑南町・川本町"
    assert {one.said[:3] for one in made.sections["figure"]} == {"邑南町", "川本町"}
