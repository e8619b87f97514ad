"""Files hold back numbers and addresses of people, and nothing else."""

from core.record.report import Report
from core.workshop.private_words import veiled


def test_a_record_without_such_words_leaves_as_it_is(record: Report) -> None:
    assert veiled(record) == record
