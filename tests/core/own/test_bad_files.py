"""Files that are not taken as a whole: too large, broken, hostile, or something else."""

import io
import random
import zipfile

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.errors import Refused
from core.files.archive import MOST_PARTS
from core.files.problem import MOST_BYTES, MOST_ROWS
from core.own.model import MOST_VALUES, Draft
from core.own.store import OwnStore
from core.text import LANGUAGES, Text
from pages.explore.parts import own
from tests.core.files.made import archive, parts
from tests.core.own.conftest import Read
from tests.core.own.files import CHILDREN, LONG, SATO, WIDE, book, only, row, table, text, with_part

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
PARTS = parts(book(CHILDREN))


@pytest.fixture
def refused(read: Read, store: OwnStore) -> Read:
    """As `read`; and nothing of the file is left behind."""

    def by(data: bytes, name: str = "三宅町.xlsx") -> Draft:
        found = read(data, name)
        only(found)
        with pytest.raises(Refused, match="bad_request"):
            store.add(found, SATO)
        assert not store.folder.exists()
        return found

    return by


def key(read: Draft) -> str:
    assert read.problems[0].row == 0
    return read.problems[0].key


def laughing(inside: bytes) -> bytes:
    return LAUGHS + b"]>" + inside.partition(b"?>")[2].replace(b"</v>", b"&j;</v>")


def spread(columns: int) -> list[object]:
    return [*CHILDREN, *[""] * (columns - len(LONG) - 1), "はみ出し"]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.csv", "empty"),
        (b" \r\n\t", "a.csv", "empty"),
        (b"\xef\xbb\xbf", "a.csv", "empty"),
        (b",,,\r\n,,,\r\n", "a.csv", "empty"),
        (table(), "a.csv", "no_rows"),
        (book(), "a.xlsx", "no_rows"),
        (table(header=WIDE), "a.csv", "no_rows"),
        (table(["", "待機児童数", "人", "客観", "", "", "課", "", "-", "…"], header=WIDE), "a.csv",
         "no_rows"),
        (table(header=["こんにちは", "世界"]), "a.csv", "header"),
        (b"a,b,c\r\n1,2,3\r\n", "a.csv", "header"),
        (b"<html><script>alert(1)</script></html>", "a.csv", "header"),
        (text(CHILDREN).encode().decode("cp932", "replace").encode(), "a.csv", "header"),
        (table(CHILDREN[:9], header=LONG[:5] + LONG[6:]), "a.csv", "columns"),
        (table(CHILDREN, header=[*LONG[:9], "値"]), "a.csv", "column_twice"),
        (table(WIDE[:7], header=WIDE[:7]), "a.csv", "no_years"),
        (book(CHILDREN, header=[*WIDE[:7], "", "", ""]), "a.xlsx", "no_years"),
        (text(CHILDREN).encode("euc_jp"), "a.csv", "encoding"),
        (text(CHILDREN).encode("utf-16-le"), "a.csv", "encoding"),
        (text(CHILDREN).encode("utf-32"), "a.csv", "header"),
        (table(CHILDREN).replace("待機".encode(), b"\xff\x81\x00"), "a.csv", "encoding"),
        (random.Random(7).randbytes(5000), "a.csv", "encoding"),
        (b"\xff\xfe\x00\xd8\x00", "a.csv", "encoding"),
        (b"MZ\x90\x00\x03" + bytes(4000), "setup.csv", "encoding"),
        (b"MZ\x90\x00\x03" + bytes(4000), "setup.xlsx", "broken"),
        (text(CHILDREN).replace("こども課", '"こども課').encode(), "a.csv", "csv"),
        (text(CHILDREN).replace("こども課", "あ" * 200_000).encode(), "a.csv", "csv"),
        (table(spread(121)), "a.csv", "wide"),
        (book(spread(121)), "a.xlsx", "wide"),
        (OLE + bytes(4000), "a.xls", "old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4000), "a.xlsx", "old_excel"),
        (b"PK\x03\x04" + bytes(4000), "a.xlsx", "broken"),
        (book(CHILDREN)[:-200], "a.xlsx", "broken"),
        (archive({"readme.txt": b"hello"}), "a.xlsx", "broken"),
        (book(CHILDREN), "a.xlsm", "macros"),
        (book(CHILDREN), "a.XLSB", "macros"),
        (with_part("xl/vbaProject.bin", OLE), "a.xlsx", "macros"),
        (with_part("[Content_Types].xml", PARTS["[Content_Types].xml"].replace(
            b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")), "a.xlsx", "macros"),
        (with_part("../../../etc/cron.d/x", b"* * * * *"), "a.xlsx", "broken"),
        (with_part("/etc/passwd", b"x"), "a.xlsx", "broken"),
        (with_part("..\\..\\x.xml", b"<x/>"), "a.xlsx", "broken"),
        (with_part("XL/workbook.xml", PARTS[BOOK]), "a.xlsx", "broken"),
        (with_part(SHEET, PARTS[SHEET][:-40]), "a.xlsx", "broken"),
        (with_part(SHEET, b"not xml"), "a.xlsx", "broken"),
        (with_part(SHEET, b""), "a.xlsx", "broken"),
        (with_part(BOOK, b"<workbook/>"), "a.xlsx", "broken"),
        (with_part(SHEET, laughing(PARTS[SHEET])), "a.xlsx", "broken"),
        (with_part("xl/media/a.png", LAUGHS + b"]><x>&j;</x>"), "a.xlsx", "broken"),
        (with_part(SHEET, PARTS[SHEET].decode().encode("utf-16")), "a.xlsx", "broken"),
        (with_part(SHEET, b"<?xml version='1.0'" + b" " * 5000 + b"encoding='cp037'?><x/>"),
         "a.xlsx", "broken"),
    ],
)  # fmt: skip
def test_a_bad_file_says_what_is_wrong_and_leaves_nothing(
    refused: Read, data: bytes, name: str, expected: str
) -> None:
    assert key(refused(data, name)) == expected


def test_a_file_of_fifty_megabytes_is_not_even_read(refused: Read) -> None:
    found = refused(bytes(50 * 1024 * 1024), "a.csv")
    assert key(found) == "bytes" and found.problems[0].details["size"] == "50.0"


def test_the_largest_file_is_five_megabytes(read: Read) -> None:
    data = table(CHILDREN) + (b"," * 99 + b"\n") * 52_000
    padded = data.ljust(MOST_BYTES, b",")
    assert len(read(padded).items) == 1
    more = read(padded + b",")
    assert key(more) == "bytes"
    assert more.problems[0].details == {"max": "5", "size": "5.1"}, "never 5.0 of 5"


def test_five_thousand_rows_are_taken_and_not_one_more(read: Read) -> None:
    lines = [row(指標名=f"数{n}") for n in range(MOST_ROWS + 1)]
    assert len(read(table(*lines[:-1])).items) == MOST_ROWS
    assert key(read(table(*lines))) == "rows"
    assert len(read(book(*lines[:-1])).items) == MOST_ROWS
    assert key(read(book(*lines))) == "rows"


def test_a_sheet_may_hold_as_many_values_and_not_one_more(read: Read) -> None:
    years = [*map(str, range(1940, 2020))]
    lines = [
        ["", f"数{n}", "人", "客観", "", "", "課", *[1] * 80] for n in range(MOST_VALUES // 80)
    ]
    header = [*WIDE[:7], *years]
    assert len(read(book(*lines, header=header), "a.xlsx").items) == MOST_VALUES
    more = read(book(*lines, ["", "数", "人", "客観", "", "", "課", 1], header=header), "a.xlsx")
    assert only(more).key == "values"


def test_a_small_archive_of_a_huge_sheet_is_not_unpacked(refused: Read) -> None:
    bomb = with_part(SHEET, PARTS[SHEET] + b" " * (200 * 1024 * 1024))
    assert len(bomb) < MOST_BYTES and key(refused(bomb)) == "bomb"
    below = with_part(SHEET, PARTS[SHEET] + b" " * (20 * 1024 * 1024))
    assert key(refused(below)) == "bomb"


def test_a_size_that_is_not_true_does_not_help(refused: Read) -> None:
    bomb = with_part("xl/a.xml", b"<x/>" + b" " * (40 * 1024 * 1024))
    declared = (4 + 40 * 1024 * 1024).to_bytes(4, "little")
    assert bomb.count(declared) == 2
    assert key(refused(bomb.replace(declared, (4).to_bytes(4, "little")))) == "broken"


def test_an_archive_of_many_parts_is_not_read(refused: Read) -> None:
    many = {f"xl/{n}.xml": b"<x/>" for n in range(MOST_PARTS)}
    assert key(refused(archive({**PARTS, **many}))) == "bomb"


def test_a_password_of_the_archive_is_noticed(refused: Read) -> None:
    data = bytearray(book(CHILDREN))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        first = opened.infolist()[0].header_offset
        directory = opened.start_dir
    data[first + 6] |= 1
    data[directory + 8] |= 1
    assert key(refused(bytes(data))) == "encrypted"


def test_a_sheet_that_claims_its_last_row_is_far_away_is_read(read: Read) -> None:
    far = PARTS[SHEET].replace(b'r="2"', b'r="1048576"')
    assert [item.value for item in read(with_part(SHEET, far)).items] == [12.0]
    beyond = PARTS[SHEET].replace(b'r="2"', b'r="999999999"')
    assert only(read(with_part(SHEET, beyond))).key == "broken"


def test_a_sheet_that_claims_to_be_smaller_than_it_is_is_read_to_its_end(read: Read) -> None:
    assert b'<dimension ref="A1:J2"' in PARTS[SHEET]
    small = PARTS[SHEET].replace(b'<dimension ref="A1:J2"', b'<dimension ref="A1"')
    assert len(read(with_part(SHEET, small)).items) == 1


def test_only_the_first_sheet_is_read(read: Read) -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(CHILDREN)))
    made.create_sheet("ほかの表").append(["何か", "ほか"])
    out = io.BytesIO()
    made.save(out)
    assert len(read(out.getvalue()).items) == 1


def test_a_calculated_formula_counts_as_its_value(read: Read) -> None:
    data = book(row(値="=6*2"))
    sheet = parts(data)[SHEET].replace(b"<v></v>", b"<v>12</v>").replace(b"<v />", b"<v>12</v>")
    assert [i.value for i in read(with_part(SHEET, sheet, data)).items] == [12.0]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_damaged_is_refused_in_words(read: Read, seed: int) -> None:
    """Parts with bytes changed at random, packed again: never an error of ours."""
    chance = random.Random(seed)
    name = chance.choice(sorted(PARTS))
    content = bytearray(PARTS[name])
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    found = read(with_part(name, bytes(content)))
    assert bool(found.items) != bool(found.problems)


@pytest.mark.parametrize("name", ["../../a.csv", "C:\\Users\\x\\<b>.csv", "=cmd.csv", "x" * 300])
def test_a_file_name_is_a_name_and_only_words(read: Read, name: str) -> None:
    found = read(table(CHILDREN), name).file_name
    assert 0 < len(found) <= 120 and found[0] not in "=./" and not set(found) & set("<>\\/")


def test_every_message_is_there_in_both_languages(read: Read) -> None:
    found = read(b"")
    for language in LANGUAGES:
        assert own.where(found.problems[0], Text(language)) == Text(language)("own.where_file")
    assert "Indicator" in own.words(read(b"a,b\n").problems[0], Text("en"))
    assert "指標名" in own.words(read(b"a,b\n").problems[0], Text("ja"))
