/**
 * Custom properties that many elements have in common (the colour of a status, the hue of a person), as a class instead of a
 * style of each: elements with the same rules share one computed style, and a table has hundreds of them (decision 0009).
 */
let rules: CSSStyleSheet | null = null;
const known = new Map<string, string>();

/** The class whose rule holds them. Values come as data: they are set, never written into a rule's text. */
export function sharedLook(properties: Readonly<Record<`--${string}`, string | number>>): string {
  const text = JSON.stringify(properties);
  const made = known.get(text);
  if (made !== undefined) return made;
  const name = `look-${String(known.size)}`;
  known.set(text, name);
  const sheet = sheetOf(document);
  const rule = sheet.cssRules[sheet.insertRule(`.${name} {}`, sheet.cssRules.length)];
  if (rule instanceof CSSStyleRule)
    for (const [property, value] of Object.entries(properties)) rule.style.setProperty(property, String(value));
  return name;
}

function sheetOf(page: Document): CSSStyleSheet {
  if (rules !== null) return rules;
  rules = new CSSStyleSheet();
  page.adoptedStyleSheets.push(rules);
  return rules;
}
