// Texts as JSON Lines on standard input; on standard output a row of quotations for each (README.md), then {"seconds": CPU time}.
//
// node compromise.mjs FOLDER ROUNDS, where FOLDER/node_modules holds compromise. It gives quotations and no speakers.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, rounds] = process.argv.slice(2);
const nlp = createRequire(`${folder}/`)("compromise");
const reports = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

// From the first word inside the marks to the last; offsets in UTF-16 units, as JavaScript counts.
const quotations = (text) =>
  nlp(text)
    .quotations()
    .json({ offset: true, terms: { offset: true } })
    .map(({ terms }) => [terms[0].offset, terms.at(-1).offset])
    .map(([first, last]) => [first.start, last.start + last.length]);

const codePoints = (text, unit) => Array.from(text.slice(0, unit)).length;

const timed = (text) => {
  const start = process.cpuUsage();
  quotations(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

for (const { id, text } of reports) {
  const spans = quotations(text).map((span) => span.map((unit) => codePoints(text, unit)));
  console.log(JSON.stringify({ id, statements: spans.map((span) => ({ content: [span], cue: [], source: [], speaker: null })) }));
}

const best = reports.map(() => Infinity);
for (let round = 0; round < Number(rounds); round += 1) {
  reports.forEach(({ text }, n) => { best[n] = Math.min(best[n], timed(text)); });
}
console.log(JSON.stringify({ seconds: best.reduce((sum, one) => sum + one, 0) }));
