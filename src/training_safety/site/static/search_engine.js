// The course's own search, without a page: words, what they match, which parts hold them, and what may stand first.

// ---------------------------------------------------------------- words

const PLAIN = { æ: "a", ø: "o", ß: "ss", ð: "d", œ: "o" };
const NUMBER = "\\d{1,3}(?:[ \\u00a0\\u2009\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)*";
const TOKEN = new RegExp(`(?:${NUMBER})|\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['’]\\p{L}+)*`, "gu");
const PER_CENT = /^[ \u00a0\u2009\u202f]?%/;

const known = new Map();

/** A word as it is compared: small, without accents, and alike whether it was typed with ø, o or oe. */
export function folded(word) {
  if (!known.has(word)) {
    const plain = word.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "").replace(/[æøßðœ]/g, (letter) => PLAIN[letter]);
    known.set(word, plain.replace(/aa|ae/g, "a").replace(/oe/g, "o"));
  }
  return known.get(word);
}

/** The words and numbers of a text with their places. Numbers: "20.8" for 20,8, "95%" beside "95", "116117" beside "116" and "117". */
export function tokens(text) {
  const found = [];
  for (const { 0: typed, index } of text.matchAll(TOKEN)) {
    const whole = { at: index, length: typed.length };
    if (!/^\d/.test(typed)) {
      found.push({ word: folded(typed), typed, ...whole });
      continue;
    }
    const together = typed.replace(/[^\d.,]/g, "").replace(/,/g, ".");
    found.push({ word: together, typed, ...whole });
    const mark = PER_CENT.exec(text.slice(index + typed.length));
    if (mark) found.push({ word: `${together}%`, typed, at: index, length: typed.length + mark[0].length });
    if (/[^\d.,]/.test(typed)) for (const { 0: part, index: at } of typed.matchAll(/\d+/g)) found.push({ word: part, typed: part, at: index + at, length: part.length });
  }
  return found;
}

const ENDINGS = {
  nb: ["ingene", "ingen", "inger", "ing", "ende", "ene", "ane", "ers", "ets", "ens", "ere", "er", "en", "et", "e", "a"],
  en: ["ings", "ing", "ies", "es", "ed", "ly", "y", "s", "e"],
};
const SHORTEST_STEM = 4;

/** What is left of a folded word without its ending. */
export function stem(word, lang) {
  const ending = ENDINGS[lang].find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  return ending ? word.slice(0, -ending.length) : word;
}

/** How many letters are put in, left out, changed or swapped; `most` + 1 for any more. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return Math.min(last[other.length], most + 1);
}

const mostWrong = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

// ---------------------------------------------------------------- alarm words

/** Whether something in the query may be an alarm symptom or a number to call, misspelt or not; `isKnown(word)` is for the course's own words. */
export function alarming(query, alarms, isKnown) {
  const words = [...new Set(tokens(query).map(({ word }) => word))];
  const sentence = ` ${tokens(query).map(({ word }) => word).join(" ")} `;
  const strange = words.filter((word) => !isKnown(word));
  const misspelt = (word, each) => {
    const most = mostWrong(each.length);
    // The beginning of a word is enough, but four letters are the beginning of too many.
    const starts = each.length > 4 ? [-1, 0, 1].map((by) => word.slice(0, each.length + by)) : [word];
    return starts.some((start) => distance(start, each, most) <= most);
  };
  return Object.values(alarms).some(({ begins, whole, phrases }) => {
    const stems = begins.map(folded);
    return (
      phrases.some((phrase) => sentence.includes(` ${tokens(phrase).map(({ word }) => word).join(" ")} `)) ||
      words.some((word) => whole.some((each) => word === folded(each))) ||
      stems.some((each) => words.some((word) => word.startsWith(each) || (each.length > 4 && word.includes(each)))) ||
      stems.some((each) => strange.some((word) => misspelt(word, each)))
    );
  });
}

// ---------------------------------------------------------------- the search

const STOP_WORDS = new Set(
  ("og i jeg det at en et den til er som pa de med han av ikke der sa var meg seg men ett har om vi min mitt ha du a hva nar hvor hvordan skal kan " +
    "vil bor ved for fra ut opp ned mot etter eller the a an of to in is it and or for on with my i do does how what when should can cant dont").split(" "),
);
const EXACT = 1;
const SAME_STEM = 0.9;
const BEGINS = 0.6;
const WITHIN = 0.35;
/** A match in a heading, in a page's title, and in a list of sources, beside one in the text. */
const IN_HEADING = 3;
const IN_TITLE = 2;
const IN_SOURCES = 0.2;

/** `pages` are [address, title], `parts` [page, anchor, heading, text, whether they are sources]. */
export function searchIndex({ pages, parts }, lang) {
  const places = new Map(); // word → part → how often it is in its text, and whether in its heading
  const spelt = new Map(); // word → as it is written
  parts.forEach(([, , heading, text], part) => {
    for (const [piece, name] of [[heading, "heading"], [text, "times"]]) {
      for (const { word, typed } of tokens(piece)) {
        let where = places.get(word);
        if (!where) {
          places.set(word, (where = new Map()));
          spelt.set(word, typed.toLowerCase());
        }
        if (!where.has(part)) where.set(part, { heading: 0, times: 0 });
        where.get(part)[name] += 1;
      }
    }
  });
  const titles = pages.map(([, title]) => new Set(tokens(title).map(({ word }) => word)));
  const stems = new Map([...places.keys()].map((word) => [word, stem(word, lang)]));

  /** The words of the course that a word of the query may stand for, each with how well it fits. */
  function matches(word) {
    const found = new Map();
    if (places.has(word)) found.set(word, EXACT);
    if (/^\d/.test(word)) return found;
    const start = stem(word, lang);
    for (const [other, itsStem] of stems) {
      if (found.has(other) || /^\d/.test(other)) continue;
      if (itsStem === start) found.set(other, SAME_STEM);
      else if (start.length > 2 && other.startsWith(start)) found.set(other, BEGINS);
      else if (start.length > 3 && other.includes(start)) found.set(other, WITHIN);
    }
    return found;
  }

  /** A word that is put together of two that the course has: brystsmerter, belastningsøkning. */
  function divided(word) {
    for (let at = word.length - 4; at >= 4; at -= 1) {
      const both = [word.slice(0, at), word.slice(at)].map(matches);
      if (both.every((found) => [...found.values()].some((fit) => fit >= SAME_STEM))) return both;
      const joint = matches(word.slice(0, at - 1));
      if (/[se]/.test(word[at - 1]) && at > 4 && [...joint.values()].some((fit) => fit >= SAME_STEM) && [...both[1].values()].some((fit) => fit >= SAME_STEM)) return [joint, both[1]];
    }
    return null;
  }

  /** The word of the course that is nearest to one it does not have, or null. */
  function nearest(word) {
    const most = mostWrong(word.length);
    let best = null;
    for (const [other, where] of places) {
      if (/^\d/.test(other) || Math.abs(other.length - word.length) > most) continue;
      const off = distance(word, other, most);
      if (off <= most && (!best || off < best.off || (off === best.off && where.size > best.size))) best = { other, off, size: where.size };
    }
    return best && best.other;
  }

  function termsOf(query) {
    const all = tokens(query);
    // A per cent and a number with spaces are looked for whole, and not as their parts as well.
    const outer = all.filter((one) => !all.some((other) => other !== one && other.at <= one.at && other.at + other.length >= one.at + one.length && other.length > one.length));
    const telling = outer.filter(({ word }) => !STOP_WORDS.has(word));
    return telling.length > 0 ? telling : outer;
  }

  /** What a query finds: `hits` by page, best first; `termOf`, which word of the query a word found stands for; `unknown` words; and `meant`, the query as it may have been meant. */
  function search(query) {
    const sought = [];
    const unknown = [];
    let meant = query;
    for (const { word, typed } of termsOf(query)) {
      const found = matches(word);
      const both = found.size === 0 ? divided(word) : null;
      const near = found.size === 0 && !both && !/^\d/.test(word) ? nearest(word) : null;
      if (found.size > 0) sought.push(found);
      else if (both) sought.push(...both);
      else if (near) {
        sought.push(matches(near));
        meant = meant.replace(typed, spelt.get(near));
      } else unknown.push(typed);
    }
    const weight = (found) => {
      const holding = new Set([...found].flatMap(([word]) => [...places.get(word).keys()].map((part) => parts[part][0])));
      return Math.log(1 + pages.length / holding.size);
    };
    const weights = sought.map(weight);
    const byPage = new Map();
    sought.forEach((found, term) => {
      for (const [word, fit] of found) {
        for (const [part, { heading, times }] of places.get(word)) {
          const [page, , , , sources] = parts[part];
          if (!byPage.has(page)) byPage.set(page, { page, terms: new Set(), parts: new Map() });
          const hit = byPage.get(page);
          const inTitle = titles[page].has(word) ? IN_TITLE : 0;
          const score = fit * weights[term] * ((heading ? IN_HEADING : 0) + inTitle + Math.log(1 + times)) * (sources ? IN_SOURCES : 1);
          hit.terms.add(term);
          if (!hit.parts.has(part)) hit.parts.set(part, []);
          const scores = hit.parts.get(part);
          scores[term] = Math.max(scores[term] ?? 0, score);
        }
      }
    });
    const total = weights.reduce((sum, each) => sum + each, 0);
    const hits = [...byPage.values()].map(({ page, terms, parts: held }) => {
      const best = [...held]
        .map(([part, scores]) => ({ part, score: scores.reduce((sum, score) => sum + score, 0) * (1 + Object.keys(scores).length) }))
        .sort((one, other) => other.score - one.score);
      const share = [...terms].reduce((sum, term) => sum + weights[term], 0) / total;
      return { page, share, parts: best, score: best[0].score * share * share };
    });
    const whole = hits.filter(({ share }) => share > 0.999);
    const kept = whole.length > 0 ? whole : hits.filter(({ share }) => share >= 0.5);
    const termOf = new Map(sought.flatMap((found, term) => [...found.keys()].map((word) => [word, term])));
    return { termOf, hits: kept.sort((one, other) => other.score - one.score || one.page - other.page), unknown, meant: meant === query ? null : meant };
  }

  /** Whether the course has the word, or one that begins with it: then it is not misspelt. */
  const isKnown = (word) => places.has(word) || [...places.keys()].some((other) => other.startsWith(word));
  return { search, isKnown };
}

// ---------------------------------------------------------------- what is shown of a hit

const EXCERPT = 200;

/** The piece of a text with most of what was looked for (`termOf` of the search), as [text, whether it is marked]. */
export function excerpt(text, termOf) {
  const sorted = tokens(text).filter(({ word }) => termOf.has(word)).map(({ word, at, length }) => ({ at, length, term: termOf.get(word) }));
  let from = 0;
  let most = 0;
  for (const { at } of sorted) {
    const inside = new Set(sorted.filter((mark) => mark.at >= at && mark.at + mark.length <= at + EXCERPT - 60).map(({ term }) => term)).size;
    if (inside > most) [from, most] = [at, inside];
  }
  from = Math.max(0, from - 60);
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + EXCERPT);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  const pieces = [];
  let done = from;
  for (const { at, length } of sorted) {
    if (at < done || at + length > to) continue;
    pieces.push([text.slice(done, at), false], [text.slice(at, at + length), true]);
    done = at + length;
  }
  pieces.push([text.slice(done, to), false]);
  if (from > 0) pieces.unshift(["… ", false]);
  if (to < text.length) pieces.push([" …", false]);
  return pieces.filter(([piece]) => piece !== "");
}
