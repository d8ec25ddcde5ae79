// Run: node --test reports/web/matrix.test.mjs
import assert from "node:assert/strict";
import test from "node:test";
import { asked, details, hidden, passes } from "./matrix.js";

const row = {
  case: "inet_aton/Parts:two", says: "one to four parts", level: "must", differs: true,
  cells: [0, 1, null, 0],
  outcomes: [
    { verdict: "conforms", happened: "conforms", expected: "expected", seen: [1] },
    { verdict: "deviates", happened: "refuses", expected: "unexpected", why: "w", seen: [2] },
  ],
  claims: [[{ evidence: "reported", outcomes: ["refuses"], when: "kernel <10", source: "s" }]],
};
const columns = ["a", "b", "c", "d"].map((target) => ({ target }));
const everything = { text: "", level: "", differs: false, red: false, bug: false, claims: false };

test("a row passes by its text, its level, and what is asked of it", () => {
  const about = asked(row);
  for (const [filter, expected] of [
    [{}, true], [{ text: "PARTS four" }, true], [{ text: "parts five" }, false], [{ level: "must" }, true],
    [{ level: "may" }, false], [{ differs: true }, true], [{ red: true }, true], [{ bug: true }, false], [{ claims: true }, true],
  ]) assert.equal(passes(about, { ...everything, ...filter }), expected, JSON.stringify(filter));
  assert.equal(passes({ ...about, differs: false }, { ...everything, differs: true }), false);
});

test("columns without a chosen trait are hidden, and none if none is chosen", () => {
  const some = [{ traits: ["musl"] }, { traits: ["glibc"] }, { traits: ["musl", "s390x"] }];
  assert.deepEqual(hidden(some, []), []);
  assert.deepEqual(hidden(some, ["musl"]), [1]);
  assert.deepEqual(hidden(some, ["s390x", "glibc"]), [0]);
});

test("details name the targets of each outcome, and keep sources apart", () => {
  const lines = details(row, columns, [{ trait: "darwin" }]);
  assert.deepEqual(lines.map((line) => [line.title, line.targets]), [
    ["conforms (expected)", ["a", "d"]], ["deviates: refuses (unexpected)", ["b"]],
    ["reported, not run: refuses", ["darwin where kernel <10"]],
  ]);
  assert.deepEqual(lines[1].parts, [["why", "w"], ["seen", "[2]"]]);
});
