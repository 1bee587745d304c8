/** A document of a few pages of words and plain shapes, in one of the fonts that every reader of PDFs has. */
type Line = { readonly text: string; readonly size: number; readonly bold?: boolean };
type Page = { readonly lines: readonly Line[]; readonly swatches?: readonly (readonly [number, number, number])[] };

const title = (text: string): Line => ({ text, size: 26, bold: true });
const words = (text: string): Line => ({ text, size: 12 });

const pages: readonly Page[] = [
  {
    lines: [
      title('Hero lantern: look notes'),
      words('The lantern is the only warm light in the first act.'),
      words('Brass, worn where hands hold it. Soot at the top, none below.'),
      words('Glass is thick and uneven: the flame is seen twice at its edges.'),
      words('Never pure white: the flame ends at a pale yellow.'),
    ],
    swatches: [
      [0.96, 0.78, 0.36],
      [0.72, 0.5, 0.2],
      [0.36, 0.22, 0.12],
      [0.1, 0.16, 0.24],
    ],
  },
  {
    lines: [
      title('Scale and handling'),
      words('Height 42 cm with its ring, 31 cm without.'),
      words('Mira carries it in her left hand; the ring turns freely.'),
      words('It swings once a second when she walks, half as fast at rest.'),
    ],
  },
  {
    lines: [
      title('Where it is seen'),
      words('SQ010: from far, as a point of light on the jetty.'),
      words('SQ020: close, its glass fills the frame.'),
      words('SQ040: broken; the flame is out, the brass is cold.'),
    ],
  },
];

export function lookNotes(): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, at) => `${String(5 + at * 2)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
  ];
  for (const page of pages) {
    const content = drawn(page);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 396] /Contents ${String(objects.length + 2)} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    );
  }
  return written(objects);
}

function drawn({ lines, swatches = [] }: Page): string {
  let top = 330;
  const text = lines.map(({ text: line, size, bold = false }) => {
    const at = top;
    top -= size + 14;
    return `BT /F${bold ? '2' : '1'} ${String(size)} Tf 48 ${String(at)} Td (${line.replaceAll(/[()\\]/g, String.raw`\$&`)}) Tj ET`;
  });
  const shapes = swatches.map(
    ([red, green, blue], at) =>
      `${String(red)} ${String(green)} ${String(blue)} rg ${String(48 + at * 84)} 48 72 72 re f 0 0 0 rg`,
  );
  return [...text, ...shapes].join('\n');
}

/** The objects one after the other, then the table of where each begins. */
function written(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
