"""The readme: it names every command, form and library there is, and no file that is not there."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from kg.cli import cli
from kg.export import EXPORTERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def libraries() -> list[str]:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return [re.split(r"[<>=!~ ;]", line)[0] for line in setup["options"]["install_requires"].split("\n") if line]


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_shown(command: str) -> None:
    assert re.search(rf"\bkg {command}\b", README)


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_every_form_of_export_is_named(form: str) -> None:
    assert f"`{form}`" in README


@pytest.mark.parametrize("library", libraries())
def test_every_library_says_why_it_is_here(library: str) -> None:
    table = README.partition("## What it rests on")[2]
    assert re.search(rf"^\|[^|]*\b{library}\b[^|]*\|[^|]{{20,}}\|$", table, re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:kg|ontology|data|tests)/[\w./*-]*)`", README))))
def test_every_path_is_there(path: str) -> None:
    assert list(ROOT.glob(path.rstrip("/")))
