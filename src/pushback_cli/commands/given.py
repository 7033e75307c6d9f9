"""Answers that came with the command: a file, `--set`, `--with`, or a playbook's example."""

from pathlib import Path

from .. import streams
from ..core.answers import Answers
from ..core.case import Case
from ..errors import UsageError
from ..interview.answers_file import from_flags, parse
from ..library.marks import BadFile, Document
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
    return flags.over(_from_file(file, case)) if file is not None else flags


def _from_file(name: str, case: Case) -> Answers:
    document = _document(name)
    answers, problems = parse(document.data, case.questions, case.playbook.id)
    faults = (*document.faults, *(document.fault(*problem) for problem in problems))
    if faults:
        raise BadFile(*faults)
    return answers


def _document(name: str) -> Document:
    if name == "-":
        return parse_yaml(STDIN, streams.read(), collect=True)
    return read_yaml(Path(name), collect=True)
