"""A closed record's fingerprint, its course, and what who leads may take along."""

import io
import json
import zipfile

from core.formats.papers import PAPERS
from core.keeping.portable import written
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import StageStarted, WorkshopClosed
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from tests.core.formats.opened import words_of
from tests.core.web.conftest import Person, lead

FOUND, MOVED = 200, 303


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_closed_record_shows_the_fingerprint_of_its_file_and_its_course(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    assert "SHA-256" not in suzuki.get("record").text, "it may still change"
    lead(server, held, WorkshopClosed())
    page = suzuki.get("record").text
    sha256 = json.loads(written(held.workshop, held.log, "1"))["sha256"]
    assert f"指紋（SHA-256）：{sha256}" in page
    assert "その日をもう一度" in page and "会をおわりました" in page
    for form in ("pptx", "pdf", "xlsx", "zip", *PAPERS):
        words = words_of(form.rpartition(".")[2], suzuki.get(f"record.{form}").content)
        assert sha256 in words, form


def test_only_who_leads_takes_the_handover_and_the_open_data(
    suzuki: Person, sato: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "鈴木の店が遠い"})
    quoted = IssueChecked("s1", "holds", "客8人", "6人が遠いと答えた", True, said="足が痛くて")
    lead(server, held, IssueAdded("s1", "店が遠い"), quoted)
    lead(server, held, StageStarted("insights"))
    for name in ("handover.zip", "open-data.zip"):
        for person in (suzuki, stranger):
            assert person.get(f"/w/{held.workshop_id}/record.{name}").status_code != FOUND
        assert f"record.{name}" not in suzuki.get("record").text
        assert f"record.{name}" in sato.get("record").text
    pack = unzipped(sato.get("record.handover.zip").content)
    assert {"記録.pdf", "記録.pptx", "記録.xlsx", "記録.zip", "議会資料1枚.pdf"} <= pack.keys()
    first = pack["00_はじめに読む.txt"].decode("utf-8-sig")
    assert "次に決めること" in first and "まだ決めていません" in first
    assert json.loads(pack["この会のファイル.json"])["format"] == "tsudoi-workshop"
    data = unzipped(sato.get("record.open-data.zip").content)
    about = json.loads(data["datapackage.json"])
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    assert {one["path"] for one in about["resources"]} == {n for n in data if n.endswith(".csv")}
    names = [one["name"] for one in about["resources"]]
    assert len({*names}) == len(names) and all(one["title"] for one in about["resources"])
    assert "CC-BY-4.0" in data["00_はじめに読む.txt"].decode("utf-8-sig")
    whole = b"".join(data.values()).decode("utf-8", "replace")
    assert "店が遠い" in whole and "鈴木" not in whole
    record = sato.get("record").text
    assert "6人が遠いと答えた" in whole, "what was learned"
    assert "足が痛くて" in record and "足が痛くて" not in whole, "agreed to a record alone"
