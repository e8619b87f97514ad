"""What a pyramid and a generation say, in a sentence each."""

from core.bilingual import NOTHING, Bilingual, said
from core.stats.ages.counted import Pyramid
from core.stats.ages.flow import Change, Flow
from core.stats.ages.tables import span
from core.stats.sentence import plain


def young_women(now: Pyramid, then: Pyramid | None) -> Bilingual:
    """Women of 20–39 of a year, and what share of another year's that is."""
    kind = "ahead" if now.ahead else "now"
    words = said(f"ages.young_{kind}", year=now.year, n=plain(now.young_women, 0))
    if then is None or then.year == now.year or not then.young_women:
        return words
    share = plain(100 * now.young_women / then.young_women, 0)
    return words + said("ages.young_of", year=then.year, share=share)


def generation(now: Flow, then: Flow | None) -> Bilingual:
    """At which age most young women came or left, and the same between two earlier censuses."""
    if now.few:
        return _few(now)
    known = [one for one in now.young("women") if one.percent is not None]
    most = max(known, key=lambda one: abs(one.percent or 0.0))
    way = "fell" if most.value < 0 else "rose"
    words = said(
        f"ages.generation_{way}",
        before=_age(most.low - 5),
        age=_age(most.low),
        percent=plain(abs(most.percent or 0.0), 0),
        years=_years(now),
    )
    before = _same(then, most) if then else None
    if then is None or before is None or before.percent is None:
        return words
    percent = plain(before.percent, 0, "+")
    return words + said("ages.generation_then", years=_years(then), percent=percent)


def _few(now: Flow) -> Bilingual:
    """In people, where most generations have fewer than a hundred."""
    women = now.young("women")
    if not women:
        return NOTHING
    change = sum(one.value for one in women)
    way = "fell" if change < 0 else "rose" if change else "even"
    words = {"n": plain(abs(change), 0)} if change else {}
    return said(f"ages.generation_few_{way}", years=_years(now), **words)


def _same(then: Flow, one: Change) -> Change | None:
    return next((c for c in then.changes if (c.sex, c.low) == (one.sex, one.low)), None)


def _age(low: int) -> Bilingual:
    ja, en = span(low)
    return Bilingual(ja, en.replace("-", "–"))


def _years(one: Flow) -> str:
    first, last = one.years
    return f"{first}→{last % 100:02d}"
