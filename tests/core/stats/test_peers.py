"""Peer sets, and the reason for each in words."""

import pytest

from core.errors import Refused
from core.stats.package import Package
from core.stats.peers import adjacent, by_hand, default, held, nearest, peer_sets


def test_the_default_is_the_official_class(package: Package) -> None:
    peers = default(package, "01210")
    assert peers.kind == "similar"
    assert len(peers.area_codes) == 45
    assert "01210" not in peers.area_codes
    assert "都市II-1" in peers.label.ja and "、令和2年国勢調査による区分。" in peers.reason.ja


def test_every_peer_is_of_that_class(package: Package) -> None:
    for code in ("29362", "13101", "14100"):
        classes = {package.area(c).peer_class for c in default(package, code).area_codes}
        assert classes == {package.area(code).peer_class}


def test_a_class_with_too_few_others_gives_way_to_the_nearest(package: Package) -> None:
    few = [a.area_code for a in package.areas() if a.peer_class == "都市IV-1"]
    assert len(few) == 3
    assert {default(package, code).kind for code in few} == {"nearest"}


def test_the_nearest_are_ten_and_say_in_what(package: Package) -> None:
    peers = nearest(package, package.area("20209"))
    assert len(set(peers.area_codes)) == 10
    assert "とくに" in peers.reason.ja and "Above all" in peers.reason.en


def test_who_has_no_profile_has_no_nearest(package: Package) -> None:
    assert nearest(package, package.area("07546")).area_codes == ()


def test_an_evacuated_town_is_like_no_other(package: Package) -> None:
    evacuated = {code for (code,) in package.rows("SELECT area_code FROM evacuated")}
    for code in ("13402", "01209", "07544"):
        assert not evacuated & set(nearest(package, package.area(code)).area_codes)


def test_neighbours_are_mutual(package: Package) -> None:
    for code in ("29362", "01210", "30422"):
        for other in adjacent(package, package.area(code)).area_codes:
            assert code in adjacent(package, package.area(other)).area_codes


def test_the_neighbours_of_miyake_are_those_on_the_map(package: Package) -> None:
    names = {package.area(c).name for c in adjacent(package, package.area("29362")).area_codes}
    assert names == {"川西町", "田原本町", "広陵町", "河合町"} or {"川西町", "田原本町"} <= names


def test_an_island_has_no_neighbours_and_no_such_set(package: Package) -> None:
    assert adjacent(package, package.area("13362")).area_codes == ()
    assert "adjacent" not in {one.kind for one in peer_sets(package, "13362")}


def test_a_prefecture_is_compared_with_prefectures(package: Package) -> None:
    assert [len(one.area_codes) for one in peer_sets(package, "38000")] == [46]


def test_the_country_is_compared_with_nobody(package: Package) -> None:
    assert peer_sets(package, "00000") == ()
    assert default(package, "00000").kind == "none"


def test_places_chosen_by_hand_keep_the_reason_given(package: Package) -> None:
    peers = by_hand(package, ["20209", "29362", "20209"], "姉妹都市だから")
    assert peers.area_codes == ("20209", "29362")
    assert peers.reason.ja == "姉妹都市だから"
    with pytest.raises(Refused):
        by_hand(package, ["00001"], "")


@pytest.mark.parametrize("code", ["01210", "13101", "47382", "01100"])
def test_every_set_has_a_label_and_a_reason(package: Package, code: str) -> None:
    for one in peer_sets(package, code):
        assert all((one.label.ja, one.label.en, one.reason.ja, one.reason.en))
        assert code not in one.area_codes


def test_a_place_full_by_day_does_not_flatten_the_measure(package: Package) -> None:
    """三宅町 lives from towns around it: so do those it is put beside, and 千代田区 from nobody."""
    by_day = package.cube.values["day_night_ratio"][:, package.cube.column[2020]]
    for code, low, high in (("29362", 74, 87), ("27381", 74, 87), ("41341", 91, 104)):
        near = nearest(package, package.area(code)).area_codes
        ratios = [by_day[package.cube.row[one]] for one in near]
        assert sum(low <= ratio <= high for ratio in ratios) >= 9, (code, ratios)
    assert {"13102", "13103"} <= set(nearest(package, package.area("13101")).area_codes)


def test_a_meeting_holds_the_peers_it_chose_and_else_the_usual_ones(package: Package) -> None:
    assert held(package, "45204", "prefecture").kind == "prefecture"
    assert held(package, "45204", "") == held(package, "45204", "by_hand")
    assert held(package, "45204", "") == default(package, "45204")
