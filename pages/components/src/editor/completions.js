// What may come next: terms of the ontology by name or by label, prefixes, variables of the query, words of SPARQL.

const WORDS = (
  "SELECT CONSTRUCT ASK DESCRIBE WHERE DISTINCT OPTIONAL UNION FILTER BIND VALUES MINUS GRAPH GROUP ORDER BY ASC DESC " +
  "HAVING LIMIT OFFSET PREFIX AS EXISTS NOT IN COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE " +
  "BOUND COALESCE IF CONTAINS STRSTARTS STRENDS REGEX REPLACE LCASE UCASE CONCAT YEAR MONTH NOW isIRI isLiteral"
).split(" ");

/** CodeMirror's completions at a place; `terms` come as {name, label, kind}. */
export function completions(context, terms) {
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) {
    const found = new Set(context.state.doc.toString().match(/[?$]\w+/g));
    found.delete(variable.text);
    return { from: variable.from, options: [...found].map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
  }
  const word = context.matchBefore(/[\w-]+:?[\w-]*|:/);
  if (!word && !context.explicit) return null;
  return {
    from: word ? word.from : context.pos,
    options: [
      ...terms.map(({ name, label, kind }) => ({
        label: label ? `${name} ${label}` : name, // typed letters are looked for in both
        displayLabel: name,
        detail: label,
        apply: name,
        type: { class: "class", property: "property", prefix: "namespace" }[kind],
        boost: kind === "prefix" ? -1 : 1,
      })),
      ...WORDS.map((label) => ({ label, type: "keyword" })),
    ],
    validFor: /^[\w-]*:?[\w-]*$/,
  };
}
