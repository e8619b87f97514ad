"""Templates of the light pages; they escape everything by themselves."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
