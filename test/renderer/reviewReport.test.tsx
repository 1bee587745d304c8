import { expect, test } from 'vitest';
import { pictureName } from '../../renderer/features/player/export/pictureName.ts';
import { ReportSheet } from '../../renderer/features/player/export/ReportSheet.tsx';
import { reportCsv, type ReportShot } from '../../renderer/features/player/export/reviewReport.ts';
import { connect, show } from './support/show.tsx';

const columns = ['Shot', 'Type', 'Revision', 'Status', 'Frames', 'Author', 'When', 'Note', 'Pictures'];
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

test('a report shows what was said as it was said', async () => {
  await show(<ReportSheet shots={[shot(), shot({ notes: [], pictures: [] })]} />, connect());
  const [first, second] = document.querySelectorAll('section');
  expect(first?.textContent).toContain('1109–1120Hold <longer>');
  expect(first?.textContent).toContain('☑ Four frames');
  expect(first?.textContent).toContain('Will do & more');
  expect([...(first?.querySelectorAll('img') ?? [])].map(({ src }) => src)).toEqual([
    'data:image/png;base64,iVBORw==',
    'data:image/png;base64,iVBORw==',
  ]);
  expect(second?.textContent).toContain('No notes');
});

test('a table has a line for each note, with the pictures of its frames and no formula', () => {
  const [, first, second, bare] = reportCsv([shot(), shot({ notes: [] })], columns).split('\r\n');
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
