"""The red-line page: stop, hold, write down, tell."""

from collections.abc import Iterator

from ..core.brief import Brief
from .page import Exchange, Points, Row, Section, Text
from .parts import asked, listed, points, sentence, sources, spoken


def stop_rows(brief: Brief) -> Iterator[Row]:
    """The first screen of a red line."""
    page = brief.red_line
    assert page is not None  # only called for a red-line page
    yield Row("stop", page.stop[0].say)
    yield Row("say only", page.hold.say, "you")
    yield Row("tell today", sentence(page.tell[0]))
    yield Row("write down", page.write_down[0].say)
    yield Row("never", page.never[0].say)


def red_line(brief: Brief) -> Iterator[Section]:
    """The page that replaces the talking points at a red line."""
    page = brief.red_line
    assert page is not None  # only called for a red-line page
    yield Section("Stop", (*points(page.stop), *map(Text, brief.notes)))
    yield Section("Say this, and no more", (spoken(page.hold),))
    yield Section(
        "If they press, hold the line",
        tuple(Exchange(turn.says, spoken(turn.reply)) for turn in page.if_pressed),
    )
    yield Section("Write down", (Points(tuple(line.say for line in page.write_down), boxes=True),))
    yield Section("Whom to tell", listed(tuple(sentence(who) for who in page.tell)))
    yield Section("Do not", points(page.never))
    if page.required:
        yield Section("What has to happen, not negotiable", asked(page.required)[1:])
    yield Section("Sources", (Text(page.caution), *sources(brief.sources, None)))
