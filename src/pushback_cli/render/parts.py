"""What the pages of a brief are put together from."""

from collections.abc import Iterable, Iterator

from ..core import days
from ..core.brief import AskMade, Brief, InsteadMade, Pushback, Row, Source
from ..core.lines import Said
from .page import Block, Exchange, Link, Pairs, Points, Spoken, Text
from .triage import advice


def spoken(line: Said) -> Spoken:
    """A line as it is said, with its reason and its facts."""
    return Spoken(line.say, line.facts, line.because)


def points(lines: Iterable[Said]) -> tuple[Block, ...]:
    """Lines as a list, each with its reason."""
    return listed(tuple(f"{line.say} {line.because or ''}".strip() for line in lines))


def listed(items: tuple[str, ...]) -> tuple[Block, ...]:
    """Texts as a list; nothing where there are none."""
    return (Points(items),) if items else ()


def cited(text: str, facts: tuple[str, ...]) -> str:
    """A text with the facts it rests on."""
    return text + "".join(f" [{fact}]" for fact in facts)


def sentence(text: str) -> str:
    """A phrase as a sentence: capital at the front, a full stop at the end."""
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return ended[:1].upper() + ended[1:]


def evidence_row(row: Row) -> tuple[str, str, str]:
    """A row of evidence, as the columns of a table."""
    where = f"{row.source}, {days.written(row.as_of)}: {row.strength}"
    return (row.happened, cited(row.hurts, row.facts), where)


def asked(ask: AskMade) -> tuple[Block, ...]:
    """An ask: as it is spoken, and who does what by when."""
    rows = [("they", sentence(ask.manager)), ("you", sentence(ask.recruiter))]
    rows.append(("by", days.written(ask.by)))
    rows.extend((label, text) for label, text in (("starts", ask.starts), ("review", ask.review))
                if text)  # fmt: skip
    return (Spoken(ask.say, because=ask.because), Pairs(tuple(rows)))


def exchange(turn: Pushback) -> Exchange:
    """The manager's pushback on the pushback, two rounds deep."""
    pressed = turn.if_they_press
    return Exchange(turn.says, spoken(turn.reply), (pressed.says, spoken(pressed.reply)))


def moved(moved_by: tuple[str, ...]) -> str:
    """The answers that led to a piece of advice, in brackets."""
    return f" ({'; '.join(moved_by)})" if moved_by else ""


def instead_blocks(instead: InsteadMade, again: str) -> tuple[Block, ...]:
    """What to do, what to say meanwhile, and when to go on."""
    to_do = tuple(f"{line.say} {line.because or ''}".strip() for line in instead.do)
    return (
        Points(to_do, boxes=True),
        Text("If they ask meanwhile:"),
        spoken(instead.tell),
        Text(f"{again} {instead.again.say}"),
    )


def right_one(brief: Brief) -> Iterator[Block]:
    """When this is not the conversation to have."""
    if brief.not_the_moment:
        yield Text("Not the moment, if one of these is so:")
        yield from points(brief.not_the_moment)
    if brief.stops_being_advice:
        yield Text("No longer advice, if one of these is so:")
        yield Points(tuple(f"{stop.say} → {stop.to}" for stop in brief.stops_being_advice))
    if brief.not_this:
        yield Text("Another situation, if:")
        yield Points(tuple(f"{near.what} → {near.where}" for near in brief.not_this))


def sources(sources: Iterable[Source], others: str | None) -> Iterator[Block]:
    """The published facts: those cited, then the others under a lead."""
    for cited, lead in ((True, None), (False, others)):
        told = [source for source in sources if source.cited == cited]
        if told and lead:
            yield Text(lead)
        for source in told:
            yield Text(
                f"[{source.id}] {source.claim} {source.source}, {source.year} "
                f"({source.country}). {_grade(source.grade)} {source.caveat}"
            )
            yield Link(source.url)


def _grade(grade: str) -> str:
    return "Legal pointer." if grade == "law" else f"Grade {grade}."


def parked(brief: Brief) -> tuple[Block, ...]:
    """The other issues, each with what becomes of it where they have been sorted."""
    if brief.triage is None:
        return listed(brief.parked)
    others = (b for b in brief.triage.battles if b.situation != brief.situation.id)
    return listed(tuple(f"“{battle.issue}” {advice(battle)}" for battle in others))
