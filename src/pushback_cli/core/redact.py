"""People by their initials: what may be shown to others of what was written for oneself."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from . import mentions
from .answers import Answers
from .brief import Source
from .model import Model
from .names import fold, initials
from .profile import Note
from .texts import through

M = TypeVar("M", bound=Model)

SHORTEST = 3  # letters of a first or last name that stands for the person
_NO_PARTS = """mrs miss prof sir lady
al bin da de del den der di do dos du el la le ten ter van von y"""
_PARTICLES = frozenset(_NO_PARTS.split())
# Words that begin a sentence, or are capitals wherever they stand
_NO_NAMES = """a after all almost an and another any as at because before both but by eight every
few five for four from he her his i i'd i'll i'm i've if in it its last many most my nine no nobody
none not nothing of on one only our she since six some somebody someone ten that the their them
then there they this three to twice two until we when while who with yes you
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug
sep oct nov dec"""
_COMMON = frozenset(_NO_NAMES.split())


class Redaction:
    """Replaces people by their initials, for many models.

    `names` are looked for in any case, whole and by their first or last part alone; `guessed`
    are words that may be names, and count only where they are written as these are.
    """

    def __init__(self, names: Iterable[str], guessed: Iterable[str] = ()) -> None:
        known = [name for name in dict.fromkeys(names) if not _is_initials(name)]
        alone = dict[str, tuple[str, str]]()
        for name in known:
            for part in _alone(name):
                key = fold(part)
                of_one = alone.get(key, (part, initials(name)))[1] == initials(name)
                alone[key] = (part, initials(name) if of_one else initials(part))
        sought = {
            **{fold(name): mentions.of(name, initials(name), True) for name in guessed},
            **{key: mentions.of(part, short) for key, (part, short) in alone.items()},
            **{fold(name): mentions.of(name, initials(name)) for name in known},
        }
        self._mentions = mentions.Mentions(sought.values())

    def text(self, text: str) -> str:
        """The text without names."""
        return self._mentions.replaced(text)

    def __call__(self, model: M) -> M:
        """The model without names and notes; published sources keep their authors."""
        return through(model, self._mentions.replaced, drop=(Note,), spare=(Source,))


def redact(model: M, names: Iterable[str], guessed: Iterable[str] = ()) -> M:
    """A model with initials in place of people, and without notes."""
    return Redaction(names, guessed)(model)


def named(answers: Answers, questions: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names in the answers to questions about a person, and what may be names."""
    names, guessed = list[str](), list[str]()
    for question in questions:
        text = answers.value(question)
        if isinstance(text, str):
            if _is_name(text):
                names.append(text)
            else:
                guessed.extend(_capitals(text))
    return tuple(names), tuple(guessed)


def _is_name(text: str) -> bool:
    words = text.split()
    if len(words) == 1:
        return True
    named = all(word[0].isupper() or word in _PARTICLES for word in words)
    return named and len(words) <= 4 and fold(words[0]) not in _COMMON


def _capitals(text: str) -> Iterator[str]:
    """The words of a sentence that are written like a name."""
    run = list[str]()
    for written in (*text.split(), "."):
        word = written.strip(".,;:!?()[]\"'“”‘’").removesuffix("'s").removesuffix("’s")
        acronym = word.isupper() and len(word) > 1
        if word[:1].isupper() and not acronym and word.casefold() not in _COMMON:
            run.append(word)
            if word and written[-1] not in ".,;:!?":
                continue
        if run:
            yield " ".join(run)
            run = []


def _alone(name: str) -> Iterator[str]:
    """The first and the last part of a name, where they can stand for it."""
    parts = [part.strip(".,;:()\"'“”") for part in name.split()]
    for part in parts[:1] + parts[-1:] if len(parts) > 1 else ():
        letters = sum(char.isalpha() for char in part)
        if letters >= SHORTEST and fold(part) not in _PARTICLES:
            yield part


def _is_initials(name: str) -> bool:
    return all(len(part) == 1 for part in name.replace(".", " ").split())
