"""Templates of the record; they escape everything by themselves."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from core import palette
from core.formats.path.layers import FRAMES, TONES

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals |= {"palette": palette, "tones": TONES, "frames": FRAMES, "zip": zip}
