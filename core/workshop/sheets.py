"""What is asked about a thing beside what makes it: short questions that may stay open.

A question belongs to the nouns of one table; its answer is a choice or more, words, a number, or
all of them. What each is called stands under `sheet.<question>`, a choice under
`sheet.<words>_<choice>`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from core.bilingual import Bilingual, said
from core.errors import Refused
from core.units import plain
from core.workshop.card import Field
from core.workshop.ref import Key, Text

LONGEST = 400
Lines = Annotated[str, Text(LONGEST, long=True)]
Sheet = Literal[
    "lines", "marks", "ask", "empathy", "journey", "plan", "people", "blueprint", "measure",
    "give", "offices", "side",
]  # fmt: skip
"""Questions that are asked together."""
TOLD: tuple[Sheet, ...] = ("lines", "marks", "ask", "plan", "people", "measure", "give")
"""Sheets whose answers stand on the card: the others are for who works on them."""
MARKS = ("figure", "survey", "person")
"""How a line of a persona is known: official figures, a survey, those concerned."""
MOODS = ("up", "flat", "down")


@dataclass(frozen=True)
class Question:
    """
    Attributes:
        options: words of ours to choose from; `one`: only one of them.
        words: with what the names of its choices begin, where that is not its key.
        counts: what a number counts ("minutes", "yen", "people", "times"); "" for no number.
    """

    key: str
    table: str
    sheet: Sheet
    options: tuple[str, ...] = ()
    one: bool = False
    counts: str = ""
    words: str = ""

    def named(self, option: str) -> str:
        """The key of the words of a choice."""
        return f"sheet.{self.words or self.key}_{option}"


@dataclass(frozen=True)
class Answer:
    """What was answered last; `seq`: the entry that did."""

    question: Key
    seq: int
    choices: tuple[Key, ...] = ()
    text: Lines = ""
    number: float | None = None

    @property
    def empty(self) -> bool:
        """Whether it is open again."""
        return not self.choices and not self.text and self.number is None


Answers = tuple[Answer, ...]


def _of(
    table: str, sheet: Sheet, *keys: str, options: tuple[str, ...] = (), words: str = "",
    one: bool = False,
) -> list[Question]:  # fmt: skip
    return [Question(key, table, sheet, options, one, words=words) for key in keys]


LINES = ("life", "work", "hope", "trouble", "relies")
"""Lines of a persona; the first is a field of its own."""
QUESTIONS: dict[str, Question] = {
    one.key: one
    for one in (
        *_of("personas", "lines", *LINES[1:]),
        *_of("personas", "marks", *(f"marks_{line}" for line in LINES),
             options=MARKS, words="mark"),
        *_of("personas", "ask", "how_might_we"),
        *_of("personas", "empathy", "says", "thinks", "does", "feels"),
        *_of("personas", "journey", "begins", "searches", "uses", "stumbles", "after",
             options=MOODS, words="mood", one=True),
        Question("touch", "use_cases", "plan", ("answers", "guides", "watches", "meets", "none")),
        Question("payer", "use_cases", "plan", ("town", "grant", "users", "partner")),
        Question("shared", "use_cases", "plan", ("form", "entrance", "compete", "later")),
        Question("portal", "use_cases", "plan", ("connect", "later", "no", "unknown"), one=True),
        Question("platform", "use_cases", "plan",
                 ("prefecture", "town", "no", "unknown"), one=True),
        Question("buying", "use_cases", "plan", ("staff", "open", "joint", "direct"), one=True),
        Question("meaning", "use_cases", "plan", ("hope", "handy", "relief")),
        Question("product", "use_cases", "plan", ("cloud", "own", "none", "unknown"), one=True),
        Question("chores", "use_cases", "plan", ("less", "same", "more", "unknown"), one=True),
        Question("offline", "use_cases", "plan", ("paper", "phone", "desk", "helper")),
        Question("told_at", "use_cases", "plan",
                 ("handbook", "visit", "checkup", "school", "shop")),
        Question("stands", "use_cases", "plan", ("new", "there", "widen", "stop"), one=True),
        Question("minutes", "use_cases", "plan", counts="minutes"),
        Question("yen", "use_cases", "plan", counts="yen"),
        Question("users", "use_cases", "plan", counts="people"),
        Question("skills", "use_cases", "people",
                 ("vision", "coordinate", "agile", "architect", "field")),
        Question("from_where", "use_cases", "people",
                 ("inside", "former", "outside", "partner", "neighbour")),
        *_of("use_cases", "blueprint", "sees", "front", "back", "systems"),
        *_of("kpis", "measure", "numerator", "denominator"),
        Question("collects", "kpis", "measure", ("year", "quarter", "month", "week", "day"),
                 one=True),
        Question("takes", "kpis", "measure", counts="minutes"),
        *_of("promises", "give", "gains", "gives"),
        *_of("issues", "offices", "offices"),
        Question("side", "issues", "side", ("strength", "weakness", "chance", "risk"), one=True),
    )
}  # fmt: skip
TIMES_A_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365}


def minutes_a_year(answers: "Answers") -> float | None:
    """How long counting a KPI takes in a year; None where that is not known."""
    often, takes = given(answers, "collects").choices, given(answers, "takes").number
    return TIMES_A_YEAR[often[0]] * takes if often and takes is not None else None


def asked(table: str, sheet: Sheet) -> list[Question]:
    """The questions of a sheet, in their order."""
    return [one for one in QUESTIONS.values() if (one.table, one.sheet) == (table, sheet)]


def given(answers: Answers, question: str) -> Answer:
    """The answer that counts; an empty one while the question is open."""
    return next((one for one in answers if one.question == question), Answer(question, 0))


def with_answer(answers: Answers, new: Answer) -> Answers:
    """The answers with `new` in the place of the one before it, in the order of questions."""
    others = [one for one in answers if one.question != new.question]
    order = list(QUESTIONS)
    return tuple(sorted([*others, new], key=lambda one: order.index(one.question)))


def check(table: str, answer: Answer) -> None:
    """Raise `Refused` unless such a question is asked of such things and may be answered so."""
    question = QUESTIONS.get(answer.question)
    if question is None or question.table != table:
        raise Refused("refused.bad_request")
    unknown = set(answer.choices) - set(question.options)
    if unknown or len(answer.choices) > (1 if question.one else len(question.options)):
        raise Refused("refused.bad_request")
    wrong = answer.number is not None and (not question.counts or answer.number < 0)
    if len(answer.text) > LONGEST or wrong:
        raise Refused("refused.field", field="text", max=LONGEST)


def chosen(answer: Answer) -> list[Bilingual]:
    """The choices in words."""
    question = QUESTIONS[answer.question]
    return [said(question.named(one)) for one in answer.choices]


def in_words(answer: Answer) -> Bilingual:
    """Choices, number and words as one line; empty while it is open."""
    question = QUESTIONS[answer.question]
    ja, en = ([one.of(language) for one in chosen(answer)] for language in ("ja", "en"))
    told = Bilingual("・".join(ja), ", ".join(en))
    parts = [told] if answer.choices else []
    if answer.number is not None:
        parts.append(said(f"sheet.in_{question.counts}", n=plain(answer.number, 0)))
    if answer.text:
        parts.append(Bilingual(answer.text, answer.text))
    return Bilingual("：".join(one.ja for one in parts), ": ".join(one.en for one in parts))


def fields(answers: Iterable[Answer]) -> list[Field]:
    """The answers as a card tells them."""
    found: list[Field] = []
    for one in answers:
        if not one.empty and QUESTIONS[one.question].sheet in TOLD:
            label, words = said(f"sheet.{one.question}"), in_words(one)
            found.append({
                "name": f"sheet_{one.question}",
                "label": {"ja": label.ja, "en": label.en},
                "value": {"ja": words.ja, "en": words.en},
                "kind": "text",
            })  # fmt: skip
    return found
