"""Cases of the recommendation, and an invented town, played from the first figure to the second
review.

What browsers do goes through the routes as they do it; what who leads does on pages of the PC goes
through `Rooms.record`, as those pages do. Between two meetings time is moved on in the log.
"""

import secrets
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from core import seat
from core.accounts import User
from core.agendas import agendas
from core.clock import now, today
from core.facts import checked
from core.keeping import carrying, choosing
from core.keeping.audit import Audit
from core.rooms import Rooms
from core.workshop import Entry, Event, Room
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.acts.reporting import KpiReportSettled, ReportsAllowed
from core.workshop.acts.votes import VotesOpened
from core.workshop.nouns.kpis import KpiReviewed
from core.workshop.stage import starting

FOLDER = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
OWNER = User("sato", "佐藤")
CROWD = ("resident", "resident", "resident", "npo", "npo", "npo", "industry", "industry",
         "industry", "administration", "administration", "administration")  # fmt: skip
FIRST, REVIEWED, SECOND, LAST = 540, 330, 150, 60
"""Days ago: the first meeting, its review, the follow-up, and the review of that."""
ORIGIN = {"origin": "http://testserver"}


@dataclass
class Played:
    """A case while it is played: who leads, everybody's tokens, and the room."""

    server: Rooms
    client: TestClient
    story: dict[str, Any]
    room: Room
    lead: str
    tokens: list[str] = field(default_factory=list)
    told: int = 0

    def post(self, at: int, path: str, **body: object) -> Any:
        """What the `at`-th person's browser sends."""
        code = self.room.workshop_id
        cookie = {"cookie": f"seat-{code}={self.tokens[at]}"} if self.tokens[at:] else {}
        sent = {"request_id": secrets.token_hex(12), **body}
        answer = self.client.post(f"/w/{code}/{path}", json=sent, headers={**ORIGIN, **cookie})
        assert answer.status_code == 200, (path, body, answer.text)
        return answer.json()

    def act(self, at: int, kind: str, **event: object) -> None:
        self.post(at, "act", kind=kind, event=event)

    def led(self, *events: Event) -> None:
        actor = seat.actor(self.lead, self.room.workshop_id, self.room.workshop, leading=True)
        self.server.record(self.room, actor, secrets.token_hex(12), *events)

    def stage(self, stage_id: str) -> None:
        plan = next(one for one in self.room.workshop.agenda if one.stage_id == stage_id)
        self.led(StageStarted(**starting(self.room.workshop, plan)))

    def dated(self, days: int) -> None:
        """Everything since the last time is told as of so many days ago."""
        back, told = now() - timedelta(days=days), self.told

        def moved(room: Room) -> Sequence[Entry]:
            return [
                one if one.seq <= told else replace(one, at=back + timedelta(seconds=20 * one.seq))
                for one in room.log
            ]

        self.server.rewrite(self.room, moved)
        self.told = self.room.workshop.seq


def story(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def day(ago: int) -> str:
    return (today() - timedelta(days=ago)).isoformat()


def play(server: Rooms, client: TestClient, folder: Path, name: str) -> tuple[Room, Room]:
    """The meeting and its follow-up, both closed; `folder`: for what lies beside workshops."""
    told = story(name)
    opened = WorkshopOpened(told["title"], told["area_code"], told["area_name"], day(FIRST), "sato",
                            agendas()["120"].stages, sample=True)  # fmt: skip
    lead = secrets.token_hex(16)
    first = Played(server, client, told, server.open_workshop(opened, lead, "進める人"), lead)
    _begin(first)
    _chain(first)
    first.dated(FIRST)
    _report(first, 0, day(REVIEWED + 10))
    _review(first, 0, day(SECOND), 1)
    first.dated(REVIEWED)
    ids = [one.id for one in choosing.choices(first.room.workshop) if one.on]
    again = replace(opened, title=f"{told['title']}（つづき）", held_on=day(SECOND),
                    agenda=agendas()["follow"].stages)  # fmt: skip
    wanted = carrying.NextMeeting(ids, again, lead, "進める人")
    audit = Audit(folder)
    room = carrying.open_after(server, audit, first.room, OWNER, seat.seat_id(lead), wanted)
    first.dated(SECOND)
    second = Played(server, client, told, room, lead)
    second.dated(SECOND)
    _report(second, 1, day(LAST + 10))
    _review(second, 1, day(-365), 2)
    second.led(WorkshopClosed())
    second.dated(LAST)
    return first.room, second.room


def _begin(it: Played) -> None:
    """People come in by the code, and pin the figures that they talk about."""
    for at, sector in enumerate(CROWD):
        it.tokens.append(secrets.token_hex(16))
        it.post(at, "join", token=it.tokens[at], name=f"人{at + 1}", sector=sector)
    it.stage("figures")
    for at, one in enumerate(it.story["figures"]):
        it.post(at, "pin", indicator_id=one)


def _chain(it: Played) -> None:
    told = it.story
    pinned = {one.indicator_id: key for key, one in it.room.workshop.figures.items()}
    it.stage("insights")
    for at, note in enumerate(told["insights"]):
        shown = [pinned[note["figure"]]] if "figure" in note else []
        it.act(at, "insight_added", insight_id=f"n{at}", text=note["text"], evidence_ids=shown)
    it.led(StageRevealed("insights"))
    it.stage("issues")
    ids = [f"n{at}" for at in range(len(told["insights"]))]
    it.act(0, "issue_added", issue_id="s1", text=told["issue"], insight_ids=ids)
    it.act(1, "issue_added", issue_id="s2", text=told["lost"], insight_ids=[])
    it.stage("choose")
    for at in range(len(CROWD)):
        it.act(at, "dots_given", id="s2" if at % 4 == 3 else "s1", dots=2)
    it.led(VotesOpened("choose"))
    it.act(0, "issue_checked", issue_id="s1", verdict="holds", whom="困っている人12人",
           found="9人が、その通りだと答えた")  # fmt: skip
    it.stage("personas")
    persona = {key: one for key, one in told["persona"].items() if key != "conditions"}
    it.act(0, "persona_added", persona_id="p1", issue_ids=["s1"], **persona)
    if wanted := told["persona"]["conditions"]:
        it.led(checked(it.server.package, told["area_code"], "p1", wanted))
    it.stage("use_cases")
    case = it.post(3, "case", case_id=told["case_id"], persona_ids=["p1"])["use_case"]
    it.stage("kpis")
    kpi = {key: one for key, one in told["kpi"].items()}
    it.act(9, "kpi_set", kpi_id="k1", use_case_id=case, due=day(-365), next_review=day(REVIEWED),
           **kpi)  # fmt: skip
    it.act(6, "promise_made", promise_id="r1", use_case_ids=[case], kpi_ids=["k1"], due=day(-180),
           **told["promise"])  # fmt: skip
    it.led(WorkshopClosed())


def _report(it: Played, which: int, on: str) -> None:
    """The partner reports by a link of their own, and who leads takes it."""
    report = it.story["reports"][which]
    until = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    actor = seat.actor(it.lead, it.room.workshop_id, it.room.workshop, leading=True)
    link = it.server.link(it.room, actor, it.story["promise"]["who"], until, nameless=True)
    it.led(ReportsAllowed([*it.room.workshop.links][-1]))
    fields = {"kpi": "k1", "on": on, "value": str(report["value"]), "note": report["note"]}
    answer = it.client.post(f"{link}/report", content=urlencode(fields), headers=ORIGIN)
    assert answer.status_code == 200, answer.text
    (waiting,) = it.room.workshop.kpis["k1"].waiting
    it.led(KpiReportSettled("k1", waiting.seq, True))


def _review(it: Played, which: int, next_day: str, version: int) -> None:
    one = it.story["reviews"][which]
    it.led(KpiReviewed("k1", version, one["decision"], one["reason"], next_day, one.get("target")))
