// A rule that is switched off says why: `// oxlint-disable-next-line rule -- the reason`.
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './setup/cache.mjs';

const FOLDERS = ['electron', 'renderer', 'shared', 'test', 'tools'];
const SWITCH = /\b(ox|es)lint-disable(-next-line|-line)?\b(?<rest>.*)$/;

const problems = FOLDERS.flatMap(listSources).flatMap((file) =>
  fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const rest = SWITCH.exec(line)?.groups?.rest;
      if (rest === undefined || / -- \S.*\S/.test(rest.replace(/\*\/.*$/, ''))) return [];
      return [`${path.relative(projectFolder, file)}:${index + 1} switches a rule off without saying why`];
    }),
);

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** @param {string} folder */
function listSources(folder) {
  const full = path.join(projectFolder, folder);
  if (!fs.existsSync(full)) return [];
  return fs
    .readdirSync(full, { recursive: true })
    .map(String)
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && name !== 'check-comments.mjs')
    .map((name) => path.join(full, name));
}
