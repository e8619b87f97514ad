"""All KPIs of a town over its meetings; the days of their reviews as a calendar."""

from datetime import UTC, datetime

from core.formats.ics import Day, calendar


def test_a_calendar_names_each_review_once_in_lines_that_every_program_reads() -> None:
    long = "夜・土曜の相談を使った家庭の割合、見直し; 担当\nBEGIN:VEVENT" * 3
    made = calendar(
        [Day("K7W3QF-k1", "2027-01-15", long, "担当")], "KPI", datetime(2026, 11, 29, tzinfo=UTC)
    )
    lines = made.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = made.decode().replace("\r\n ", "")
    assert whole.count("\r\nBEGIN:VEVENT") == 1, "words of people make no entry"
    assert "DTSTART;VALUE=DATE:20270115" in whole and "DTEND;VALUE=DATE:20270116" in whole
    assert "割合、見直し\\; 担当 BEGIN:VEVENT" in whole and "UID:K7W3QF-k1@tsudoi" in whole
