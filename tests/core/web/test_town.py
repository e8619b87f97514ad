"""A town's page for everybody: light, printable, in both languages, with the same findings."""

import shutil
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from core.rooms import Rooms
from core.stats.figure import figure
from core.stats.findings import findings
from core.stats.package import Package, open_package
from core.stats.peers import default, nearest, peer_sets
from core.text import Text
from tests.core.web.conftest import ROOT, Person

MOST_BYTES = 100_000


class Words(HTMLParser):
    """The words of a page, and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.links = "", []  # type: str, list[str]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def client(stranger: Person) -> TestClient:
    return stranger.client


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("code", ["29361", "07546", "27000", "00000"])
def test_a_page_tells_the_four_findings_without_session_and_script(
    client: TestClient, package: Package, code: str, language: str
) -> None:
    answer = client.get(f"/t/{code}?language={language}")
    assert answer.status_code == 200 and len(answer.content) <= MOST_BYTES
    assert not answer.cookies and "<script" not in answer.text
    words = Words(answer.text).words
    for one in findings(package, code, default(package, code)):
        assert one.title.of(language) in words and one.chance.of(language) in words
        assert one.kind.of(language) in words and one.figure.question.of(language) in words
    assert Text(language)("explore.source") in words and "None" not in words
    assert "@media print" in answer.text and "size: A4" in answer.text


def test_it_tells_the_statistics_that_are_installed_now(
    client: TestClient, server: Rooms, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.duckdb"
    shutil.copyfile(ROOT / "data/regional.duckdb", newer)
    with duckdb.connect(str(newer)) as db:
        db.execute("UPDATE package SET version = 'of-another-day'")
    assert "of-another-day" not in client.get("/t/45204").text
    server.package = open_package(newer)
    assert "of-another-day" in client.get("/t/45204").text


def test_its_charts_say_their_finding_to_who_does_not_see_them(client: TestClient) -> None:
    page = client.get("/t/45204").text
    assert page.count('role="img" aria-label=') == 4 and page.count("<svg") >= 4
    assert 'aria-label="合計特殊出生率は1.65。くらべる相手のまん中は1.45です' in page


def test_it_is_bound_as_all_light_pages_are(client: TestClient) -> None:
    headers = client.get("/t/45204").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_other_peers_are_one_link_away(client: TestClient, package: Package) -> None:
    chosen = nearest(package, package.area("45204"))
    page = Words(client.get("/t/45204?peers=nearest").text)
    assert chosen.label.ja in page.words and chosen.reason.ja in page.words
    assert any("peers=similar" in link for link in page.links)
    assert "類似団体" in Words(client.get("/t/45204?peers=nobody").text).words


@pytest.mark.parametrize("typed", ["川西町", "かわにしちょう", "kawanishi", "29361"])
def test_a_town_is_found_however_it_is_typed(client: TestClient, typed: str) -> None:
    assert any(
        "/t/29361?" in link for link in Words(client.get("/t", params={"q": typed}).text).links
    )


def test_what_is_no_town_leads_to_the_search_and_stays_text(client: TestClient) -> None:
    answer = client.get("/t/<b>nowhere")
    assert answer.status_code == 404 and "<b>nowhere" not in answer.text
    assert "「<b>nowhere」" in Words(answer.text).words
    assert client.get("/t/99999").status_code == 404


def test_without_words_the_search_shows_country_and_prefectures(client: TestClient) -> None:
    links = Words(client.get("/t").text).links
    assert {f"/t/{n:02d}000?language=ja" for n in range(48)} <= set(links)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_was_looked_for_is_told_with_its_people_and_places_like_it(
    client: TestClient, package: Package, language: str
) -> None:
    page = client.get(f"/t?q=にちなん&language={language}").text
    words, text = Words(page).words, Text(language)
    people = dict(figure(package, "population", "45204").series)
    now, then = people[2025], people[2020]
    assert now and then
    assert f"{now:,.0f}" in words and text("town.people_are") in words
    percent = f"{100 * (1 - now / then):.1f}"
    assert text("town.fell", n=5, percent=percent) in words
    assert page.count("<polyline") == 2, "日南市 and 日南町"
    for kind in ("nearest", "adjacent"):
        (found,) = [one for one in peer_sets(package, "45204") if one.kind == kind]
        assert f'/t/{found.area_codes[0]}?language={language}"' in page
    nothing = client.get(f"/t?q=ありえない&language={language}").text
    assert "<polyline" not in nothing and text("town.people_are") not in nothing
