// Filters and details of the matrix page. The harness puts this module into the page, so that it works from a file.

/** Whether a row passes the filter. `row`: {text, level, differs, red, bug, claims}; `filter`: what the form holds. */
export function passes(row, filter) {
  if (filter.differs && !row.differs) return false;
  if (filter.red && !row.red) return false;
  if (filter.bug && !row.bug) return false;
  if (filter.claims && !row.claims) return false;
  if (filter.level && row.level !== filter.level) return false;
  return filter.text.toLowerCase().split(/\s+/).every((word) => row.text.includes(word));
}

/** The indices of the columns to hide: those with none of the traits chosen on an axis of choices. */
export function hidden(columns, chosen) {
  if (chosen.length === 0) return [];
  return columns.flatMap((column, i) => (chosen.some((trait) => column.traits.includes(trait)) ? [] : [i]));
}

/** The distinct outcomes of a row, each with its targets, as lines of text. */
export function details(row, columns, claimed) {
  const lines = row.outcomes.map((outcome, i) => ({
    title: `${outcome.verdict === outcome.happened ? outcome.verdict : `${outcome.verdict}: ${outcome.happened}`} (${outcome.expected})`,
    targets: columns.filter((_, column) => row.cells[column] === i).map((column) => column.target),
    parts: [["why", outcome.why], ["expected", outcome.wanted], ["known bug", outcome.bug], ["report", outcome.report], ["seen", JSON.stringify(outcome.seen)]],
  }));
  (row.claims ?? []).forEach((claims, i) => claims.forEach((claim) => lines.push({
    title: `${claim.evidence}, not run: ${claim.outcomes.join(" or ")}`,
    targets: [claimed[i].trait + (claim.when ? ` where ${claim.when}` : "")],
    parts: [["source", claim.source], ["why", claim.why], ["known bug", claim.bug], ["report", claim.report]],
  })));
  return lines.map((line) => ({ ...line, parts: line.parts.filter(([, text]) => text) }));
}

/** What a filter asks of a row of the data. */
export function asked(row) {
  return {
    text: `${row.case} ${row.says}`.toLowerCase(),
    level: row.level,
    differs: row.differs,
    red: row.outcomes.some((one) => one.expected !== "expected" && one.expected !== "new"),
    bug: row.outcomes.some((one) => one.bug),
    claims: row.claims !== undefined,
  };
}

function element(document, name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function show(document, row, data) {
  const dialog = document.querySelector("dialog");
  const parts = [element(document, "h2", row.case), element(document, "p", row.says)];
  for (const line of details(row, data.columns, data.claimed)) {
    parts.push(element(document, "h3", line.title), element(document, "p", line.targets.join(", ")));
    for (const [name, text] of line.parts) parts.push(element(document, "pre", `${name}: ${text}`));
  }
  dialog.querySelector("div").replaceChildren(...parts);
  dialog.showModal();
}

function start(document) {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.querySelector("form");
  const lines = [...document.querySelectorAll("tbody tr")];
  const rows = data.rows.map(asked);
  const style = document.head.appendChild(document.createElement("style"));
  const apply = () => {
    const chosen = new FormData(form);
    const filter = { text: chosen.get("text").trim(), level: chosen.get("level") };
    for (const name of ["differs", "red", "bug", "claims"]) filter[name] = chosen.has(name);
    let shown = 0;
    rows.forEach((row, i) => {
      lines[i].hidden = !passes(row, filter);
      shown += lines[i].hidden ? 0 : 1;
    });
    // The columns of targets begin after the case and its level.
    style.textContent = hidden(data.columns.map((one) => ({ traits: one.run.traits ?? [] })), chosen.getAll("trait"))
      .map((i) => `tr.targets > :nth-child(${i + 1}), tbody tr > :nth-child(${i + 3}) { display: none }`).join("\n");
    form.querySelector("output").textContent = `${shown} of ${rows.length} cases`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("tbody").addEventListener("click", (event) => {
    const line = event.target.closest("tr");
    if (line) show(document, data.rows[lines.indexOf(line)], data);
  });
  form.hidden = false;
  apply();
}

if (typeof document !== "undefined") start(document);
