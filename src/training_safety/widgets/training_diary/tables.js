// Text and tables as other programs save them: which letters, which separator, and where a cell ends.

const MARKS = [["utf-8", [0xef, 0xbb, 0xbf]], ["utf-16le", [0xff, 0xfe]], ["utf-16be", [0xfe, 0xff]]];

/** The text of a file: by its byte-order mark, as UTF-8, or as Windows saved it before. */
export function textOf(bytes) {
  const [marked] = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that the first line has most of, outside quotes. */
function separatorOf(text) {
  const counts = { ";": 0, ",": 0, "\t": 0 };
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) break;
    else if (!quoted && letter in counts) counts[letter] += 1;
  }
  return Object.keys(counts).reduce((one, other) => (counts[other] > counts[one] ? other : one), ",");
}

/**
 * The rows of a table, each `{ line, cells }` with the line it begins on; empty lines are none. A cell between quotes may
 * hold separators, lines and doubled quotes (RFC 4180). `open` says that the last quote was never closed.
 */
export function tableOf(text) {
  const separator = separatorOf(text);
  const rows = [];
  let [cells, cell, line, begun, quoted] = [[], "", 1, 1, false];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: begun, cells });
    [cells, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    const ends = letter === "\n" || (letter === "\r" && text[at + 1] !== "\n");
    if (ends) line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === "") [cell, quoted] = ["", true];
    else if (letter === separator) {
      cells.push(cell);
      cell = "";
    } else if (ends) {
      endRow();
      begun = line;
    } else if (letter !== "\r") cell += letter;
  }
  endRow();
  return { separator, rows, open: quoted };
}
