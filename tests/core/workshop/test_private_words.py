"""What points at a real person is seen; numbers and addresses do not leave the room."""

from dataclasses import dataclass

import pytest

from core.workshop.acts.carrying import Carried
from core.workshop.meeting import Left
from core.workshop.nouns.personas import Edition, Persona
from core.workshop.people import Author
from core.workshop.private_words import MASK, kinds, masked, spoken, veiled

SEEN = {
    "0868-36-4111": ["phone"],
    "０９０－１２３４－５６７８": ["phone"],
    "電話は09012345678です": ["phone"],
    "携帯 09012345678": ["phone"],
    "+81-90-1234-5678": ["phone"],
    "hanako.yamada@example.co.jp": ["mail"],
    "奈義町豊沢123": ["address"],
    "豊沢123番地": ["address"],
    "本町1丁目2-3": ["address"],
    "三丁目4-5": ["address"],
    "山田太郎": ["name"],
    "鈴木 花子さん": ["name"],
    "さとこさん": [],
    "ゆか": [],
    "三宅町で30人": [],
    "奈義町出生26人": [],
    "2026-08-21の会": [],
    "山口市の人口": [],
    "千葉県の20代": [],
    "2015年から2019年": [],
    "156,991人、17,663組": [],
    "岩見沢市の出生は2024年に286人": [],
}


@pytest.mark.parametrize(("text", "found"), SEEN.items())
def test_what_may_be_somebody_real_is_recognised(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_numbers_and_addresses_are_masked_and_names_stay() -> None:
    said = "奈義町豊沢123の山田花子さん 0868-36-4111 hanako@example.jp"
    assert masked(said) == f"奈義町{MASK}の山田花子さん {MASK} {MASK}"


def test_ids_and_days_of_a_record_stay_as_they_are() -> None:
    @dataclass(frozen=True)
    class Part:
        key: str
        text: str
        lines: tuple[tuple[str, int], ...]

    part = Part("0868-36-4111", "0868-36-4111", (("〒 本町1丁目2-3", 7),))
    assert veiled(part) == Part("0868-36-4111", MASK, ((f"〒 本町{MASK}", 7),))


def test_a_long_text_is_read_at_once() -> None:
    assert kinds("a" * 200_000) == [] and kinds("0" * 200_000) == []


def test_of_what_was_carried_people_s_words_are_masked_and_ids_and_days_are_not() -> None:
    number = "0868-36-4111"
    by = Author("carried")
    before = Edition("2025-07-14", number, number, "買い物")
    persona = Persona("p1", by, "carried", 0, number, "坂", "買い物", number, editions=(before,))
    left = Left("kpis", number, "stopped", number)
    event = Carried("題", number, "2026-07-14", "k", {"p1": "2025-07-14"}, personas=(persona,),
                    left=(left,))  # fmt: skip
    found = spoken(event)
    (mine,) = found.personas
    assert (mine.id, mine.name, mine.life, mine.wish) == ("p1", MASK, MASK, "買い物")
    assert mine.editions == (Edition("2025-07-14", MASK, MASK, "買い物"),)
    assert found.left == (Left("kpis", MASK, "stopped", MASK),)
    assert (found.area_name, found.held_on, found.came) == (number, "2026-07-14", event.came)
