/** What was said in a review, to be read without the app: one part a shot, with the frames that were drawn on or spoken of. */
import { writeCsv } from '../../../../shared/rules/tsv.ts';

export type ReportPicture = {
  readonly frameNumber: number;
  readonly name: string;
  readonly png: Uint8Array<ArrayBuffer>;
};
export type ReportNote = {
  readonly author: string;
  readonly when: string;
  /** `1043`, `1109–1120`, or empty. */
  readonly frames: string;
  readonly text: string;
  readonly checklist: readonly { readonly text: string; readonly checked: boolean }[];
  readonly replies: readonly { readonly author: string; readonly text: string }[];
};
export type ReportShot = {
  readonly name: string;
  readonly taskType: string;
  readonly revision: string;
  readonly status: string;
  readonly statusColor: string;
  readonly notes: readonly ReportNote[];
  readonly pictures: readonly ReportPicture[];
  /** Frames that were to be pictures and are not on this disk. */
  readonly missing: string;
};
export type ReportWords = {
  readonly title: string;
  readonly subtitle: string;
  readonly noNotes: string;
  readonly language: string;
  readonly columns: readonly string[];
};

/** A page of its own, without anything that is loaded or run. */
export function reportHtml(shots: readonly ReportShot[], words: ReportWords): string {
  return [
    `<!doctype html><html lang="${escaped(words.language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
    `<title>${escaped(words.title)}</title><style>${sheet}</style></head><body>`,
    `<h1>${escaped(words.title)}</h1><p class="sub">${escaped(words.subtitle)}</p>`,
    ...shots.map((shot) => shotHtml(shot, words)),
    '</body></html>',
  ].join('\n');
}

function shotHtml(shot: ReportShot, { noNotes }: ReportWords): string {
  const color = /^#[\da-f]{6}$/i.test(shot.statusColor) ? shot.statusColor : '#888888';
  return [
    `<section><h2>${escaped(shot.name)} <small>${escaped(`${shot.taskType} ${shot.revision}`)}</small>`,
    `<b style="border-color:${color}">${escaped(shot.status)}</b></h2>`,
    ...(shot.pictures.length === 0
      ? []
      : [
          '<div class="pictures">',
          ...shot.pictures.map(
            ({ frameNumber, png }) =>
              `<figure><img src="data:image/png;base64,${base64(png)}"><figcaption>${String(frameNumber)}</figcaption></figure>`,
          ),
          '</div>',
        ]),
    ...(shot.missing === '' ? [] : [`<p class="sub">${escaped(shot.missing)}</p>`]),
    ...(shot.notes.length === 0 ? [`<p class="sub">${escaped(noNotes)}</p>`] : shot.notes.map(noteHtml)),
    '</section>',
  ].join('\n');
}

function noteHtml({ author, when, frames, text, checklist, replies }: ReportNote): string {
  const items = checklist.map((item) => `<li>${item.checked ? '☑' : '☐'} ${escaped(item.text)}</li>`).join('');
  const answers = replies
    .map((reply) => `<p class="reply">${escaped(reply.author)}: ${lines(reply.text)}</p>`)
    .join('');
  return [
    `<article><p class="by"><strong>${escaped(author)}</strong> ${escaped(when)}</p>`,
    `<p>${frames === '' ? '' : `<code>${escaped(frames)}</code> `}${lines(text)}</p>`,
    items === '' ? '' : `<ul>${items}</ul>`,
    answers,
    '</article>',
  ].join('');
}

/** One line a note; a shot without one has a line of its own. */
export function reportCsv(shots: readonly ReportShot[], { columns }: ReportWords): string {
  return writeCsv([
    [...columns],
    ...shots.flatMap((shot) => {
      const head = [shot.name, shot.taskType, shot.revision, shot.status];
      if (shot.notes.length === 0) return [[...head, '', '', '', '', picturesFor(shot, '')]];
      return shot.notes.map((note) => [
        ...head,
        note.frames,
        note.author,
        note.when,
        [note.text, ...note.checklist.map(({ text, checked }) => `${checked ? '☑' : '☐'} ${text}`)]
          .filter(Boolean)
          .join('\n'),
        picturesFor(shot, note.frames),
      ]);
    }),
  ]);
}

/** Those within its frames; of a note without frames none, unless there is no other. */
function picturesFor({ pictures, notes }: ReportShot, frames: string): string {
  const [from = NaN, to = from] = frames.split('–').map(Number);
  const own = pictures.filter(({ frameNumber }) => frameNumber >= from && frameNumber <= to);
  return (notes.length <= 1 ? pictures : own).map(({ name }) => name).join(', ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceBytes)));
  return btoa(pieces.join(''));
}
/** As many as can be given to a function at once. */
const pieceBytes = 8_192;

const sheet = `
  @page { size: A4; margin: 14mm }
  body { font: 10.5pt/1.4 sans-serif; color: #16181d; margin: 0 }
  h1 { font-size: 17pt; margin: 0 }
  h2 { font-size: 12pt; margin: 0 0 4pt; display: flex; gap: 6pt; align-items: baseline }
  h2 small { font-weight: 400; color: #5a6070 }
  h2 b { margin-left: auto; font-size: 9pt; padding: 1pt 5pt; border: 1pt solid; border-radius: 3pt }
  .sub { color: #5a6070; margin: 2pt 0 }
  section { border-top: .75pt solid #c9ccd3; padding: 8pt 0; break-inside: auto }
  .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 6pt; margin: 4pt 0 }
  figure { margin: 0; break-inside: avoid } img { width: 100%; display: block }
  figcaption { font-size: 8.5pt; color: #5a6070 }
  article { break-inside: avoid; margin: 5pt 0 } article p { margin: 0 }
  .by { font-size: 9pt; color: #5a6070 } .reply { padding-left: 10pt; color: #3a3f4a }
  code { font: 9pt monospace; background: #e3f3f0; padding: 0 3pt; border-radius: 2pt }
  ul { list-style: none; margin: 2pt 0; padding: 0 }
`;
