"""What a cell puts out, kept as a notebook holds it, and no more of it than there is room for."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

TRUNCATED = "\n… the rest of the output was left out …\n"


class Outputs:
    """What the cell that is being run puts out, as a notebook holds it.

    Parameters
    ----------
    room : how much is kept of each kind of output [bytes]; what goes beyond is counted, not kept
    """

    def __init__(self, room: int = 1 << 18) -> None:
        """Begin with nothing put out."""
        self.room = room
        self.count = 1
        """The number of the cell."""
        self.begin()

    def begin(self) -> None:
        """Forget what there is, for the next cell."""
        self.kept: list[dict[str, Any]] = []
        self.used: dict[str, int] = {}
        self.flooded = False
        self._clear_next = False

    def stream(self, name: str, text: str) -> None:
        """Keep text written to ``stdout`` or ``stderr``."""
        text = self._fitting(name, text)
        if not text:
            return
        self._clear_if_due()
        last = self.kept[-1] if self.kept else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["parts"].append(text)
        else:
            self.kept.append({"output_type": "stream", "name": name, "parts": [text]})

    def display(
        self,
        data: Mapping[str, Any],
        metadata: Mapping[str, Any] | None,
        display_id: str | None,
        update: bool,
    ) -> None:
        """Keep what was displayed, or put it in place of what was displayed under the same id."""
        shown = {"data": self._bundle(data), "metadata": _plain(metadata or {})}
        if update:
            for output in self.kept:
                if display_id is not None and output.get("display_id") == display_id:
                    output.update(shown)
            return
        self._clear_if_due()
        self.kept.append({"output_type": "display_data", **shown, "display_id": display_id})

    def result(self, data: Mapping[str, Any], metadata: Mapping[str, Any], count: int) -> None:
        """Keep the value of a cell's last line."""
        self._clear_if_due()
        shown = {"data": self._bundle(data), "metadata": _plain(metadata)}
        self.kept.append({"output_type": "execute_result", **shown, "execution_count": count})

    def came_to(self, value: float) -> None:
        """Have the value of a cell's last line be as it is, however the notebook has numbers written."""
        for one in self.kept:
            if one["output_type"] == "execute_result":
                one |= {"data": {"text/plain": repr(value)}, "metadata": {}}

    def error(self, name: str, said: str, traceback: list[str]) -> None:
        """Keep an error."""
        self._clear_if_due()
        lines = [self._fitting("traceback", str(line)) for line in traceback]
        error = {"output_type": "error", "ename": name[:200], "evalue": said[:10_000], "traceback": lines}
        self.kept.append(error)

    def clear(self, wait: bool) -> None:
        """Forget what was put out so far, at once or when the next output comes."""
        self._clear_next = wait
        if not wait:
            self.kept.clear()

    def finished(self) -> list[dict[str, Any]]:
        """Return the outputs as the notebook's format has them."""
        done = []
        for output in self.kept:
            if output["output_type"] == "stream":
                output = {"output_type": "stream", "name": output["name"], "text": "".join(output["parts"])}
            done.append({key: value for key, value in output.items() if key != "display_id"})
        return done

    def _clear_if_due(self) -> None:
        if self._clear_next:
            self.clear(wait=False)

    def _fitting(self, kind: str, text: str) -> str:
        used = self.used.get(kind, 0)
        self.used[kind] = used + len(text)
        if used >= self.room:
            self.flooded = self.flooded or bool(text)
            return ""
        if used + len(text) > self.room:
            self.flooded = True
            text = text[: self.room - used] + TRUNCATED
        return text.encode("utf-8", "replace").decode()

    def _bundle(self, data: Mapping[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for kind, value in data.items():
            content = base64.b64encode(value).decode() if isinstance(value, bytes) else value
            size = len(content) if isinstance(content, str) else len(repr(content))
            used = self.used.get("data", 0)
            self.used["data"] = used + size
            if used + size <= self.room:
                kept[str(kind)] = _plain(content)
            else:
                self.flooded = True
        return kept or {"text/plain": TRUNCATED.strip()}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return repr(value)


class PastPython:
    """What was written to a real file descriptor, by a program or past ``sys.stdout``.

    Parameters
    ----------
    name : "stdout" or "stderr"
    room : how much is kept [bytes]
    """

    def __init__(self, name: str, room: int) -> None:
        """Begin with nothing written."""
        self.name, self.room = name, room
        self._data, self._flooded = bytearray(), False

    def add(self, data: bytes) -> None:
        """Keep what fits."""
        self._flooded = self._flooded or len(self._data) + len(data) > self.room
        self._data += data[: max(0, self.room - len(self._data))]

    def taken(self) -> list[dict[str, Any]]:
        """Return it as outputs of a notebook, and forget it."""
        text, flooded = self._data.decode("utf-8", "replace"), self._flooded
        self._data, self._flooded = bytearray(), False
        if not text:
            return []
        return [
            {
                "output_type": "stream",
                "name": self.name,
                "text": text,
                **({"flooded": True} if flooded else {}),
            }
        ]
