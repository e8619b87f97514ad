"""The catalogue of use cases: what others did, what they report, how well it is known."""

import streamlit as st

from core.bilingual import Bilingual
from core.cases import RECOMMENDATION, Case, Effect, cases
from core.fits import Fit, found
from pages.explore.parts import own_cases
from pages.shared import current
from pages.shared.markdown import bold, bullets, linked

say = current.text()


def of(words: Bilingual) -> str:
    return words.of(say.language)


def cited(source: Bilingual) -> str:
    """A source; one that names the recommendation leads to what that is."""
    words = of(source)
    return linked(words, "#teigen") if "提言 §" in source.ja else words


def told(effect: Effect) -> None:
    """An effect with all that judges it."""
    words = f"{of(effect.text)}（{bold(of(effect.level))} · {cited(effect.source)}）"
    st.markdown(bullets([words]))
    st.caption(of(effect.judged))


def patterns(case: Case) -> None:
    """KPIs that the case suggests, each with what the case itself reached or aims at."""
    for one in case.kpi_patterns:
        sign = say("field.leading" if one.leading else "field.lagging")
        st.markdown(bullets([f"{bold(of(one.title))}（{of(one.unit)} · {sign}）"]))
        st.caption(f"{of(one.reference)}（{cited(one.source)}）")


def whole(case: Case) -> None:
    """Every effect with what judges it, whom it relieves, its cost and its KPIs."""
    for effect in case.effects:
        told(effect)
    st.markdown(f"{bold(of(case.what_it_eases))}　{of(case.people_part)}")
    st.markdown(f"{bold(say('field.cost'))}　{of(case.cost) or say('cases.no_cost')}")
    if case.kpi_patterns:
        st.markdown(bold(say("cases.kpis")))
        patterns(case)


st.title(say("app.cases"))
catalogue, ours = st.tabs([say("cases.of_teigen"), say("case.own_title")])
with ours:
    own_cases.show(say)
typed = catalogue.text_input(say("case.find"), key="cases-find", placeholder=say("case.find_hint"))
hits = [one.case for one in found(map(Fit, cases().values()), typed)]
if not hits:
    catalogue.info(say("case.none"))
for case in hits:
    with catalogue.container(border=True):
        st.subheader(of(case.title))
        st.caption(f"{of(case.place)} · {of(case.partners)}")
        st.write(of(case.summary))
        first = case.effects[0]
        st.markdown(f"{of(first.text)}（{bold(of(first.level))}）")
        with st.expander(say("cases.whole", n=len(case.effects))):
            whole(case)
st.subheader(say("cases.recommendation"), anchor="teigen")
st.write(of(RECOMMENDATION))
st.caption(say("cases.sections"))
