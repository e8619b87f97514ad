"""A place is found however its name is typed."""

import threading

import pytest

from core.errors import Refused
from core.stats.kana import fold
from core.stats.package import Package
from core.stats.wards import is_ward


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("岩見沢", "01210"), ("いわみざわ", "01210"), ("イワミザワし", "01210"),
        ("ｲﾜﾐｻﾞﾜ", "01210"), ("iwamizawa", "01210"), ("Iwamizawa-shi", "01210"),
        ("01210", "01210"), ("０１２１０", "01210"), ("012106", "01210"),
        ("北海道岩見沢", "01210"), ("北海道 岩見沢市", "01210"), ("hokkaido iwamizawa", "01210"),
        ("三宅町", "29362"), ("奈良県三宅", "29362"), ("伊那市", "20209"), ("いなし", "20209"),
        ("愛媛県", "38000"), ("えひめ", "38000"), ("ehime", "38000"),
        ("全国", "00000"), ("東京都", "13000"), ("とうきょうと", "13000"), ("tokyo", "13000"),
        ("toukyou", "13000"), ("龍ヶ崎", "08208"), ("龍ケ崎", "08208"), ("那珂川市", "40231"),
        ("ohtawara", "09210"), ("おおたわら", "09210"), ("しょうどしま", "37324"),
        ("南アルプス", "19208"), ("みなみあるぷす", "19208"), ("gumma", "10000"),
        ("kutchan", "01400"), ("くっちゃん", "01400"),
    ],
)  # fmt: skip
def test_the_first_place_found_is_the_one_meant(package: Package, typed: str, code: str) -> None:
    assert package.search(typed)[0].area_code == code


def test_one_name_in_two_prefectures_gives_both(package: Package) -> None:
    found = {area.area_code for area in package.search("みやけ")}
    assert found >= {"29362", "13381"}


def test_names_that_begin_so_come_before_names_that_contain_it(package: Package) -> None:
    names = [area.name for area in package.search("川", limit=200)]
    begins = [name.startswith("川") for name in names]
    assert begins == sorted(begins, reverse=True) or names[0].startswith("川")


@pytest.mark.parametrize("typed", ["", "   ", "ありえない地名", "zzzz", "99999"])
def test_nothing_is_found_where_nothing_is(package: Package, typed: str) -> None:
    assert package.search(typed) == []


def test_no_more_places_than_asked_for(package: Package) -> None:
    assert len(package.search("市", limit=7)) == 7


def test_every_third_place_is_found_by_its_own_words(package: Package) -> None:
    for area in package.areas()[::3]:
        for word in (area.name, area.kana, area.romaji, area.area_code):
            found = package.search(word, limit=60)
            assert area in found, (area, word)


def test_nearly_every_reading_agrees_with_the_census(package: Package) -> None:
    apart = [a for a in package.areas() if fold(a.kana) != fold(a.romaji)]
    assert {a.name for a in apart} <= {"全国", "おおい町", "南アルプス市"}


def test_an_unknown_code_is_refused(package: Package) -> None:
    with pytest.raises(Refused):
        package.area("99999")


def test_many_threads_read_at_once(package: Package) -> None:
    found: list[int] = []

    def read() -> None:
        found.append(package.rows("SELECT count(*) FROM areas")[0][0])

    threads = [threading.Thread(target=read) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1789] * 20


@pytest.mark.parametrize(
    ("typed", "code"), [("篠山市", "28221"), ("富谷町", "04216"), ("40305", "40231")]
)
def test_a_town_is_found_by_the_name_and_code_it_had(
    package: Package, typed: str, code: str
) -> None:
    assert code in [one.area_code for one in package.search(typed)]


@pytest.mark.parametrize(
    ("typed", "ward"),
    [("14103", True), ("141038", True), ("港北区", True), ("14200", False), ("どこか", False)],
)
def test_a_ward_of_a_designated_city_is_told_from_a_wrong_code(
    package: Package, typed: str, ward: bool
) -> None:
    assert is_ward(package, typed) is ward
