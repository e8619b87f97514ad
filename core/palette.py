"""The colours of all that is drawn: charts, pages, slides and A4 pages take them from here.

Style sheets cannot; a test holds them against these.
"""

INK = "#1a1a1a"
"""Words. 17:1 against white."""
SUB = "#4d4d4d"
"""Words beside them: years, sources, notes."""
KEY = "#0017c1"
"""The place itself, links, arrows. 11:1 against white."""
TINT = "#e8f1fe"
"""Ground of heads of tables and of what stands out."""
LINE = "#d0d0d0"
"""Between rows and around cards."""
FRAME = "#8a8a94"
"""Around a box that an arrow ends at: seen without its ground."""
CAUTION = "#735a00"
"""Words about what is missing; 6:1 against white."""
CAUTION_GROUND = "#fbf4df"
"""Ground of a field of a paper that is not filled in, and of what to take care of."""
ERROR = "#ce0000"
"""What went down or is late; 5.8:1 against white."""
CAUTION_EDGE = "#927200"
"""Beside such words: lines and frames."""
OK = "#197a4b"
"""What was confirmed or done."""
FOCUS = "#ffbf47"
"""Around what the keyboard is on."""
WHITE = "#ffffff"
PAGE = "#f7f7f5"
"""Ground of a page under its cards."""
SEA = "#e6ecf1"
"""Ground of a map: darker than the lightest class, so that every coast is seen."""
BAND = "#c9d3e0"
"""The middle half of the peers: grey-blue."""
TICK = "#4b5b70"
"""The peers' median; 6.9:1 against white."""
SECTORS = {
    "industry": "#b23a00",
    "administration": "#264af4",
    "academia": "#8b3cbf",
    "npo": "#197a4b",
    "resident": "#595959",
}
"""Of each 立場; letters always say the same."""
