/** The pages of an exported queue: one to open in a browser, and a text in each folder for whoever has only that. */
import type { ExportedCommand } from './exportedCommands.ts';
import type { ExportLanguage, ExportWords } from './exportWords.ts';

export type WrittenFile = { readonly name: string; readonly remark: string; readonly isThere: boolean };
export type WrittenCommand = {
  readonly command: ExportedCommand;
  readonly folder: string;
  readonly files: readonly WrittenFile[];
};

export function commandText({ command, files }: WrittenCommand, words: ExportWords): string {
  const parts = [
    command.title,
    command.facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    command.text,
    command.checklist.map(({ text, checked }) => `[${checked ? 'x' : ' '}] ${text}`).join('\n'),
    files.length === 0 ? '' : `${words.labels.files}:\n${files.map((file) => `- ${fileWords(file)}`).join('\n')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function indexPage(
  commands: readonly WrittenCommand[],
  words: ExportWords,
  language: ExportLanguage,
  introduction: string,
): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(words.title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid; padding: 1rem 0; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0; }
dd { margin: 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid; padding-inline-start: 1rem; }
</style>
<h1>${safe(words.title)}</h1>
<p>${safe(introduction)}</p>
<p>${safe(commands.length === 0 ? words.nothing : words.howToRead)}</p>
${commands.map((written, index) => article(written, index, words)).join('\n')}
</html>
`;
}

function article({ command, folder, files }: WrittenCommand, index: number, words: ExportWords): string {
  const facts = command.facts.map(([label, value]) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`).join('');
  const checklist = command.checklist
    .map(({ text, checked }) => `<li>${checked ? '☑' : '☐'} ${safe(text)}</li>`)
    .join('');
  const links = files.map((file) => `<li>${fileLink(folder, file)}</li>`).join('');
  return [
    `<article>`,
    `<h2>${String(index + 1)}. <a href="${link(folder)}/">${safe(command.title)}</a></h2>`,
    `<dl>${facts}</dl>`,
    command.text === '' ? '' : `<p class="text">${safe(command.text)}</p>`,
    checklist === '' ? '' : `<h3>${safe(words.labels.checklist)}</h3><ul>${checklist}</ul>`,
    links === '' ? '' : `<h3>${safe(words.labels.files)}</h3><ul>${links}</ul>`,
    `</article>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function fileLink(folder: string, file: WrittenFile): string {
  return file.isThere
    ? `<a href="${link(folder)}/${link(file.name)}">${safe(file.name)}</a>${file.remark === '' ? '' : ` (${safe(file.remark)})`}`
    : safe(fileWords(file));
}

const fileWords = ({ name, remark }: WrittenFile): string => (remark === '' ? name : `${name} (${remark})`);

const link = (name: string): string => safe(encodeURIComponent(name));

const safe = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);
