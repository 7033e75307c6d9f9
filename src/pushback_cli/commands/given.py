"""Answers that came with the command: a file, `--set`, `--with`, or a playbook's example."""

from pathlib import Path

from .. import streams
from ..core.answers import Answers, Origin, read
from ..core.case import Case
from ..core.playbook import Evidenced
from ..errors import UsageError
from ..interview.answers_file import from_flags, parse
from ..library.marks import BadFile
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
    document = parse_yaml(STDIN, streams.read()) if name == "-" else read_yaml(Path(name))
    answers, problems = parse(document.data, case.questions, case.playbook.id)
    if problems:
        raise BadFile(*(document.fault(loc, message) for loc, message in problems))
    return answers


def example_answers(case: Case) -> Answers:
    """The answers of the playbook's worked case."""
    answers = Answers()
    for name, given in case.playbook.example.answers.items():
        full = given if isinstance(given, Evidenced) else Evidenced(value=given)
        if full.value is not None:
            answer = read(case.questions[name], full.value, Origin.FILE, full.source, full.date)
            answers = answers.answering(name, answer)
    return answers
