import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PinnedSection } from '../../renderer/features/outbox/PinnedSection.tsx';
import { PinDialog } from '../../renderer/parts/PinDialog.tsx';
import { PinContext, type PinAsked } from '../../renderer/parts/pinning.ts';
import type { PinnedSet } from '../../shared/model/pins.ts';
import { crossing, measured } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';

const asked: PinAsked = { subject: crossing.subject, name: 'SQ020' };
const dialog = () => screen.findByRole('dialog');

test('before anything is pinned the dialog says what it holds and what it costs', async () => {
  const shown = connect();
  shown.engine.answer({
    pinMeasure: ({ media }) => (media === 'originals' ? { ...measured, totalBytes: 9e9 } : measured),
  });
  await show(<PinDialog asked={asked} onClose={() => undefined} />, shown);
  const box = within(await dialog());
  await box.findByText('24 shots and 96 tasks');
  expect(box.getByText('about 4.1 GB')).toBeTruthy();
  expect(box.getByText('214 GB')).toBeTruthy();
  fireEvent.click(box.getByText('Originals'));
  await box.findByText('about 9 GB');
  fireEvent.click(box.getByRole('button', { name: 'Make available offline' }));
  await waitFor(() =>
    expect(shown.engine.asked.find(({ name }) => name === 'pinSet')?.input).toEqual({
      subject: crossing.subject,
      media: 'originals',
      revisionCount: 3,
      hasSources: true,
    }),
  );
});

test('a set of originals that came without the files movies were made of stays so until one asks for them', async () => {
  const shown = connect();
  shown.engine.answer({ pinnedSets: () => [{ ...crossing, media: 'originals', hasSources: false }] });
  await show(<PinDialog asked={asked} onClose={() => undefined} />, shown);
  const box = within(await dialog());
  const saved = () => shown.engine.asked.filter(({ name }) => name === 'pinSet').map(({ input }) => input);
  const choice = { subject: crossing.subject, media: 'originals', revisionCount: 3 };
  fireEvent.click(box.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saved()).toEqual([{ ...choice, hasSources: false }]));
  fireEvent.click(box.getByRole('checkbox', { name: 'With the files that movies were made of' }));
  fireEvent.click(box.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saved()[1]).toEqual({ ...choice, hasSources: true }));
});

test('what does not fit on the disk cannot be pinned, and the dialog says why', async () => {
  const shown = connect();
  shown.engine.answer({ pinMeasure: () => ({ ...measured, freeBytes: 1e9 }) });
  await show(<PinDialog asked={asked} onClose={() => undefined} />, shown);
  const box = within(await dialog());
  await box.findByText('about 4.1 GB');
  const keep = box.getByRole('button', { name: /Make available offline/ });
  expect(keep.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(keep);
  expect(shown.engine.asked.some(({ name }) => name === 'pinSet')).toBe(false);
});

test('what may come on top is told apart, and decides on the room', async () => {
  const shown = connect();
  shown.engine.answer({ pinMeasure: () => ({ ...measured, doubtfulBytes: 300e9 }) });
  await show(<PinDialog asked={asked} onClose={() => undefined} />, shown);
  const box = within(await dialog());
  await box.findByText(/and perhaps 300 GB more, if the server keeps/);
  expect(box.getByRole('button', { name: /Make available offline/ }).getAttribute('aria-disabled')).toBe('true');
});

test('while its production is being read the dialog does not pretend to have counted all of it', async () => {
  const shown = connect();
  shown.engine.answer({ pinMeasure: () => ({ ...measured, isCounted: false }) });
  await show(<PinDialog asked={asked} onClose={() => undefined} />, shown);
  expect(await within(await dialog()).findByText('The production is being read, more comes')).toBeTruthy();
});

test('what is pinned already opens with its terms, and can be let go', async () => {
  const shown = connect();
  shown.engine.answer({ pinnedSets: () => [{ ...crossing, media: 'originals' }] });
  let isOpen = true;
  await show(<PinDialog asked={asked} onClose={() => (isOpen = false)} />, shown);
  const box = within(await dialog());
  expect(box.getByRole('radio', { name: /Originals/ }).getAttribute('aria-checked')).toBe('true');
  fireEvent.click(box.getByRole('button', { name: 'Stop keeping' }));
  await waitFor(() => expect(isOpen).toBe(false));
  expect(shown.engine.asked.find(({ name }) => name === 'unpinSet')?.input).toEqual({ setId: 'crossing' });
});

const card = (name: string) => screen.findByRole('listitem', { name });

test.each<[words: string, set: Partial<PinnedSet>]>([
  ['Up to date', {}],
  ['Paused', { state: 'paused', hereBytes: 1.6e9 }],
  ['Waits for the server', { state: 'waiting', hereBytes: 1.6e9 }],
  ['The disk is full. Downloads go on when there is room.', { state: 'disk-full', hereBytes: 1.6e9 }],
  ['4 min left', { state: 'downloading', hereBytes: 1.6e9, secondsLeft: 240 }],
])('a set says where it stands: %s', async (words, part) => {
  const shown = connect();
  shown.engine.answer({ pinnedSets: () => [{ ...crossing, ...part }] });
  await show(<PinnedSection />, shown);
  const found = within(await card('SQ020'));
  expect(found.getByText(words)).toBeTruthy();
  expect(found.queryAllByRole('progressbar')).toHaveLength(part.state === undefined ? 0 : 1);
});

test('files that could not be had are counted, and tried again', async () => {
  const shown = connect();
  shown.engine.answer({ pinnedSets: () => [{ ...crossing, failed: [{ code: 'not-found', count: 2 }] }] });
  await show(<PinnedSection />, shown);
  const found = within(await card('SQ020'));
  expect(found.getByText('2 files could not be had.')).toBeTruthy();
  fireEvent.click(found.getByRole('button', { name: 'Actions for SQ020' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Try 2 files again' }));
  await waitFor(() =>
    expect(shown.engine.asked.find(({ name }) => name === 'pausePinnedSet')?.input).toEqual({
      setId: 'crossing',
      isPaused: false,
    }),
  );
});

test('with nothing pinned the section says how it is done, and offers a whole production', async () => {
  const shown = connect();
  const opened: PinAsked[] = [];
  await show(
    <PinContext value={(pinned) => opened.push(pinned)}>
      <PinnedSection />
    </PinContext>,
    shown,
  );
  await screen.findByText('Nothing is pinned');
  fireEvent.click(screen.getByRole('button', { name: 'Pin a set' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Lanternfall' }));
  expect(opened).toEqual([{ subject: { kind: 'production', productionId: 'lanternfall' }, name: 'Lanternfall' }]);
});
