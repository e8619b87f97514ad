"""「◯◯がネックで、△△できない」 of whatever was typed: each kind of word has its ending.

What kind it is, is read from its last letters; who writes may choose another ending and sees the
whole sentence before sending it. Nothing here changes what was typed.
"""

import re
from typing import Literal

Ending = Literal["", "noun_cannot", "noun_hard", "verb_cannot", "verb_hard"]
"""How a wish ends; "": as its last letters say."""
Tie = Literal["", "thing", "fact"]
"""How a bottleneck goes on; "": as its last letters say."""
Kind = Literal["noun", "deed", "verb", "can", "not", "want", "quality", "feeling", "doing", "past"]
Pair = tuple[str, str]

TIES: dict[Tie, str] = {"thing": "がネックで", "fact": "ことがネックで"}
CHOSEN: dict[Ending, Pair] = {
    "noun_cannot": ("ができない", "ができるようになる"),
    "noun_hard": ("がしにくい", "がしやすくなる"),
    "verb_cannot": ("ことができない", "ことができるようになる"),
    "verb_hard": ("のがむずかしい", "のが楽になる"),
}
"""What follows a wish, and what follows it once it comes true."""
OWN: dict[Kind, Pair] = {
    "noun": CHOSEN["noun_cannot"],
    "deed": ("することができない", "することができるようになる"),
    "verb": CHOSEN["verb_cannot"],
    "want": ("のに、かなわない", "という願いがかなう"),
    "feeling": ("が消えない", "がやわらぐ"),
    "doing": ("いられない", "いられるようになる"),
    "past": ("と言えない", "と言えるようになる"),
}

_MARKS = re.compile(r"^[\s「『“\"]+|[\s。．.、，,!！?？」』”\"…]+$")
_WHY = re.compile(r"(ので|から|のため|ため|せい|のに|けど|が|は|を|も)$")
_CUT = re.compile(
    r"(?:(?:こと|が|は|も|を)*できない|ようになりたい|ように|ので|から|が|を|は|も|に)$"
)
_HARD = re.compile(r"(がしにくい|のがむずかしい|のが難しい)$")
_WANT = re.compile(r"(たい|ほしい|欲しい)$")
_NOT = re.compile(
    r"(ない|ません|にくい|づらい|むずかしい|難しい|ている|困る|悩む|あきらめる|諦める)$"
)
_QUALITY = re.compile(
    r"(しい|よい|良い|いい|すい|[高安近遠早速多長短軽重強弱広狭明暗深浅古新悪若痛]い)$"
)
_LONG = re.compile(r"(おむつ|おやつ|あいさつ|せんたく|ほいく|いくじく|まつり|[ゃゅょ]う|そうだん)$")
_VERB = re.compile(r"[うくぐすつぬぶむる]$")
_PAST = re.compile(r"([っいしんえけせてねべめれ]た|[んい]だ|[\u4e00-\u9fff]た)$")
_CAN = re.compile(
    r"(できる|出来る|られる|[働行書聞歩動]ける|[通会買使払言もら]える|[頼休乗帰送作取戻入走]れる"
    r"|遊べる|選べる|学べる|休める|頼める|住める|読める|産める|楽しめる"
    r"|[話過返探眠]せる|眠れる|見られる|暮らせる|過ごせる|持てる|待てる|泳げる|稼げる|泊まれる|集まれる|もらえる)$"
)
_FEELING = re.compile(r"(不安|心配|孤独|孤立|さみしさ|悩み)$")
_DEED = re.compile(r"を[^ぁ-ん]+$")
_LATIN = re.compile(r"^[\x00-\u024f\u2010-\u203f]+$")
_SUBJECT = re.compile(r"[がは].+(?<!こと)(?<![のさ])$")
_COULD = re.compile(r"[えけげせてねべめれ]ない$")
_CLAUSE = re.compile(
    r"\b(is|are|was|were|has|have|had|do|does|did|can|cannot|will|would|must|lacks?|needs?)\b|n't\b"
)
_THING = re.compile(r"^(an?|the|my|her|his|their|our|more|enough|any)\b|^\w+ing\b", re.I)
_FACT = re.compile(r"^(\w+ing\b|the fact|what\b)", re.I)


def _core(text: str, tail: re.Pattern[str]) -> str:
    """`text` without marks around it and the endings of `tail`, unless nothing would be left."""
    found = _MARKS.sub("", text) or text
    while (shorter := _MARKS.sub("", tail.sub("", found))) and shorter != found:
        found = shorter
    return found


def _kind(word: str) -> Kind:
    if word.endswith(("こと", "の")):
        return "noun"
    tests: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        *(("want", _WANT), ("not", _NOT), ("quality", _QUALITY), ("feeling", _FEELING)),
        *(("noun", _LONG), ("can", _CAN), ("verb", _VERB), ("past", _PAST), ("deed", _DEED)),
    )
    return next((kind for kind, test in tests if test.search(word)), _rest(word))


def _rest(word: str) -> Kind:
    return "doing" if word.endswith("て") else "noun"


def _bottleneck(text: str, tie: Tie) -> str:
    word = _core(text, _WHY)
    if tie:
        return f"{word}{TIES[tie]}、"
    if word != text and text.rstrip("。 ").endswith(("なので", "だから")):
        word = re.sub(r"[なだ]$", "", word)
    word = re.sub(r"(?<=[^んい])[だで]$", "", re.sub(r"くて$", "い", word)) or word
    if word.endswith("て"):
        return f"{word}、"
    if _kind(word) not in ("noun", "deed", "feeling"):
        return f"{word}ことがネックで、"
    return f"{word}{'なの' if _SUBJECT.search(word) else ''}がネックで、"


def _wish(text: str, ending: Ending) -> Pair:
    """What cannot be, and what it is to become."""
    word = _core(text, _CUT)
    if ending:
        word = _HARD.sub("", word) or word
        return word + CHOSEN[ending][0], word + CHOSEN[ending][1]
    kind = _kind(word)
    if kind == "not":  # a whole sentence already
        could = _COULD.search(word)
        return word, f"{word[:-2]}るようになる" if could else f"{word}という今が変わる"
    if kind == "can":
        return f"{word[:-1]}ない", f"{word}ようになる"
    if word.endswith("なる"):
        return f"{word[:-1]}らない", word
    if kind == "quality":
        stem = re.sub(r"(いい|良い)$", "よい", word)[:-1]
        return f"{stem}くならない", f"{stem}くなる"
    if kind == "noun" and word.endswith("で"):
        kind = "deed"
    return word + OWN[kind][0], word + OWN[kind][1]


def _english(bottleneck: str, wish: str) -> tuple[str, str, str]:
    first, last = (_MARKS.sub("", one) or one for one in (bottleneck, wish))
    first = re.sub(r"^because (of )?", "", first, flags=re.I)
    first = re.sub(r"^[A-HJ-Z](?=[a-z])", lambda found: found[0].lower(), first)
    last = re.sub(r"^((they |i |she |he )?(cannot|can't|can not) |to )", "", last, flags=re.I)
    if not _LATIN.match(first):
        first = f"‘{first}’"
    clause = _CLAUSE.search(first) and not _FACT.match(first)
    why = f"Because {first}" if clause else f"Because of {first}"
    if not _LATIN.match(last):
        last = f"‘{last}’"
    bare = _LATIN.match(last) and not _THING.match(last)
    return why, f"cannot {last}" if bare else f"cannot manage {last}", last


def said(
    bottleneck: str, wish: str, ending: Ending = "", tie: Tie = ""
) -> dict[str, dict[str, str]]:
    """The two halves of the sentence in both languages: {bottleneck, wish}."""
    why, cannot, _ = _english(bottleneck, wish)
    return {
        "bottleneck": {"ja": _bottleneck(bottleneck, tie), "en": why},
        "wish": {"ja": _wish(wish, ending)[0], "en": cannot},
    }


def guessed(bottleneck: str, wish: str) -> dict[str, str]:
    """Which of `TIES` and of `CHOSEN` the words take by themselves; "" for neither."""
    first, last = _bottleneck(bottleneck, ""), _wish(wish, "")
    return {
        "tie": next((one for one in TIES if _bottleneck(bottleneck, one) == first), ""),
        "ending": next((one for one in CHOSEN if _wish(wish, one) == last), ""),
    }


def gained(wish: str, ending: Ending = "") -> dict[str, str]:
    """What somebody can do once the wish comes true."""
    return {"ja": _wish(wish, ending)[1], "en": _english("", wish)[2]}
