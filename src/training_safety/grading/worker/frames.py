"""Messages between the processes that grade: JSON behind its length, never anything that runs when it is read."""

from __future__ import annotations

import json
import os
import select
import struct
import time
from typing import Any

from training_safety.grading.remarks import Remark, remark

_LENGTH = struct.Struct(">I")
_READ = 1 << 16


class ChannelError(Exception):
    """The other end has closed, is late, or sends what is no message; ``why`` says which."""

    def __init__(self, why: Remark) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


class LateError(ChannelError):
    """Nothing came in time."""


def encoded(message: object) -> bytes:
    """Return a message as bytes, with its length in front."""
    body = json.dumps(message, separators=(",", ":")).encode()
    return _LENGTH.pack(len(body)) + body


def largest(room: int) -> int:
    """Return how long a message about a cell may be, of whose output ``room`` is kept [bytes]."""
    return 24 * room + (1 << 20)


def send(channel: int, message: object) -> None:
    """Write a message. Raises ``OSError`` if the other end has closed."""
    rest = memoryview(encoded(message))
    while rest:
        rest = rest[os.write(channel, rest) :]


class Reader:
    """The messages that come in at one end of a pipe or socket.

    Parameters
    ----------
    channel : its file descriptor
    largest : how long a message may be [bytes]
    """

    def __init__(self, channel: int, largest: int) -> None:
        """Begin with nothing read."""
        self.channel = channel
        self.largest = largest
        self._kept = bytearray()

    def message(self, until: float | None = None) -> Any:
        """Return the next message; ``until`` is when to stop waiting, by ``time.monotonic()`` [s].

        Raises ``LateError`` when the time is up, ``ChannelError`` when the other end has closed or what
        it sends is too long or no message.
        """
        while (found := self.taken()) is None:
            wait = None if until is None else max(0.0, until - time.monotonic())
            if not select.select([self.channel], [], [], wait)[0]:
                raise LateError(remark("late"))
            self.fill()
        return found[0]

    def fill(self) -> None:
        """Read what is there. Raises ``ChannelError`` at the end."""
        try:
            data = os.read(self.channel, _READ)
        except ConnectionError:
            data = b""
        if not data:
            raise ChannelError(remark("closed"))
        self._kept += data

    def taken(self) -> tuple[Any] | None:
        """Return the next message if all of it has been read, as a tuple of one."""
        if len(self._kept) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._kept)
        if length > self.largest:
            raise ChannelError(remark("long_message", size=length, most=self.largest))
        end = _LENGTH.size + length
        if len(self._kept) < end:
            return None
        body = bytes(self._kept[_LENGTH.size : end])
        del self._kept[:end]
        try:
            return (json.loads(body),)
        except (ValueError, RecursionError):
            raise ChannelError(remark("no_message")) from None
