"""The first screen of a record: five sentences out of one chain, and one graph."""

import re

from core.formats.html.page import page
from core.record.graph import ROWS
from core.record.report import Report, report
from core.text import Text
from core.workshop import Workshop
from tests.core.formats.opened import page as opened


def test_five_sentences_tell_one_chain_and_no_mark_of_the_sample(record: Report) -> None:
    decided, why, whom, rejected, later = (said for _, said in record.story)
    kpi = next(one for one in record.sections["kpi"] if one.key == record.first)
    assert kpi.title in decided and kpi.title in later
    assert "2027" in later or "2026" in later
    first = next(one for one in record.threads if record.first in one.keys)
    issues = next(step.names for step in first.steps if step.kind == "issue")
    assert issues[0][:12] in why and "3.6" in why and "9.0" in why
    persona = next(step.names for step in first.steps if step.kind == "persona")
    assert persona[0] in whom and "6人は進学" in rejected
    assert "【見本】" not in str(record) and record.sample


def test_a_box_lights_its_thread_both_ways_and_no_column_is_long(record: Report) -> None:
    graph = record.graph
    assert graph is not None
    nodes = {one.key: one for one in graph.nodes}
    assert max(one.row for one in graph.nodes) < ROWS
    assert all(nodes[a].column + 1 == nodes[b].column for a, b in graph.ties)
    end = nodes[record.first]
    assert end.end and {nodes[key].column for key in end.thread} == {0, 1, 2, 3, 4, 5}
    figure = next(one for one in graph.nodes if one.column == 0 and one.lit)
    assert end.key in figure.thread and figure.key in end.thread
    assert any(not one.lit for one in graph.nodes)


def test_the_page_has_the_graph_as_links_the_list_and_all_else_folded(record: Report) -> None:
    made = page(record)
    html = made.decode()
    links = re.findall(r'<a class="node[^"]*" href="#([^"]+)"', html)
    assert links == [one.key for one in record.graph.nodes] if record.graph else False
    assert all(f'id="{key}"' in html for key in links)
    assert "<details open" not in html
    assert Text(record.language)("first.contents") in html
    assert all((f'id="at-{kind}"' in html) == bool(of) for kind, of in record.sections.items())
    assert len(opened(made).heads) > 10


def test_without_a_decision_the_sentences_say_so(workshop: Workshop) -> None:
    bare = report(Workshop(title="会", area_name="日南市"), Text("ja"))
    assert [said for _, said in bare.story] == [
        "まだ決めていません。",
        "理由になる数字は、まだありません。",
        "だれのためかは、まだ描いていません。",
        "この会で見送ったことは、ありません。",
        "見直す日は、まだ決めていません。",
    ]
    assert bare.graph is not None and not bare.graph.nodes and b"<svg" not in page(bare)[:6000]
