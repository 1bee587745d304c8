// Every class of a CSS module is used by a component that imports it, and every class a component asks for is there.
// Classes are asked for by name (`styles.row`): a computed name could be neither found nor missed here.
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './setup/cache.mjs';

const folder = path.join(projectFolder, 'renderer');
const files = fs.existsSync(folder)
  ? fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)))
  : [];

/** @type {Map<string, { defined: Set<string>, used: Set<string>, isImported: boolean }>} */
const modules = new Map();
for (const file of files.filter((name) => name.endsWith('.module.css'))) {
  modules.set(file, { defined: classesOf(fs.readFileSync(file, 'utf8')), used: new Set(), isImported: false });
}

/** @type {string[]} */
const problems = [];
for (const file of files.filter((name) => /\.tsx?$/.test(name))) checkComponent(file);
for (const [file, { defined, used, isImported }] of modules) {
  if (!isImported) problems.push(`${show(file)} is imported by nobody`);
  else for (const name of defined) if (!used.has(name)) problems.push(`${show(file)}: .${name} is used by nobody`);
}

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** @param {string} css */
function classesOf(css) {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/"[^"]*"|'[^']*'|:global\([^)]*\)/g, '');
  const selectors = [...bare.matchAll(/([^{};]+)\{/g)]
    .map((match) => match[1].trim())
    .filter((text) => !text.startsWith('@'));
  return new Set(selectors.flatMap((text) => [...text.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((match) => match[1])));
}

/** @param {string} file */
function checkComponent(file) {
  const text = fs.readFileSync(file, 'utf8');
  for (const [, local, from] of text.matchAll(/^import (\w+) from '(\.[^']*\.module\.css)'/gm)) {
    const module = modules.get(path.resolve(path.dirname(file), from));
    if (module === undefined) {
      problems.push(`${show(file)} imports ${from}, which is not there`);
      continue;
    }
    module.isImported = true;
    for (const [, name] of text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))) {
      module.used.add(name);
      if (!module.defined.has(name)) problems.push(`${show(file)} uses .${name}, which ${from} does not have`);
    }
    if (new RegExp(`\\b${local}\\[`).test(text)) problems.push(`${show(file)} asks for a computed class of ${from}`);
  }
}

/** @param {string} file */
function show(file) {
  return path.relative(projectFolder, file);
}
