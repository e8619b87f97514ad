"""The text that invites people to write before a meeting or after it, ready to copy."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from core.record.days import day
from core.text import EASY, Text, easy_words
from core.workshop.acts.days import asked
from core.workshop.model import Workshop

Speech = Literal["ja", "easy", "en"]
SPEECHES: tuple[Speech, ...] = ("ja", "easy", "en")
FILE = Path(__file__).with_suffix(".toml")
READING = re.compile(r"《([^》]*)》")
"""What is read over the letters before it."""


@cache
def sentences(speech: Speech) -> dict[str, str]:
    """Under their names, with readings in brackets."""
    table: dict[str, str] = tomllib.loads(FILE.read_text(encoding="utf-8"))[speech]
    return {name: _read(words).strip() for name, words in table.items()}


def _read(words: str) -> str:
    return READING.sub(r"（\1）", words)


def invitation(workshop: Workshop, code: str, base_url: str, speech: Speech) -> str:
    """Title, day, address, code, what is asked, how long it takes, who sees it, what is kept.

    Returns:
        Text for a mail; "" where nothing is written before or after now.
    """
    days, plan = workshop.open_days, asked(workshop.agenda)
    if days is None or plan is None:
        return ""
    said, text = sentences(speech), Text("en" if speech == "en" else "ja")
    task = plan.task_en if speech == "en" else plan.task_ja
    if speech == EASY:
        task = _read(easy_words().get(f"said.{task}", task))
    values = {
        "title": workshop.title,
        "area": workshop.area_name,
        "day": day(workshop.held_on, text),
        "until": day(days.until, text),
        "address": f"{base_url}/j/{code}",
        "host": f"{base_url.partition('://')[2]}/j",
        "code": code,
        "task": task,
        "minutes": plan.minutes,
        "who": said[workshop.stage.authorship],
        "hidden": said["hidden" if workshop.hides(plan.stage_id) else "shown"],
        "kept": said["kept"].format(kept=day(workshop.kept_until, text))
        if workshop.kept_until
        else said["open"],
    }
    return said[days.when].format(**values)
