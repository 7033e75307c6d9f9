"""Answers that came with the command: a file, `--set`, `--with`, or a playbook's example."""

from pathlib import Path

from .. import streams
from ..core.answers import Answers
from ..core.case import Case
from ..errors import UsageError
from ..interview.answers_file import from_flags, parse
from ..library.faults import BadFile
from ..library.marks import Document
from ..library.marks import parse as parse_yaml
from ..library.marks import read as read_yaml

STDIN = Path("<stdin>")


def answers_given(
    file: str | None, settings: tuple[str, ...], name: str | None, case: Case
) -> Answers:
    """Flags over the file; raises UsageError or BadFile with every fault."""
    flags, problems = from_flags(
        (*((f"manager.name={name}",) if name is not None else ()), *settings), case.questions
    )
    if problems:
        raise UsageError(*problems)
    return flags.over(answers_in(document(file), case)) if file is not None else flags


def answers_in(held: Document, case: Case) -> Answers:
    """The answers in a document; raises BadFile with every fault."""
    answers, problems = parse(held.data, case.questions, case.playbook.id)
    faults = (*held.faults, *(held.fault(*problem) for problem in problems))
    if faults:
        raise BadFile(*faults)
    return answers


def document(name: str) -> Document:
    """A YAML file that came with the command, or stdin for `-`."""
    if name == "-":
        return parse_yaml(STDIN, streams.read(), collect=True)
    return read_yaml(Path(name), collect=True)
