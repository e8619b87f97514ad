"""The sheet for a council: one page whatever was written, of one chain, saying what is open."""

import io
from dataclasses import replace

import pypdf
import pytest

from core.formats.pdf.bars import Pair
from core.formats.pdf.council import BESIDE, _cut, council_sheet
from core.letters import ems
from core.record.council import Council, Line, council
from core.record.report import report
from core.text import Text
from core.workshop import Workshop
from tests.core.formats.opened import squeezed


@pytest.fixture(params=["ja", "en"])
def told(workshop: Workshop, request: pytest.FixtureRequest) -> Council:
    text = Text(request.param)
    return council(workshop, report(workshop, text), text)


def pages(told: Council) -> list[str]:
    found = pypdf.PdfReader(io.BytesIO(council_sheet(told))).pages
    return [squeezed(page.extract_text()) for page in found]


def test_its_seven_parts_are_on_one_page_with_all_that_is_open(told: Council) -> None:
    (page,) = pages(told)
    assert len(told.parts) == 7
    for part in told.parts:
        assert squeezed(part.head)[:30] in page
        for line in part.lines:
            assert not line.missing or squeezed(line.words) in page
    for label, value in told.rows:
        assert squeezed(label) in page and squeezed(value.words)[:20] in page


def test_it_tells_one_chain_and_no_other(workshop: Workshop, told: Council) -> None:
    cases = [one.title for one in workshop.seen("use_cases").values()]
    said = "".join(line.words for line in told.parts[0].lines)
    assert [name for name in cases if name in said] == [told.heading]
    titles = [one.title for one in workshop.seen("kpis").values()]
    assert [name for name in titles if name in told.parts[4].head] == [
        name for name in titles if name in "".join(one.head for one in told.parts)
    ]


@pytest.mark.parametrize("letters", [1, 60, 400])
@pytest.mark.parametrize("lines", [2, 12])
def test_long_words_never_make_a_second_page_or_lie_on_each_other(
    told: Council, letters: int, lines: int
) -> None:
    """What does not fit is shortened and counted; nothing is printed over the sources."""
    many = tuple(Line(f"{n}" + "あ" * letters) for n in range(lines))
    long = replace(
        told, heading="題" * 80,
        parts=tuple(replace(one, lines=many if one.lines else ()) for one in told.parts),
    )  # fmt: skip
    (page,) = pages(long)
    heights: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            heights.append(tm[5] + cm[5])

    pypdf.PdfReader(io.BytesIO(council_sheet(long))).pages[0].extract_text(visitor_text=note)
    assert min(heights) > 0
    assert squeezed(Text(told.language)("council.foot"))[:20] in page


def test_a_reason_of_what_was_not_chosen_is_told_to_its_end(told: Council) -> None:
    (page,) = pages(told)
    assert squeezed("6人は進学で出ていて、仕事の話は1人だった") in page


def test_a_long_unit_stands_beside_no_bar_and_is_still_read(told: Council) -> None:
    assert told.bars is not None
    unit = " per 1,000 residents of 15 to 49 years"
    said = (f"{3.1}{unit}", f"{3.4}{unit}")
    bars = Pair(replace(told.bars, values=(3.1, 3.4), said=said), BESIDE)
    assert bars.numbers() == ("3.1", "3.4")
    assert Pair(told.bars, BESIDE).numbers() == told.bars.said


def test_before_anything_is_decided_it_says_so() -> None:
    text = Text("ja")
    empty = Workshop(title="子育て", area_name="岩見沢市")
    told = council(empty, report(empty, text), text)
    (page,) = pages(told)
    for key in ("nothing_decided", "no_figure", "nobody", "no_money", "no_people"):
        assert squeezed(text(f"council.{key}")) in page


def test_what_was_decided_and_for_whom_is_a_whole_sentence(told: Council) -> None:
    """As many letters of full width stand in a line of either language."""
    long = "市内の保育所を" * 6 + "。"
    parts = tuple(replace(one, lines=tuple(replace(line, words=long) for line in one.lines))
                  for one in told.parts)  # fmt: skip
    (page,) = pages(replace(told, parts=parts))
    assert page.count(squeezed(long)) >= 2
    assert _cut("a" * 70, 44) == "a" * 70 and ems(_cut("a" * 99, 44)) <= 44


def test_of_a_long_meeting_every_sentence_is_whole_in_smaller_letters(told: Council) -> None:
    """What can be left out of a sentence, or a sentence as a whole, is left out; none is cut."""
    reason = (
        "「若い女性が専門を生かして働ける職が少ない」（4票）は、聞いてみるとちがいました（"
        + "八人は友だちがいないこと、" * 5
        + "と言った）。"
    )
    whom = Line("当てはまる人：" + "公表された表から、" * 9, shorter="当てはまる人：0～11,000人")
    parts = [*told.parts]
    parts[2] = replace(parts[2], lines=(parts[2].lines[0], whom))
    parts[3] = replace(parts[3], lines=(Line(reason), Line(reason + "二つ目")))
    parts[6] = replace(parts[6], lines=(parts[6].lines[0], Line("残った問いは、" * 11 + "です。")))
    (page,) = pages(replace(told, parts=tuple(parts)))
    assert squeezed(reason) in page and squeezed(parts[6].lines[1].words) in page
    assert squeezed(whom.shorter) in page or squeezed(whom.words) in page
    assert "…" not in page
