"""`pushback promises keep`, `break` and `move`: what became of a promise."""

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from .. import settings as settings_file
from .. import streams
from ..errors import UsageError

if TYPE_CHECKING:
    from ..core.promise import State

NUMBERS = typer.Argument(metavar="NUMBER...", help="Numbers of promises.")


def keep(numbers: Annotated[list[int], NUMBERS]) -> None:
    """Say that promises were kept."""
    _settle(numbers, "kept")


def break_(numbers: Annotated[list[int], NUMBERS]) -> None:
    """Say that promises were not kept."""
    _settle(numbers, "broken")


def move(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="A promise's number.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="Friday, 24 Nov, in 5 working days.")],
) -> None:
    """Give a promise another day."""
    from ..core import deadlines
    from ..memory import promises
    from .known import store_of

    settings = settings_file.read()
    today = settings.today or datetime.date.today()
    try:
        due = deadlines.ahead(day, today)
    except deadlines.DayFault as fault:
        raise UsageError(f"'{day}' {fault}") from None
    with store_of(settings).writing() as db:
        if promises.one(db, number) is None:
            raise UsageError(f"there is no promise {number}; 'pushback promises' shows them")
        promises.move(db, number, due)
    _show([number], today)


def _settle(numbers: list[int], state: "State") -> None:
    from ..memory import promises
    from .known import store_of

    settings = settings_file.read()
    today = settings.today or datetime.date.today()
    with store_of(settings).writing() as db:
        unknown = [str(number) for number in numbers if promises.one(db, number) is None]
        if unknown:
            raise UsageError(
                f"there is no promise {', '.join(unknown)}; 'pushback promises --all' shows them"
            )
        for number in numbers:
            promises.settle(db, number, state, today)
    _show(numbers, today)


def _show(numbers: list[int], today: datetime.date) -> None:
    from ..memory import promises
    from .known import store_of
    from .promises_list import line

    with store_of(settings_file.read()).reading() as db:
        for number in numbers:
            promise = promises.one(db, number)
            assert promise is not None  # it was just written
            streams.write(f"{line(promise, today)}\n")
