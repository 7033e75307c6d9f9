"""A question to the recruiter: what it asks, why, and what counts as an answer."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .lines import Line
from .model import Model
from .text import Plain
from .vocabulary import ANSWERED, FIELDS, UNANSWERED
from .when import When

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
HarmKind = Literal["time", "money", "candidate", "team", "quality"]


def _question_id(name: str) -> str:
    parts = name.replace(".", "_").split("_")
    if not all(part.isalnum() and part.isascii() and part.islower() for part in parts):
        raise PydanticCustomError("id", "a question id is lower_case words joined by _")
    return name


class Tier(StrEnum):
    """How long an interview the recruiter has time for."""

    QUICK = "quick"
    STANDARD = "standard"
    DEEP = "deep"


class Becomes(Line):
    """The evidence line that an answer turns into, and the kind of harm it shows."""

    harm: HarmKind


class Question(Model):
    """One thing to ask the recruiter.

    `unit` is the singular and the plural that `{placeholders}` write after a number; `find`
    says where the answer can be looked up; `required` answers are the ones without which no
    brief is made when nobody can be asked; `person` says that the answer names somebody, who
    is shown by initials where names are taken out.
    """

    id: Annotated[str, AfterValidator(_question_id)]
    ask: Plain
    why: Plain
    kind: Literal["number", "text", "choice", "yes-no", "date"]
    unit: Annotated[tuple[Plain, ...], Field(min_length=2, max_length=2)] | None = None
    at_least: float | None = None
    at_most: float | None = None
    choices: Annotated[Mapping[Slug, Plain], Field(min_length=2)] | None = None
    tier: Tier = Tier.STANDARD
    required: bool = False
    when: When = {}
    find: Plain | None = None
    person: bool = False
    evidence: Becomes | None = None

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if (self.kind == "choice") != (self.choices is not None):
            raise PydanticCustomError("kind", "'choices' belongs to a question of kind 'choice'")
        limits = (self.unit, self.at_least, self.at_most)
        if self.kind != "number" and any(limit is not None for limit in limits):
            raise PydanticCustomError("kind", "a unit or a limit belongs to kind 'number'")
        if self.choices and {ANSWERED, UNANSWERED} & set(self.choices):
            raise PydanticCustomError("kind", "'answered' and 'unanswered' are not choices")
        return self

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values an answer may take, when they are a fixed list."""
        if self.kind == "yes-no":
            return ("yes", "no")
        return tuple(self.choices or ())

    def label(self, value: str) -> str:
        """How a value is shown to a reader."""
        return (self.choices or {}).get(value, value)


class Interview(Model):
    """`coaching/interview.yaml`: the questions every situation shares, in asking order."""

    questions: tuple[Question, ...]

    @model_validator(mode="after")
    def _asks_the_vocabulary(self) -> Self:
        for question in self.questions:
            values = FIELDS.get(question.id)
            if values is None:
                raise PydanticCustomError(
                    "field", "no field is called '{name}'", {"name": question.id}
                )
            if isinstance(values, tuple) and question.allowed != values:
                raise PydanticCustomError(
                    "field",
                    "'{name}' must offer exactly: {values}",
                    {"name": question.id, "values": ", ".join(values)},
                )
        return self
