// Files as watches, apps, spreadsheets and mishaps make them: each with its bytes, how many rows it has, and how many of
// them are sessions. The others must be named with their reason.
import { deflateRawSync, gzipSync } from "node:zlib";

// ---------------------------------------------------------------- FIT

function crc(bytes) {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
  }
  return sum;
}
const FIT_EPOCH = Date.UTC(1989, 11, 31) / 1000;
export const START = Date.UTC(2026, 10, 20, 16, 2, 11) / 1000;

/** A FIT file: one session of so many seconds, with an effort of 7 unless told otherwise. */
export function fit({ seconds = 3600, effort = 70, sport = 1, subSport = 0, start = START, little = true, session = true, developer = false, header = 14 } = {}) {
  const body = [];
  const put = (value, size) => {
    const bytes = Array.from({ length: size }, (_, index) => (value >>> (8 * index)) & 0xff);
    body.push(...(little ? bytes : bytes.reverse()));
  };
  const one = (...values) => body.push(...values);
  // a message of no interest, with a local number of its own and a time in the header
  one(0x41, 0, little ? 0 : 1);
  put(20, 2);
  one(1, 3, 1, 2, 0x01, 120);
  one(0x80 | (1 << 5) | 7, 121);
  if (session) {
    one(0x40 | (developer ? 0x20 : 0), 0, little ? 0 : 1);
    put(18, 2);
    one(7, 253, 4, 0x86, 2, 4, 0x86, 7, 4, 0x86, 5, 1, 0, 6, 1, 0, 193, 1, 2, 110, 8, 7);
    if (developer) one(1, 0, 2, 0);
    one(0);
    put(start - FIT_EPOCH + seconds, 4);
    put(start - FIT_EPOCH, 4);
    put(1000 * seconds, 4);
    one(sport, subSport, effort, ...new TextEncoder().encode("Intervll"));
    if (developer) one(1, 2);
  }
  const size = body.length;
  const head = [header, 0x20, 0x08, 0x08, size & 0xff, (size >> 8) & 0xff, 0, 0, ...new TextEncoder().encode(".FIT"), ...(header === 14 ? [0, 0] : [])];
  const all = [...head, ...body];
  const sum = crc(all);
  return new Uint8Array([...all, sum & 0xff, sum >> 8]);
}
const flipped = (bytes, at) => bytes.map((byte, index) => (index === at ? byte ^ 4 : byte));
const joined = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));

// ---------------------------------------------------------------- ZIP

export function zip(files, { method = 8 } = {}) {
  const parts = [];
  const list = [];
  let at = 0;
  const number = (value, size) => Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
  for (const [name, bytes] of Object.entries(files)) {
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const title = new TextEncoder().encode(name);
    const common = [...number(20, 2), ...number(0x800, 2), ...number(method, 2), ...number(0, 8), ...number(packed.length, 4), ...number(bytes.length, 4), ...number(title.length, 2)];
    const local = joined([0x50, 0x4b, 3, 4], common, number(0, 2), title, packed);
    list.push(joined([0x50, 0x4b, 1, 2], number(20, 2), common, number(0, 12), number(at, 4), title));
    parts.push(local);
    at += local.length;
  }
  const central = joined(...list);
  const count = number(list.length, 2);
  return joined(...parts, central, [0x50, 0x4b, 5, 6], number(0, 4), count, count, number(central.length, 4), number(at, 4), number(0, 2));
}

// ---------------------------------------------------------------- texts

export const utf8 = (text) => new TextEncoder().encode(text);
const bom = (text) => utf8(`\ufeff${text}`);
const latin1 = (text) => Uint8Array.from([...text].map((letter) => ({ "–": 0x96 })[letter] ?? letter.charCodeAt(0)));
const utf16 = (text) => new Uint8Array(Uint16Array.from([...`\ufeff${text}`].map((letter) => letter.charCodeAt(0))).buffer);
const semicolons = (text) => text.replaceAll(/"[^"]*"|,/g, (part) => (part === "," ? ";" : part));
const crlf = (text) => text.replaceAll("\n", "\r\n");

export const STRAVA_NB = `Aktivitets-ID,Aktivitetsdato,Aktivitetsnavn,Aktivitetstype,Totaltid,Distanse,Filnavn,Totaltid,Bevegelsestid,Distanse
1001,23. okt. 2018,Morgentur,Løpetur,0:45,"7,2",a.gpx,2700,2650,7200
1002,"1. mai 2020, 08.00.00","Tur med
to linjer",Sykkeltur,1:30,"30,1",b.fit.gz,5400,5000,30100
1003,"2. mai 2020, 17.30.00",Styrke på låven,Styrketrening,0:50,0,,3000,,0
`;
export const STRAVA_EN = `Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Perceived Exertion,Elapsed Time,Moving Time,Distance
2001,"Oct 23, 2018, 4:02:11 PM",Evening run,Run,45:00,7.2,6,2700.0,2650.0,7200.0
2002,"May 1, 2020, 8:00:00 AM",Ride,E-Bike Ride,90:00,30.1,,5400.0,5000.0,30100.0
`;
const STRAVA_DE = `Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene Zeit,Bewegungszeit
3001,"23.10.2018, 16:02:11",Lauf am Abend,Lauf,2700,2650
`;
export const GARMIN_NB = `Aktivitetstype,Dato,Favoritt,Tittel,Distanse,Kalorier,Tid,Gjennomsnittlig puls,Stigning totalt
Løping,2026-11-20 17:02:11,false,Løping i mørket,"5,02",400,00:45:12,150,--
Svømming,2026-11-21 07:00:00,false,Basseng,"1 000",200,31:05,--,--
Styrketrening,2026-11-22 18:00:00,false,Styrke,"0,00",--,01:00:00,--,--
`;
const GARMIN_EN = `Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Elapsed Time
Running,2026-11-20 17:02:11,false,"Run, easy","1,234",400,00:45:12,150,00:50:00
Yoga,2026-11-21 07:00:00,false,Yoga,--,--,00:30:00,--,--
`;
const GARMIN_DE = `Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit
Laufen,2026-11-20 17:02:11,false,Köln Laufen,"5,02",400,00:45:12
`;
const OWN_NB = `Dato;Hva;Minutter;Hvor hard (0–10);Belastning (AU);Rygg før (0–10);Id;Endret
2026-11-20;Styrke;37,5;7;262,5;2;a1;2026-11-20T10:00:00.000Z
2026-11-21;Hviledag;;;0;;a2;2026-11-21T10:00:00.000Z
`;
const OWN_EN = `Date,Kind,Minutes,How hard (0–10),Id
2026-11-20,Strength,37.5,7,a1
2026-11-21,Rest day,,,a2
`;
const OWN_JSON = { kind: "trygg-trening/diary", version: 1, sessions: [{ id: "a1", date: "2026-11-20", kind: "strength", minutes: 37.5, rpe: 7, changed: "2026-11-20T10:00:00.000Z" }, { id: "a2", date: "2026-11-21", kind: "rest", changed: "" }] };
const RECORDS = { kind: "trygg-trening/records", version: 1, records: [{ kind: "cards", name: "x", data: {} }, { kind: "training-diary", name: "mine", version: 1, data: { sessions: { a1: { date: "2026-11-20", kind: "rest", changed: "" }, gone: { deleted: true, changed: "" } } } }], texts: [] };

export const GPX = `<?xml version="1.0" encoding="UTF-8"?>
<gpx xmlns="http://www.topografix.com/GPX/1/1"><metadata><time>2020-01-01T00:00:00Z</time></metadata>
<trk><name>Tur &amp; kaffe</name><type>hiking</type><trkseg>
<trkpt lat="60" lon="10"><ele>1</ele><time>2026-11-20T16:02:11Z</time></trkpt>
<trkpt lat="60" lon="10"><time>2026-11-20T17:02:11.000Z</time></trkpt></trkseg></trk></gpx>
`;
export const TCX = `<?xml version="1.0"?><!-- a comment with <tags> --><ns:TrainingCenterDatabase xmlns:ns="x"><ns:Activities>
<ns:Activity Sport="Biking"><ns:Id>2026-11-20T16:02:11Z</ns:Id>
<ns:Lap StartTime="2026-11-20T16:02:11Z"><ns:TotalTimeSeconds>1200.5</ns:TotalTimeSeconds><ns:Track><ns:Trackpoint><ns:Time>2026-11-20T16:22:11Z</ns:Time></ns:Trackpoint></ns:Track></ns:Lap>
<ns:Lap StartTime="2026-11-20T16:30:00Z"><ns:TotalTimeSeconds>600</ns:TotalTimeSeconds></ns:Lap></ns:Activity></ns:Activities></ns:TrainingCenterDatabase>
`;
const manyRows = (count) => `Activity Type,Date,Title,Time\n${Array.from({ length: count }, (_, index) => `Running,${new Date(Date.UTC(2000, 0, 1) + 86_400_000 * (index % 9000)).toISOString().slice(0, 10)} ${String(6 + Math.floor(index / 9000)).padStart(2, "0")}:00:00,Tur ${index},00:30:00`).join("\n")}\n`;

const file = (name, bytes, rows, sessions) => ({ name, bytes, rows, sessions });

export const ODD_FILES = [
  file("strava nb", utf8(STRAVA_NB), 3, 3),
  file("strava nb, byte-order mark", bom(STRAVA_NB), 3, 3),
  file("strava nb, Latin-1", latin1(STRAVA_NB), 3, 3),
  file("strava nb, semicolons", utf8(semicolons(STRAVA_NB)), 3, 3),
  file("strava nb, CRLF and UTF-16", utf16(crlf(STRAVA_NB)), 3, 3),
  file("strava en", utf8(STRAVA_EN), 2, 2),
  file("strava en, more columns", utf8(STRAVA_EN.replace("Activity ID", "Media,Activity ID").replace(/\n(\d)/g, "\n,$1")), 2, 2),
  file("strava de", utf8(STRAVA_DE), 1, 1),
  file("strava without a raw time", utf8(STRAVA_EN.replaceAll("2700.0", "").replaceAll("2650.0", "")), 2, 1),
  file("strava, a day in numbers alone", utf8(STRAVA_EN.replace("Oct 23, 2018, 4:02:11 PM", "10/11/2018")), 2, 1),
  file("strava, a quote never closed", utf8(`${STRAVA_EN}2003,"May 3, 2020, 8:00:00 AM,Ride,Run,1,1,1,60,60,1\n`), 3, 2),
  file("strava, a row cut short", utf8(`${STRAVA_EN}2003\n`), 3, 2),
  file("strava, empty lines", utf8(STRAVA_EN.replace("\n2002", "\n\n,,,\n2002")), 2, 2),
  file("strava, header alone", utf8(STRAVA_EN.split("\n")[0]), 0, 0),
  file("garmin nb", utf8(GARMIN_NB), 3, 3),
  file("garmin nb, Latin-1 and semicolons", latin1(semicolons(GARMIN_NB)), 3, 3),
  file("garmin nb, byte-order mark and CRLF", bom(crlf(GARMIN_NB)), 3, 3),
  file("garmin en", utf8(GARMIN_EN), 2, 2),
  file("garmin en, CR alone", utf8(GARMIN_EN.replaceAll("\n", "\r")), 2, 2),
  file("garmin de", utf8(GARMIN_DE), 1, 1),
  file("garmin de, Latin-1", latin1(GARMIN_DE), 1, 1),
  file("garmin, no time", utf8(GARMIN_NB.replace("31:05", "--")), 3, 2),
  file("garmin, a day that does not exist", utf8(GARMIN_NB.replace("2026-11-21 07", "2026-02-30 07")), 3, 2),
  file("garmin, a day to come", utf8(GARMIN_NB.replace("2026-11-21", "2098-11-21")), 3, 2),
  file("garmin, 11 hours", utf8(GARMIN_NB.replace("01:00:00", "11:00:00")), 3, 2),
  file("garmin, doubled rows", utf8(GARMIN_NB + GARMIN_NB.split("\n").slice(1).join("\n")), 6, 6),
  file("garmin, tabs", utf8(GARMIN_EN.replace('"Run, easy"', "Run").replace('"1,234"', "1").replaceAll(",", "\t")), 2, 2),
  file("own nb", bom(crlf(OWN_NB)), 2, 2),
  file("own nb, from a spreadsheet", latin1(OWN_NB.replaceAll("2026-11-20;", "20.11.2026;")), 2, 2),
  file("own en", utf8(OWN_EN), 2, 2),
  file("own en, a word for a number", utf8(OWN_EN.replace("37.5", "half an hour")), 2, 1),
  file("own nb, a kind there is not", utf8(OWN_NB.replace("Styrke", "Sjakk")), 2, 1),
  file("own nb, effort of 12", utf8(OWN_NB.replace(";7;", ";12;")), 2, 1),
  file("own JSON", utf8(JSON.stringify(OWN_JSON)), 2, 2),
  file("own JSON, byte-order mark", bom(JSON.stringify(OWN_JSON, null, 2)), 2, 2),
  file("own JSON, a session that is none", utf8(JSON.stringify({ ...OWN_JSON, sessions: [...OWN_JSON.sessions, 7, { id: "b", date: "soon" }] })), 4, 2),
  file("own JSON, cut short", utf8(JSON.stringify(OWN_JSON).slice(0, -9)), 1, 0),
  file("own JSON of another time", utf8(JSON.stringify({ ...OWN_JSON, version: 2 })), 1, 0),
  file("JSON of something else", utf8('{"a": 1}'), 1, 0),
  file("all records of the course", utf8(JSON.stringify(RECORDS)), 1, 1),
  file("FIT", fit(), 1, 1),
  file("FIT, big-endian, short header, with others' fields", fit({ little: false, header: 12, developer: true }), 1, 1),
  file("FIT, bytes behind it", joined(fit(), [1, 2, 3, 4, 5, 6, 7]), 1, 1),
  file("FIT, two in one", joined(fit(), fit({ start: START + 9000 })), 2, 2),
  file("FIT, cut short", fit().slice(0, -12), 1, 0),
  file("FIT, a bit flipped", flipped(fit(), 40), 1, 0),
  file("FIT without a session", fit({ session: false }), 1, 0),
  file("FIT without effort and of no length", joined(fit({ effort: 255 }), fit({ seconds: 0 })), 2, 1),
  file("FIT behind gzip", new Uint8Array(gzipSync(fit())), 1, 1),
  file("gzip, damaged", flipped(new Uint8Array(gzipSync(fit())), 20), 1, 0),
  file("GPX", utf8(GPX), 1, 1),
  file("GPX without times", utf8(GPX.replaceAll(/<time>[^<]*<\/time>/g, "")), 1, 0),
  file("GPX, cut short", utf8(GPX.slice(0, -40)), 1, 0),
  file("GPX of a route alone", utf8("<gpx><rte><name>x</name></rte></gpx>"), 1, 0),
  file("TCX", utf8(TCX), 1, 1),
  file("TCX, tags that cross", utf8(TCX.replace("</ns:Lap>", "</ns:Track>")), 1, 0),
  file("ZIP of Strava", zip({ "profile.csv": utf8("a,b\n1,2\n"), "activities.csv": utf8(STRAVA_NB), "activities/1.gpx": utf8(GPX) }), 3, 3),
  file("ZIP of Strava in a folder, not packed", zip({ "export_1/activities.csv": bom(STRAVA_EN) }, { method: 0 }), 2, 2),
  file("ZIP of a watch", zip({ "1.fit": fit(), "2.tcx": utf8(TCX), "3.gpx.gz": new Uint8Array(gzipSync(utf8(GPX))), "read me.txt": utf8("x") }), 3, 3),
  file("ZIP without sessions", zip({ "photo.jpg": utf8("x") }), 1, 0),
  file("ZIP, cut short", zip({ "activities.csv": utf8(STRAVA_NB) }).slice(0, -30), 1, 0),
  file("a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 1, 0),
  file("nothing", new Uint8Array(), 1, 0),
  file("spaces", utf8("  \n \n"), 1, 0),
  file("a letter to somebody", utf8("Kjære dagbok, i dag løp jeg.\n"), 1, 0),
  file("ten thousand rows", utf8(manyRows(10_000)), 10_000, 10_000),
];
