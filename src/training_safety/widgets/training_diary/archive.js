// Files in a ZIP and behind gzip. Of an archive only its list is read, and then the files that are asked for: an
// archive of years may be larger than a phone's memory. The browser itself unpacks.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_END = 65_557;
const LARGEST_FILE = 200_000_000; // bytes, unpacked

export const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
export const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What is packed in a blob, or null where it cannot be unpacked or is too large. */
export async function unpacked(blob, form) {
  try {
    const reader = blob.stream().pipeThrough(new DecompressionStream(form)).getReader();
    const parts = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > LARGEST_FILE) {
        await reader.cancel();
        return null;
      }
      parts.push(next.value);
    }
    return await bytesOf(new Blob(parts));
  } catch {
    return null; // damaged
  }
}

/** The files of a ZIP, each `{ name, read() }`; null where its list cannot be read. Very large archives (ZIP64) are not. */
export async function zipEntries(blob) {
  const tailFrom = Math.max(0, blob.size - LONGEST_END);
  const tail = viewOf(await bytesOf(blob.slice(tailFrom)));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return null;
  const [count, size, from] = [tail.getUint16(end + 10, true), tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  if (count === 0xffff || from === 0xffffffff || from + size > blob.size) return null;
  const bytes = await bytesOf(blob.slice(from, from + size));
  const list = viewOf(bytes);
  const entries = [];
  for (let at = 0; at + 46 <= bytes.length && list.getUint32(at, true) === ENTRY; ) {
    const [method, packed, lengths, offset] = [list.getUint16(at + 10, true), list.getUint32(at + 20, true), [28, 30, 32].map((place) => list.getUint16(at + place, true)), list.getUint32(at + 42, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    entries.push({ name, read: () => entryContent(blob, { method, packed, offset }) });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return entries.length === count ? entries : null;
}

async function entryContent(blob, { method, packed, offset }) {
  const head = viewOf(await bytesOf(blob.slice(offset, offset + 30)));
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) return null;
  const from = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const content = blob.slice(from, from + packed);
  if (method === 0) return bytesOf(content);
  return method === 8 ? unpacked(content, "deflate-raw") : null;
}
