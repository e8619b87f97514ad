"""Every letter people write is printed, or the page says before the download what is not."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
import uharfbuzz as harfbuzz
from fontTools import ttLib  # type: ignore[import-untyped]
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from core.formats import FORMATS, fallback, fonts, shaping
from core.formats.html.page import Around, page
from core.formats.paper import lacking
from core.record.report import Report
from core.text import Text
from tests.core.formats.opened import squeezed
from tests.core.formats.test_letters import with_notes

CJK = fallback.face_of(ord("简")) is not None
needs_fonts = pytest.mark.skipif(not CJK, reason="fonts-noto-cjk is not installed")


def printed(record: Report, words: str) -> str:
    made = FORMATS["pdf"].make(with_notes(record, words))
    return "\n".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages)


@needs_fonts
@pytest.mark.parametrize("words", ["Tiếng Việt", "简体字", "한국어", "𠮷野家", "Привет"])
def test_letters_that_our_font_lacks_come_from_fonts_of_the_computer(
    record: Report, words: str
) -> None:
    told = printed(record, words)
    assert words in told.replace("\n", "") and fonts.UNKNOWN not in told
    assert fonts.missing([words]) == ()


def test_a_sign_for_a_variant_is_not_drawn_and_its_letter_is(record: Report) -> None:
    told = printed(record, "葛\U000e0100城市")
    assert "葛城市" in told and fonts.UNKNOWN not in told


def test_a_sound_mark_of_its_own_takes_no_room(record: Report) -> None:
    assert "か\u309a" in printed(record, "か\u309a")
    (_, own), (mark, other) = list(fonts.runs("か\u309a"))
    assert (own, mark) == ("", "\u309a")
    assert stringWidth(mark, other, 10) == 0


SCRIPTS = {
    "Thai": ("ที่นี่ น้ำ ผู้ใหญ่", "NotoSansThai", False),
    "Hindi": ("हिन्दी क्षत्रिय किताब", "NotoSansDevanagari", False),
    "Burmese": ("မြန်မာ ကလေး", "NotoSansMyanmar", False),
    "Arabic": ("مرحبا لا إله", "NotoSansArabic", True),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_letters_that_stack_and_join_are_drawn_where_harfbuzz_sets_them(
    record: Report, script: str
) -> None:
    """Drawings and places by HarfBuzz on the font's file are those inside the made font."""
    words, font, right = SCRIPTS[script]
    path = fonts.FOLDER / f"{font}-Regular.ttf"
    whole = ttLib.TTFont(path)
    drawings, order = whole.getGlyphSet(), whole.getGlyphOrder()
    for word in words.split():
        buffer = harfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        assert buffer.direction == ("rtl" if right else "ltr")
        harfbuzz.shape(harfbuzz.Font(harfbuzz.Face(path.read_bytes())), buffer)
        wanted, x = Area(), 0
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            wanted.draw(drawings[order[info.codepoint]], x + at.x_offset, at.y_offset)
            x += at.x_advance
        found, width = Area(), 0
        for letter in fonts.printable(word):
            face = pdfmetrics.getFont(shaping.FONTS[letter]).face
            made = ttLib.TTFont(io.BytesIO(face._ttf_data))
            name = made.getBestCmap()[ord(letter)]
            found.draw(made.getGlyphSet()[name], width, 0)
            width += made["hmtx"][name][0]
        assert width == x and found.seen() == pytest.approx(wanted.seen(), abs=8)
        assert len(fonts.printable(word)) < len(word) or right
    told = squeezed(printed(record, words))
    assert fonts.missing([words]) == () and not fonts.apart([words])
    assert fonts.UNKNOWN not in told
    assert sorted(squeezed(words)) == sorted(c for c in told if c in words), "as it was written"


class Area:
    """Where a line of outlines lies: ends of all together, and the area of each."""

    def __init__(self) -> None:
        self.boxes: list[tuple[float, float, float, float]] = []

    def draw(self, glyph: Any, x: int, y: int) -> None:
        bounds = BoundsPen(None)
        recorded = DecomposingRecordingPen(glyph.glyphSet)
        glyph.draw(recorded)
        recorded.replay(bounds)
        if bounds.bounds:
            low, down, high, up = bounds.bounds
            self.boxes.append((low + x, down + y, high + x, up + y))

    def seen(self) -> list[float]:
        columns = list(zip(*self.boxes, strict=True))
        return [*map(min, columns[:2]), *map(max, columns[2:])]


def test_passages_from_the_right_keep_the_order_of_their_numbers() -> None:
    """Words turn round, numbers do not; brackets of Japanese around them stay."""
    text = fonts.printable("前（سنة ٢٠٢٣ م）後")
    assert text[:2] == "前（" and text[-2:] == "）後"
    written = "".join(fallback.WRITTEN.get(ord(c), c) for c in text[2:-2])
    assert written == "م ٢٠٢٣ ةنس" and fonts.printable("日本語 12") == "日本語 12"
    hebrew = fonts.printable("שלום")
    if fallback.face_of(ord("ש")):
        assert "".join(fallback.WRITTEN[ord(c)] for c in hebrew) == "םולש"


def test_what_is_not_shaped_is_told_and_no_private_letter_slips_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shaping, "MOST", 0)
    assert fonts.apart(["ฎูฏู"]) and fonts.printable("ฎูฏู") == "ฎูฏู"
    assert fonts.printable("a\U00100000b") == "a〓b" and fonts.missing(["\U00100000"])


def test_a_picture_letter_is_one_letter_however_many_signs_it_has() -> None:
    family = "👨\u200d👩\u200d👧"
    if fonts.missing([family]):
        assert fonts.printable(f"{family}と🇯🇵") == "〓と〓"
        assert fonts.missing([f"{family}と🇯🇵"]) == (family, "🇯🇵")
    else:
        assert fonts.UNKNOWN not in fonts.printable(family)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_cannot_be_printed_is_told_beside_the_download(record: Report, language: str) -> None:
    text = Text(language)
    plain = replace(with_notes(record, "町の声"), language=language)
    assert lacking(plain, text) == []
    noted = replace(with_notes(record, "渡\ue000さん"), language=language)
    (said,) = lacking(noted, text)
    assert "\ue000" in said and said == text("export.pdf_lacks", letters="\ue000")
    around = Around(files=(("export.pdf", "record.pdf"),))
    assert said in page(noted, around).decode()
    assert said not in page(plain, around).decode()
    assert said not in page(noted).decode()


def test_without_any_font_of_the_computer_it_says_so(
    record: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "FOLDERS", ())
    fallback.faces.cache_clear()
    fallback.face_of.cache_clear()
    try:
        assert fonts.missing(["简体字"]) == ("简",)
        assert fonts.printable("简体字") == "〓体字"
    finally:
        fallback.faces.cache_clear()
        fallback.face_of.cache_clear()


def test_a_variant_of_a_letter_that_is_printed_in_its_usual_form_is_told(record: Report) -> None:
    text = Text("ja")
    noted = replace(with_notes(record, "葛\U000e0100城"), language="ja")
    assert lacking(noted, text) == [text("export.pdf_variant")]
    assert fonts.printable("葛\U000e0100城") == "葛城"
    assert lacking(replace(with_notes(record, "❤\ufe0f"), language="ja"), text) == []


def test_spaces_between_letters_of_further_fonts_are_spaces(record: Report) -> None:
    made = FORMATS["pdf"].make(with_notes(record, "trẻ em 한국 어린"))
    told = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "\x00" not in told and "trẻem한국어린" in "".join(told.split())
