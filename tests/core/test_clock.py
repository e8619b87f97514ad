"""Days are Japan's days."""

from core.clock import in_japan
from core.record.days import day_of, moment
from core.text import Text, day_in_words


def test_a_morning_in_japan_is_not_yesterday() -> None:
    assert f"{in_japan('2026-07-13T23:30:00+00:00'):%Y-%m-%d %H:%M}" == "2026-07-14 08:30"
    assert in_japan("2026-07-13T23:30:00").day == 14


def test_a_day_in_a_sentence_is_said_and_other_words_stay() -> None:
    ja, en = Text("ja"), Text("en")
    assert ja("keep.record_until", day="2026-07-04").startswith("2026年7月4日まで")
    assert "4 July 2026" in en("keep.record_until", day="2026-07-04")
    assert ja("keep.record_until", day="2026-13-04").startswith("2026-13-04")
    assert day_in_words("2026-07-04 は休み", "ja") == "2026-07-04 は休み"
    assert day_of("2026-07-13T23:30:00+00:00", en) == "14 July 2026"
    assert moment(in_japan("2026-07-13T23:30:00+00:00"), ja) == "2026年7月14日 08:30"
