"""Own data in a real browser: template, bad file, good file, answers beside counts, removal."""

import csv
import io
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from core.own.ages import name_of
from core.stats.ages.tables import ALL_AGES, ORDERS, SEXES, Cell
from core.text import Text
from tests.browser.conftest import DESKTOP, PHONE, Device, settled, shot
from tests.browser.test_pages import violations
from tests.core.own.tables import fertility, people
from tests.core.own.test_estat import across, columns, data

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
HEADER = "指標名,単位,地域コード,市区町村名,年,値,出典,区分,分野,回答数\n"
GOOD = (
    "合計特殊出生率（5年・ベイズ推定値）,,29362,三宅町,2022,1.28,人口動態保健所・市区町村別統計,客観,,\n"
    "待機児童数,人,29362,三宅町,2024,12,町こども課,客観,子育て支援,\n"
    "子育てしやすいと思う人の割合,％,29362,三宅町,２０２４,72.5,町民アンケート,主観,子育て支援,312\n"
    "<img src=x onerror=alert(1)>,％,29362,三宅町,2024,34,**=1+1**,主観,医療・保健,150\n"
)

CUT_OFF = """[...document.querySelectorAll(".vega-embed svg .role-legend-label text")].map(one =>
    one.getBoundingClientRect().right > one.closest("svg").getBoundingClientRect().right)"""


def upload(page: Page, name: str, data: bytes) -> None:
    files = [{"name": name, "mimeType": "text/csv", "buffer": data}]
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []


@SIZES
def test_a_file_is_looked_over_taken_in_and_removed(device: Device, size: tuple[int, int]) -> None:
    page = device("/own-data?area=29362", size)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    settled(page)
    shot(page, f"own-empty-{size[0]}")
    fits(page)
    file = (HEADER + GOOD.replace("12,町", f"{size[0]},町")).encode("cp932")
    upload(page, "三宅町.csv", file)
    expect(page.get_by_text("4個の値を読みました")).to_be_visible()
    settled(page)
    shot(page, f"own-preview-{size[0]}")
    fits(page)
    page.get_by_role("button", name="取りこむ", exact=True).click()
    expect(page.get_by_text("「三宅町.csv」を取りこみました。")).to_be_visible()
    expect(page.get_by_text("＜img src=x onerror=alert(1)＞").first).to_be_visible()
    expect(page.get_by_text("どちらとも").or_(page.locator(".vega-embed").first)).to_be_visible()
    settled(page)
    shot(page, f"own-taken-{size[0]}")
    fits(page)
    page.get_by_role("button", name="消す", exact=True).first.click()
    page.get_by_role("button", name="はい、消します").click()
    expect(page.get_by_text("消しました。")).to_be_visible()
    expect(page.get_by_text("まだありません。", exact=True)).to_have_count(2)


@SIZES
def test_a_bad_file_is_told_row_by_row_and_cannot_be_taken(
    device: Device, size: tuple[int, int]
) -> None:
    page = device("/own-data?area=29362", size)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    bad = GOOD.replace(",12,", ",十二,").replace("29362,三宅町,2022", "293621,三宅町,来年")
    upload(page, "まちがい.csv", (HEADER + bad).encode("cp932"))
    expect(page.get_by_text("3か所を直して")).to_be_visible()
    for told in ("2行目・地域コード", "2行目・年", "3行目・値"):
        expect(page.get_by_text(told)).to_be_visible()
    settled(page)
    shot(page, f"own-bad-{size[0]}")
    fits(page)
    expect(page.get_by_role("button", name="取りこむ", exact=True)).to_have_count(0)
    upload(page, "memo.exe", b"MZ" + bytes(1000))
    expect(page.get_by_text("文字コードが読めません")).to_be_visible()


@SIZES
def test_the_template_is_downloaded_filled_in_and_read(
    device: Device, size: tuple[int, int], tmp_path: Path
) -> None:
    page = device("/own-data?area=29362", size)
    with page.expect_download() as download:
        page.get_by_role("button", name="縦長（Excel）").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    for at, line in enumerate(csv.reader(io.StringIO(GOOD)), start=2):
        for column, cell in enumerate(line, start=1):
            book.worksheets[0].cell(at, column).value = cell or None
    book.save(path)
    upload(page, path.name, path.read_bytes())
    expect(page.get_by_text("4個の値を読みました")).to_be_visible()
    expect(page.get_by_text("三宅町／4つの指標／2022–2024")).to_be_visible()


def by_age() -> bytes:
    """Tables by age of 伊那市 as rows of the long form, as a spreadsheet saves them."""
    items = [*fertility(area="20209", name="伊那市"), *people(2015, {"men": {15: 130}})]
    items += people(2020, {"men": {20: 117}})
    lines = [
        f"{i.name},{i.unit},20209,伊那市,{i.year},{i.value:.0f},国勢調査ほか,客観,人口・出生・結婚,"
        for i in items
    ]
    return (HEADER + "\n".join(lines) + "\n").encode("cp932")


def test_tables_by_age_show_what_is_behind_births(device: Device) -> None:
    page = device("/own-data?area=20209", DESKTOP)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    upload(page, "伊那市.csv", by_age())
    page.get_by_role("button", name="取りこむ", exact=True).click()
    expect(page.get_by_text("「伊那市.csv」を取りこみました。")).to_be_visible()
    expect(page.get_by_text("年齢別の表：")).to_be_visible()
    for size in (PHONE, DESKTOP):
        page = device("/ages?area=20209", size)
        expect(page.get_by_text("有配偶率（女性のうち、結婚している人）")).to_be_visible()
        expect(page.get_by_text("合計特殊出生率（年齢別の表から計算）")).to_be_visible()
        settled(page)
        shot(page, f"ages-own-{size[0]}")
        fits(page)


def filled(path: Path, numbers: dict[tuple[str, int], int]) -> bytes:
    """A template as somebody fills it in: numbers by what the row counts and year."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, sheet.max_row + 1):
        for (name, year), value in numbers.items():
            if sheet.cell(line, at["指標名"]).value == name:
                sheet.cell(line, at[year]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_both_templates_by_age_are_filled_in_and_shown(device: Device, tmp_path: Path) -> None:
    """From the page's own templates to the page that reads them; the town is 与那国町."""
    births = {(i.name, i.year): int(i.value) for i in fertility()}
    births |= {(name_of(Cell("order", "women", n)).ja, 2020): 30 - 8 * n for n in ORDERS}
    moves = {}
    for sex in SEXES:
        for low in ALL_AGES:
            for year in (2022, 2023):
                moves[name_of(Cell("moved_in", sex, low)).ja, year] = 90 - low
                moves[name_of(Cell("moved_out", sex, low)).ja, year] = 30 + low
    page = device("/own-data?area=47382", PHONE)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    for table, numbers in (("births", births), ("moves", moves)):
        settled(page)
        with page.expect_download() as download:
            page.get_by_role("button", name=Text("ja")(f"ages.template_{table}")).click()
        name = download.value.suggested_filename
        download.value.save_as(tmp_path / name)
        upload(page, name, filled(tmp_path / name, numbers))
        expect(page.get_by_text("個の値を読みました")).to_be_visible()
        page.get_by_role("button", name="取りこむ", exact=True).click()
        expect(page.get_by_text(f"「{name}」を取りこみました。")).to_be_visible()
    for size in (PHONE, DESKTOP):
        page = device("/ages?area=47382", size)
        expect(page.get_by_text("合計特殊出生率（年齢別の表から計算）")).to_be_visible()
        expect(page.get_by_text("15～39歳では、転入から転出をひくと、")).to_be_visible()
        settled(page)
        shot(page, f"ages-templates-{size[0]}")
        fits(page)


def test_tables_of_e_stat_are_taken_in_as_they_are(device: Device) -> None:
    """The census across and births in columns, as the portal writes them; then the split."""
    births = columns("births", range(2018, 2023), ["出生数"])
    files = {
        "FEH_00200521.csv": (data(across()), "42個の値を読みました"),
        "FEH_00450011.csv": (data(births, "utf-8-sig"), "100個の値を読みました"),
    }
    page = device("/own-data?area=29362", PHONE)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    for name, (content, told) in files.items():
        upload(page, name, content)
        expect(page.get_by_text(told)).to_be_visible()
        expect(page.get_by_text("ほかの地域の")).to_be_visible()
        settled(page)
        shot(page, f"own-e-stat-{name[4:12]}")
        fits(page)
        page.get_by_role("button", name="取りこむ", exact=True).click()
        expect(page.get_by_text(f"「{name}」を取りこみました。")).to_be_visible()
        settled(page)  # a file put into the box that is about to go would go with it
    for size in (PHONE, DESKTOP):
        page = device("/ages?area=29362", size)
        expect(
            page.get_by_text("2018–22年の出生240人と、2020年の国勢調査の女性から")
        ).to_be_visible()
        expect(page.get_by_text("25～34歳の女性のうち結婚しているのは、三宅町")).to_be_visible()
        settled(page)
        shot(page, f"ages-e-stat-{size[0]}")
        fits(page)
        labels = page.evaluate(CUT_OFF)
        assert len(labels) >= 4 and not any(labels), "names of a legend end at the chart's edge"


def test_odd_files_are_asked_about_and_their_sheets_offered(device: Device) -> None:
    page = device("/own-data?area=29362", PHONE)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    answers = (
        "タイムスタンプ,住みやすいですか（1～5）\n2024/10/05 9:12:33,4\n2024/10/06 9:12:33,5\n"
    )
    upload(page, "回答.csv", answers.encode())
    expect(page.get_by_text("フォームの回答です。")).to_be_visible()
    take = page.get_by_role("button", name="取りこむ", exact=True)
    expect(take).to_be_disabled()
    page.get_by_text("はい、そうして入れます").click()
    expect(take).to_be_enabled()
    settled(page)
    shot(page, "own-answers")
    fits(page)
    made = openpyxl.Workbook()
    made.active.append(["表紙"])
    for name, value in (("データ", 12), ("参考", 77)):
        sheet = made.create_sheet(name)
        sheet.append(HEADER.strip().split(","))
        sheet.append(["待機児童数", "人", "29362", "三宅町", 2023, value, "課", "客観", "", ""])
    out = io.BytesIO()
    made.save(out)
    upload(page, "三宅町.xlsx", out.getvalue())
    expect(page.get_by_text("シート「データ」を読みました。")).to_be_visible()
    expect(page.get_by_text("ほかのシートを読む")).to_be_visible()
    settled(page)
    shot(page, "own-sheets")
    fits(page)
