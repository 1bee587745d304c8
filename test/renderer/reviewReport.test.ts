import { expect, test } from 'vitest';
import { pictureName } from '../../renderer/features/player/export/pictureName.ts';
import { reportCsv, reportHtml, type ReportShot } from '../../renderer/features/player/export/reviewReport.ts';

const words = {
  title: 'Dailies <24 Nov>',
  subtitle: 'Lanternfall',
  noNotes: 'No notes',
  language: 'en',
  columns: ['Shot', 'Type', 'Revision', 'Status', 'Frames', 'Author', 'When', 'Note', 'Pictures'],
};
const png = (name: string, frameNumber: number) => ({ name, frameNumber, png: new Uint8Array([137, 80, 78, 71]) });
const shot = (part: Partial<ReportShot> = {}): ReportShot => ({
  name: 'SQ020 / SH0040',
  taskType: 'Animation',
  revision: 'v3',
  status: 'Retake',
  statusColor: '#ff3860',
  notes: [
    {
      author: 'Hana Okafor',
      when: '24 Nov',
      frames: '1109–1120',
      text: 'Hold <longer>',
      checklist: [{ text: 'Four frames', checked: true }],
      replies: [{ author: 'Camille Roy', text: 'Will do & more' }],
    },
    { author: 'Hana Okafor', when: '24 Nov', frames: '', text: '=1+1', checklist: [], replies: [] },
  ],
  pictures: [png('a.png', 1112), png('b.png', 1043)],
  missing: '',
  ...part,
});

test('a report shows what was said as it was said, and nothing of it is read as a page', () => {
  const html = reportHtml([shot(), shot({ notes: [], pictures: [] })], words);
  expect(html).toContain('Dailies &lt;24 Nov&gt;');
  expect(html).toContain('Hold &lt;longer&gt;');
  expect(html).toContain('☑ Four frames');
  expect(html).toContain('Will do &amp; more');
  expect(html).toContain('data:image/png;base64,iVBORw==');
  expect(html).toContain('No notes');
  // A colour is the studio's own text.
  expect(reportHtml([shot({ statusColor: '"><script>' })], words)).not.toContain('<script');
});

test('a table has a line for each note, with the pictures of its frames and no formula', () => {
  const [, first, second, bare] = reportCsv([shot(), shot({ notes: [] })], words).split('\r\n');
  expect(first).toBe(
    'SQ020 / SH0040,Animation,v3,Retake,1109–1120,Hana Okafor,24 Nov,"Hold <longer>\n☑ Four frames",a.png',
  );
  expect(second).toContain("'=1+1");
  expect(bare).toBe('SQ020 / SH0040,Animation,v3,Retake,,,,,"a.png, b.png"');
});

test('a picture is named as Kitsu names them', () => {
  expect(pictureName(['Lanternfall', '', 'SQ020', 'SH0040', 'FX Pass'], 3, 1043)).toBe(
    'lanternfall_sq020_sh0040_fx-pass_v3_annotation_1043.png',
  );
});
