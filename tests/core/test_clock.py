"""Days are Japan's days."""

from core.clock import in_japan


def test_a_morning_in_japan_is_not_yesterday() -> None:
    assert f"{in_japan('2026-07-13T23:30:00+00:00'):%Y-%m-%d %H:%M}" == "2026-07-14 08:30"
    assert in_japan("2026-07-13T23:30:00").day == 14
