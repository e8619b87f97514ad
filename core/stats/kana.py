"""Readings of names: one key for kanji, kana, romaji and codes, however they are typed."""

import re
import unicodedata
from functools import lru_cache

_PLAIN = {
    "a": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ",
    "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_SPECIAL = {
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "し": "shi", "ち": "chi",
    "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "ゔ": "vu", "ゐ": "i", "ゑ": "e",
    "ー": "", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o",
}  # fmt: skip
_SYLLABLES = {
    kana: ("" if row == "a" else row) + vowel
    for row, letters in _PLAIN.items()
    for kana, vowel in zip(letters, "aiueo", strict=True)
} | _SPECIAL
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_STEMS = {"shi": "sh", "chi": "ch", "ji": "j"}
_LONG = ((r"oh(?![aiueoy])", "o"), (r"o[ou]+", "o"), (r"u+", "u"), (r"m(?=[bpm])", "n"))
"""Pairs that are written in more than one way: long vowels, and n before b, p, m."""


def hiragana(text: str) -> str:
    """Katakana as hiragana; other letters as they are."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def romaji(kana: str) -> str:
    """Hiragana in Hepburn letters, long vowels as written; other letters as they are."""
    out: list[str] = []
    double = False
    for letter in kana:
        if letter == "っ":
            double = True
            continue
        if letter in _SMALL and out:
            out[-1] = _stem(out[-1]) + _SMALL[letter]
            continue
        sound = _SYLLABLES.get(letter, letter)
        if double and sound:
            sound = ("t" if sound.startswith("ch") else sound[0]) + sound
        double = False
        out.append(sound)
    return "".join(out)


def _stem(syllable: str) -> str:
    """What stands before the vowel of a small ya, yu, yo: `ki` → `ky`, `tchi` → `tch`."""
    for end, stem in _STEMS.items():
        if syllable.endswith(end):
            return syllable.removesuffix(end) + stem
    return syllable[:-1] + "y"


@lru_cache(maxsize=8192)  # a page asks for all figures of a place at every run
def fold(text: str) -> str:
    """The key a name is searched by: NFKC, small Hepburn letters, vowels never long.

    Kanji and digits stay; hyphens, spaces and apostrophes go. `いわみざわし`,
    `ｲﾜﾐｻﾞﾜｼ` and `Iwamizawa-shi` have one key.
    """
    plain = unicodedata.normalize("NFKC", text).lower().replace("ヶ", "ケ")
    bare = unicodedata.normalize("NFD", romaji(hiragana(plain)))
    key = "".join(c for c in bare if c not in "-'’ 　・" and not "\u0300" <= c <= "\u0304")
    for written, one in _LONG:
        key = re.sub(written, one, key)
    return unicodedata.normalize("NFC", key)
