"""Questions that lead from somebody's trouble to what could be tried: 「どうすれば…」."""

from core.workshop.nouns.personas import Persona
from core.workshop.sentence import gained, said


def questions(persona: Persona) -> list[dict[str, str]]:
    """Three beginnings, each from another side: in spite of it, without it, with whom."""
    halves = said(persona.bottleneck, persona.wish, persona.ending, persona.tie)
    goal = gained(persona.wish, persona.ending)
    name, why = persona.name, halves["bottleneck"]["ja"]
    bare = why.removesuffix("、").removesuffix("がネックで")
    block = halves["bottleneck"]["en"].removeprefix("Because of ").removeprefix("Because ")
    return [
        {
            "ja": f"どうすれば、「{bare}」があっても、{name}は{goal['ja']}でしょうか。",
            "en": f"How might {name} manage {goal['en']} in spite of {block}?",
        },
        {
            "ja": f"どうすれば、「{bare}」そのものを小さくできるでしょうか。",
            "en": f"How might we make smaller what stands in the way: {block}?",
        },
        {
            "ja": f"だれが何をすれば、{name}は{goal['ja']}でしょうか。",
            "en": f"Who would have to do what so that {name} manages {goal['en']}?",
        },
    ]
