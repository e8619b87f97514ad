"""The invitation says where, until when, what, how long, who sees it and what is kept."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.record.invitation import SPEECHES, Speech, invitation, sentences
from core.text import EASY
from core.workshop import Entry, Workshop
from core.workshop.acts.days import DaysOpened
from core.workshop.acts.flow import WorkshopClosed, WorkshopOpened
from core.workshop.people import Author
from tests.conftest import AGENDA
from tests.test_complete import holes

OPENED = WorkshopOpened(
    "買い物{支援}", "01210", "岩見沢市", "2026-07-14", "sato",
    (replace(AGENDA[0], hidden=True, authorship="sector"),), kept_until="2027-07-14",
)  # fmt: skip


def folded(*events: object) -> Workshop:
    workshop = Workshop()
    for seq, event in enumerate(events, 1):
        entry = Entry(seq, datetime(2026, 7, 1, tzinfo=UTC), Author("m"), "r", event)  # type: ignore[arg-type]
        workshop = replace(entry.event.apply(workshop, entry), seq=seq)
    return workshop


@pytest.mark.parametrize("speech", SPEECHES)
def test_it_says_all_that_one_needs(speech: Speech) -> None:
    asks = DaysOpened("2026-07-14")
    for workshop in (folded(OPENED, asks), folded(OPENED, WorkshopClosed(), asks)):
        text = invitation(workshop, "K7W3QF", "https://t.example", speech)
        days = {"2026年7月14日", "2027年7月14日"}
        if speech == "en":
            days = {"14 July 2026", "14 July 2027"}
        wanted = {"買い物{支援}", "https://t.example/j/K7W3QF", "t.example/j", *days}
        assert {one for one in wanted if one not in text} == set()
        assert re.search(r"\b10 minutes|10分", text) and "《" not in text
        task = {"ja": "1枚に1つ", "easy": "1枚に1つ", "en": "One each"}[speech]
        assert (task in text) == (not workshop.closed)
    assert invitation(folded(OPENED), "K7W3QF", "https://t.example", speech) == ""


def test_every_language_says_the_same_and_easy_japanese_reads_every_kanji() -> None:
    ja = sentences("ja")
    for speech in SPEECHES:
        said = sentences(speech)
        assert said.keys() == ja.keys()
        assert {key: holes(said[key]) for key in ja}.items() <= {
            key: holes(one) - ({"area"} if speech == EASY else set()) for key, one in ja.items()
        }.items()
    read = re.sub(r"[一-龠々]+（[ぁ-ん]+）", "", "".join(sentences("easy").values()))
    assert not re.search(r"[一-龠]", read)
