"""What a check in an exercise says to the learner, and how it tells a right answer from a wrong one.

A check cell of an assignment reads like the sentence it stands for::

    from training_safety.exercise_checks import Part

    Part(3, globals()).call("number_needed", 60.5, 44.1).gives(7)

If the answer is another, the cell stops with one sentence in the learner's language: what was called,
what came, what was expected and where to read. The language is that of ``LANGUAGE`` in the notebook.
A check with ``hidden=True`` tells nothing about the numbers it used. Where the answer is no function::

    Part(2, globals()).value("verdicts").chosen_among(STATEMENTS, ("supported", "weak"))  # visible: the form
    Part(2, globals(), hidden=True).value("verdicts").equals({"a": "weak", "b": "supported"})

A larger answer, such as a training plan, is judged by rules, one check for each::

    Part(4, globals()).call("plan", ASTRID).keeps(Person(**ASTRID), "growth")

Answers are compared by exact type and then by value, so an object that claims to equal everything
equals nothing here.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stderr
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from math import isclose
from typing import Any, Protocol

from training_safety.exercise_words import WORDS

TOLERANCE = 1e-9
"""How far two numbers may be apart and still be the same, relatively and absolutely; the rounding of
a computer, not of a person. The course's own choice."""
LONGEST_SHOWN = 200
"""Characters of a value that a sentence shows. The course's own choice."""

_NUMBERS = (int, float, Fraction, Decimal)
_SEQUENCES = (list, tuple)
_TABLES = (dict, OrderedDict, defaultdict, Counter)
_KEYS = (str, bool, *_NUMBERS, type(None))


class Breach(Protocol):
    """A rule that an answer breaks."""

    def sentence(self, language: str) -> str:
        """Return what is broken, in Bokmål (``"nb"``) or English (``"en"``)."""


class Rules(Protocol):
    """What an answer is judged by, such as ``training_safety.models.training_plan.plan_rules.Person``."""

    def broken(self, answer: object, *rules: str) -> Sequence[Breach]:
        """Return what is broken of the rules with these names. It takes any object as an answer."""


class WrongAnswerError(AssertionError):
    """An answer was not the expected one; the message is a sentence to the learner."""

    def _render_traceback_(self) -> list[str]:
        # IPython shows this instead of a traceback, which would show the lines of the check itself.
        return [str(self)]


def agrees(came: Any, expected: Any, within: float = TOLERANCE) -> bool:
    """Return whether an answer is the expected one.

    Numbers of the standard library agree when they are close; True and 1 do not. Lists and tuples are
    alike, and so are tables in any order. Anything else has exactly the expected type and looks the same.

    Parameters
    ----------
    came : the learner's answer, anything at all
    expected : what was expected: None, a bool, a number, a text, a list, tuple or dict of these, or a
        value of the domain that can be recognised by its ``repr``
    within : how far two numbers may be apart [their own unit], 0 and up

    >>> agrees([7.0], (7,)), agrees(True, 1), agrees("7", 7), agrees(16.38, 16.4, within=0.05)
    (True, False, False, True)
    """
    kind, wanted = type(came), type(expected)
    if wanted in _NUMBERS:
        return kind in _NUMBERS and _close(came, expected, within)
    if wanted in _SEQUENCES:
        return (
            kind in _SEQUENCES
            and len(came) == len(expected)
            and all(agrees(one, other, within) for one, other in zip(came, expected, strict=True))
        )
    if wanted in _TABLES:
        return (
            kind in _TABLES
            and all(type(key) in _KEYS for key in came)
            and len(came) == len(expected)
            and all(key in came and agrees(came[key], value, within) for key, value in expected.items())
        )
    if kind is not wanted:
        return False
    return bool(came == expected) if wanted in (str, bytes) else repr(came) == repr(expected)


@dataclass(frozen=True)
class Part:
    """A numbered part of an exercise, whose functions are looked up in the notebook.

    Parameters
    ----------
    number : the number of the part as its heading in the notebook gives it
    notebook : the notebook's names: ``globals()``
    hidden : whether the learner shall not see which numbers were used

    >>> notebook = {"half": lambda number: number / 2, "LANGUAGE": "en"}
    >>> Part(1, notebook).call("half", 8).gives(4)
    >>> Part(1, notebook).call("half", 8).gives(5)
    Traceback (most recent call last):
    training_safety.exercise_checks.WrongAnswerError: We called half(8) and expected 5, but got 4.0. Read part 1 once more.
    """

    number: int
    notebook: Mapping[str, Any]
    hidden: bool = False

    def call(self, name: str, *arguments: Any) -> Call:
        """Return a call of the function of that name, to be made when it is said what it gives."""
        return Call(self, name, arguments)

    def value(self, name: str) -> Value:
        """Return what the learner has given that name, to be compared when it is said with what."""
        return Value(self, name)

    @property
    def language(self) -> str:
        """The notebook's language, Bokmål if it names none."""
        language = self.notebook.get("LANGUAGE")
        return language if type(language) is str and language in WORDS else "nb"

    def sentence(self, key: str, **values: object) -> str:
        """Return one of the sentences in the notebook's language."""
        return WORDS[self.language][key].format(part=self.number, **values)

    def shown(self, value: Any) -> str:
        """Return a value as a sentence can hold it."""
        try:
            return _cut(repr(value))
        except Exception:
            return self.sentence("unshowable")

    def fail(self, *sentences: str) -> WrongAnswerError:
        """Return the failure that says these sentences and where to read."""
        return WrongAnswerError(" ".join([*sentences, self.sentence("read")]))


@dataclass(frozen=True)
class Call:
    """A call of one of the learner's functions."""

    part: Part
    name: str
    arguments: tuple[Any, ...]

    def gives(self, expected: Any, within: float = TOLERANCE) -> None:
        """Make the call and raise ``WrongAnswerError`` unless it gives what was expected.

        The function works on copies, so it cannot spoil the numbers of the next check. What it writes to
        the error stream, a warning for one, costs no points.
        """
        came, stopped = self._made()
        if stopped is not None:
            raise self._failure("stopped", expected, shown_error(stopped))
        if not agrees(came, expected, within):
            raise self._failure("wrong", expected, self._answer(came, expected), forgot=came is None)

    def refuses(self) -> None:
        """Make the call and raise ``WrongAnswerError`` unless it raises ``ValueError``."""
        came, stopped = self._made()
        if stopped is None:
            raise self._failure("not_refused", None, self.part.shown(came))
        if not isinstance(stopped, ValueError):
            raise self._failure("other_stop", None, shown_error(stopped))

    def keeps(self, rules: Rules, *names: str) -> None:
        """Make the call and raise ``WrongAnswerError`` unless what it gives keeps the rules of these names.

        The sentence is that of the first rule that is broken.
        """
        came, stopped = self._made()
        if stopped is not None:
            raise self._failure("stopped_before_rules", None, shown_error(stopped))
        broken = rules.broken(came, *names)
        if broken:
            said = broken[0].sentence(self.part.language)
            raise self._failure("breaks_rule", None, said, forgot=came is None)

    def _made(self) -> tuple[Any, BaseException | None]:
        """Return what the function gave, or what it stopped with."""
        part = self.part
        function = part.notebook.get(self.name)
        if function is None:
            raise part.fail(part.sentence("missing", name=self.name))
        if not callable(function):
            raise part.fail(part.sentence("no_function", name=self.name))
        try:
            with redirect_stderr(StringIO()):
                return function(*deepcopy(self.arguments)), None
        except NotImplementedError:
            raise part.fail(part.sentence("unsolved", name=self.name)) from None
        except (Exception, SystemExit) as error:
            return None, error

    def _failure(self, key: str, expected: Any, came: str, *, forgot: bool = False) -> WrongAnswerError:
        part = self.part
        if part.hidden:
            return part.fail(part.sentence("hidden", name=self.name))
        call = f"{self.name}({', '.join(part.shown(argument) for argument in self.arguments)})"
        said = part.sentence(key, name=self.name, call=call, expected=part.shown(expected), came=came)
        return part.fail(said, *([part.sentence("no_return")] if forgot else []))

    def _answer(self, came: Any, expected: Any) -> str:
        shown, kind = self.part.shown(came), type(came)
        alike = kind is type(expected) or (kind in _NUMBERS and type(expected) in _NUMBERS)
        if alike or came is None:
            return shown
        return self.part.sentence("kind", value=shown, kind=kind.__name__)


@dataclass(frozen=True)
class Value:
    """What the learner has given a name: a number, a text or a table of choices."""

    part: Part
    name: str

    def equals(self, expected: Any, within: float = TOLERANCE) -> None:
        """Raise ``WrongAnswerError`` unless the value is what was expected."""
        part, came = self.part, self._found()
        if agrees(came, expected, within):
            return
        if part.hidden:
            raise part.fail(part.sentence("wrong_value_hidden", name=self.name))
        shown = {"came": part.shown(came), "expected": part.shown(expected)}
        raise part.fail(part.sentence("wrong_value", name=self.name, **shown))

    def is_number(self) -> None:
        """Raise ``WrongAnswerError`` unless the value is a number: the visible half of a hidden check."""
        came = self._found()
        if type(came) not in _NUMBERS:
            said = self.part.sentence("no_number", name=self.name, came=self.part.shown(came))
            raise self.part.fail(said)

    def chosen_among(self, keys: Iterable[str], choices: Sequence[Any]) -> None:
        """Raise ``WrongAnswerError`` unless the value is a table with one of the choices for each key.

        It says nothing of which choice is right: the visible half of a check whose other half is hidden.
        """
        part, came, wanted = self.part, self._found(), list(keys)
        listed = ", ".join(wanted)
        if type(came) not in _TABLES:
            raise part.fail(part.sentence("no_choices", name=self.name, came=part.shown(came), keys=listed))
        lacking = [key for key in wanted if not any(agrees(came.get(key), choice) for choice in choices)]
        if lacking:
            offered = ", ".join(part.shown(choice) for choice in choices)
            said = part.sentence("no_choice", name=self.name, keys=", ".join(lacking), choices=offered)
            raise part.fail(said)
        strange = [part.shown(key) for key in came if type(key) is not str or key not in wanted]
        if strange:
            raise part.fail(part.sentence("strange_keys", name=self.name, keys=", ".join(strange)))

    def _found(self) -> Any:
        if self.name not in self.part.notebook:
            raise self.part.fail(self.part.sentence("no_value", name=self.name))
        return self.part.notebook[self.name]


def shown_error(error: BaseException) -> str:
    """Return an exception as a sentence can hold it: its kind and what it says."""
    try:
        message = str(error)
    except Exception:
        message = ""
    return _cut(f"{type(error).__name__}: {message}" if message else type(error).__name__)


def _close(came: Any, expected: Any, within: float) -> bool:
    try:
        return isclose(came, expected, rel_tol=TOLERANCE, abs_tol=within)
    except (OverflowError, ValueError):  # larger than any float, or a Decimal that is no number
        return False


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
