// @vitest-environment node
// What a PDF says of its own length is not to be trusted.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { lookNotes } from '../../electron/studio/samples/pdf.ts';
import { EndlessPdf, sheetsOf } from '../../renderer/viewers/pdf/sheets.ts';

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>';
/** Its first and its last page are there. */
const endless = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Count 100000000/Kids[3 0 R 4 0 R 5 0 R]>>',
  page,
  '<</Type/Pages/Parent 2 0 R/Count 99999998/Kids[3 0 R]>>',
  page,
];
const bytes = (): Uint8Array => {
  const parts = ['%PDF-1.4', ...endless.map((object, at) => `${String(at + 1)} 0 obj\n${object}\nendobj`)];
  return new TextEncoder().encode([...parts, 'trailer\n<</Size 6/Root 1 0 R>>\n%%EOF'].join('\n'));
};

test('a small PDF that claims a hundred million pages is not laid out', async () => {
  const task = getDocument({ data: bytes() });
  const document = await task.promise;
  expect(document.numPages).toBe(100_000_000);
  await expect(sheetsOf(document)).rejects.toBeInstanceOf(EndlessPdf);
  await task.destroy();
});

test('pages come with their sizes', async () => {
  const task = getDocument({ data: new Uint8Array(lookNotes()) });
  const sheets = await sheetsOf(await task.promise);
  expect(sheets.length).toBeGreaterThan(1);
  expect(sheets.every(({ width, height }) => width > 0 && height > 0)).toBe(true);
  await task.destroy();
});
