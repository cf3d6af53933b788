// Programs that a page needs only when they are asked for, such as the chart library. The book's page says where its own
// copy lies; a notebook asks the widget's Python side (`{ ask: name }`, programs.py), which answers with the program as
// bytes. A program is a classic script, which a page opened from disk may load too. Nothing is fetched from elsewhere.
import { make } from "./dom.js";

const PATIENCE_MS = 20_000; // a saved notebook has no Python side that could answer
const coming = new Map();

/** Resolves to what the program of that name has put where `there()` finds it. */
export function loadProgram(model, name, there) {
  if (there()) return Promise.resolve(there());
  if (!coming.has(name)) coming.set(name, load(model, name, there));
  return coming.get(name);
}

const load = (model, name, there) =>
  new Promise((resolve, reject) => {
    const fail = () => {
      coming.delete(name); // the next call tries again
      reject(new Error(`The program ${name} could not be loaded.`));
    };
    const run = (address) => {
      const script = make("script", { src: address });
      script.onload = () => (there() ? resolve(there()) : fail());
      script.onerror = fail;
      document.head.append(script);
    };
    const place = document.querySelector(`meta[name="training-safety-${name}"]`);
    if (place) return run(place.content);
    const answer = (message, buffers) => {
      if (message?.answer !== name) return;
      clearTimeout(waiting);
      model.off("msg:custom", answer);
      run(URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" })));
    };
    const waiting = setTimeout(() => {
      model.off("msg:custom", answer);
      fail();
    }, PATIENCE_MS);
    model.on("msg:custom", answer);
    model.send({ ask: name });
  });
