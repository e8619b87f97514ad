"""「◯◯がネックで、△△できない」 is grammatical whatever was typed."""

import pytest

from core.workshop.nouns.personas import Persona, previewed, quote
from core.workshop.people import Author
from core.workshop.sentence import CHOSEN, gained, said

WISHES = {
    "健診と仕事の両立": "健診と仕事の両立ができない",
    "働き続けること": "働き続けることができない",
    "急な残業": "急な残業ができない",
    "残業の日の迎えが": "残業の日の迎えができない",
    "気がかりを相談": "気がかりを相談することができない",
    "町内での新生活": "町内での新生活ができない",
    "買い物": "買い物ができない",
    "買い物に": "買い物ができない",
    "働き続ける": "働き続けることができない",
    "子どもを預ける": "子どもを預けることができない",
    "二人目を産む": "二人目を産むことができない",
    "安心して働ける": "安心して働けない",
    "車の運転ができる": "車の運転ができない",
    "夜ゆっくり眠れる": "夜ゆっくり眠れない",
    "子どもを迎えに行けない": "子どもを迎えに行けない",
    "健診ができない": "健診ができない",
    "残業できない": "残業ができない",
    "働き続けることができない。": "働き続けることができない",
    "正社員として働き続けること。": "正社員として働き続けることができない",
    "仕事がしにくい": "仕事がしにくい",
    "病院に通う": "病院に通うことができない",
    "相談したい": "相談したいのに、かなわない",
    "子どもがほしいので": "子どもがほしいのに、かなわない",
    "負担が軽い": "負担が軽くならない",
    "家計が楽になる": "家計が楽にならない",
    "産後の不安": "産後の不安が消えない",
    "仕事をして": "仕事をしていられない",
    "一人で": "一人ですることができない",
    "働けるように": "働けない",
    "子どもの手伝い": "子どもの手伝いができない",
    "おむつ": "おむつができない",
    "べんきょう": "べんきょうができない",
    "PTAの役員": "PTAの役員ができない",
    "スポーツ": "スポーツができない",
    "🚗": "🚗ができない",
    "眠れません": "眠れません",
}
BOTTLENECKS = {
    "近くに頼れる人がいないこと": "近くに頼れる人がいないことがネックで、",
    "近くに頼れる人がいない": "近くに頼れる人がいないことがネックで、",
    "病院が遠いので": "病院が遠いことがネックで、",
    "実家が遠いから": "実家が遠いことがネックで、",
    "健診が平日だけ": "健診が平日だけなのがネックで、",
    "夜勤": "夜勤がネックで、",
    "夜勤なので": "夜勤がネックで、",
    "仕事のため": "仕事がネックで、",
    "お金がなくて": "お金がないことがネックで、",
    "仕事があって": "仕事があって、",
    "バスが来なくなった": "バスが来なくなったことがネックで、",
    "人見知り": "人見知りがネックで、",
    "忙しくて": "忙しいことがネックで、",
    "休みが取れない。": "休みが取れないことがネックで、",
    "車が必要だ": "車が必要なのがネックで、",
    "夫が単身赴任している": "夫が単身赴任していることがネックで、",
    "収入の不安": "収入の不安がネックで、",
    "付き合い": "付き合いがネックで、",
    "経済的な余裕のなさ": "経済的な余裕のなさがネックで、",
    "祖父母が病気で": "祖父母が病気なのがネックで、",
}
ENGLISH = {
    ("having nobody to turn to nearby", "keep working"): (
        "Because of having nobody to turn to nearby, they cannot keep working"
    ),
    ("The clinic is far.", "to see a doctor"): (
        "Because the clinic is far, they cannot see a doctor"
    ),
    ("because of money", "They cannot have a child."): (
        "Because of money, they cannot have a child"
    ),
    ("long hours", "working full time"): (
        "Because of long hours, they cannot manage working full time"
    ),
    ("夜勤", "健診"): "Because of ‘夜勤’, they cannot manage ‘健診’",
}


@pytest.mark.parametrize(("typed", "read"), WISHES.items())
def test_a_wish_gets_the_ending_of_its_kind(typed: str, read: str) -> None:
    assert said("夜勤", typed)["wish"]["ja"] == read


@pytest.mark.parametrize(("typed", "read"), BOTTLENECKS.items())
def test_a_bottleneck_gets_the_ending_of_its_kind(typed: str, read: str) -> None:
    assert said(typed, "買い物")["bottleneck"]["ja"] == read


@pytest.mark.parametrize(("typed", "read"), ENGLISH.items())
def test_english_reads_alike(typed: tuple[str, str], read: str) -> None:
    found = said(*typed)
    assert f"{found['bottleneck']['en']}, they {found['wish']['en']}" == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("急な残業", "急な残業ができるようになる"),
        ("働き続けること", "働き続けることができるようになる"),
        ("子どもを迎えに行けない", "子どもを迎えに行けるようになる"),
        ("安心して働ける", "安心して働けるようになる"),
        ("負担が軽い", "負担が軽くなる"),
    ],
)
def test_what_comes_true_is_grammatical_too(typed: str, read: str) -> None:
    assert gained(typed)["ja"] == read


def test_who_writes_may_choose_the_ending() -> None:
    found = {one: said("夜勤", "通院", one)["wish"]["ja"] for one in CHOSEN}
    assert found["noun_cannot"] == "通院ができない" and found["noun_hard"] == "通院がしにくい"
    assert said("夜勤", "通う", "verb_hard")["wish"]["ja"] == "通うのがむずかしい"
    assert said("夜勤", "通院がしにくい", "noun_cannot")["wish"]["ja"] == "通院ができない"


@pytest.mark.parametrize(
    "typed", ["できない", "。", "を", "こと", "て", "ない", "い", "「」", " x"]
)
def test_nothing_is_too_odd_for_a_sentence(typed: str) -> None:
    found = said(typed, typed)
    assert all(word for half in found.values() for word in half.values())
    assert gained(typed)["ja"] and gained(typed)["en"]


def test_what_is_previewed_is_what_the_card_says() -> None:
    words = {"bottleneck": "夜勤", "wish": "健診と仕事の両立", "ending": "noun_hard"}
    author = Author("m1")
    one = Persona("p1", author, "s", 1, "ゆか", "夜勤", "健診と仕事の両立", ending="noun_hard")
    assert previewed(words) == quote(one)
    assert previewed({**words, "wish": " "}) is None
    assert previewed({**words, "ending": "shout"}) is not None
