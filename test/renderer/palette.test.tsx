import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { CommandPalette } from '../../renderer/features/palette/CommandPalette.tsx';
import { linkedPlace, rank, readInput } from '../../renderer/features/palette/paletteInput.ts';
import { currentPlace, enterStudio } from '../../renderer/place/navigation.ts';
import { home } from '../../renderer/place/place.ts';
import { useActions } from '../../renderer/ui/actions.ts';
import { connect, show, type Shown } from './support/show.tsx';

let isClosed = false;
let ran: string[] = [];

beforeAll(() => {
  // jsdom has no layout: what the list needs of it does nothing here.
  Element.prototype.scrollIntoView = () => {};
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
beforeEach(() => {
  isClosed = false;
  ran = [];
  enterStudio(`palette-${String(Math.random())}`, home);
});

function Screen({ start }: { readonly start: string }) {
  useActions([
    {
      id: 'app.sync-now',
      label: 'Sync now',
      group: 'Inari',
      disabledReason: 'Needs a connection',
      run: () => void ran.push('sync'),
    },
    { id: 'view.theme', label: 'Toggle light and dark', group: 'View', run: () => void ran.push('theme') },
  ]);
  return <CommandPalette isOpen start={start} onClose={() => void (isClosed = true)} />;
}

async function open(start = ''): Promise<Shown & { readonly input: HTMLElement }> {
  const shown = connect();
  await show(<Screen start={start} />, shown);
  return { ...shown, input: await screen.findByRole('combobox') };
}

const write = (input: HTMLElement, text: string) => fireEvent.change(input, { target: { value: text } });
const press = (input: HTMLElement, key: string, ctrlKey = false) => fireEvent.keyDown(input, { key, ctrlKey });

test('Enter goes to the first hit on this disk', async () => {
  const { input } = await open();
  write(input, 'sh0040');
  await screen.findByText('SH0040');
  press(input, 'Enter');
  expect(currentPlace()).toEqual({
    page: 'task',
    productionId: 'lanternfall',
    list: 'shots',
    taskId: 'task-sq020-sh0040',
  });
  expect(isClosed).toBe(true);
});

test('Ctrl+Enter opens it in a window of its own, and stays', async () => {
  const { input, engine } = await open();
  const before = currentPlace();
  write(input, 'sh0040');
  await screen.findByText('SH0040');
  const opened: unknown[] = [];
  engine.answer({
    window: (asked) => {
      opened.push(asked);
      return null;
    },
  });
  press(input, 'Enter', true);
  await waitFor(() =>
    expect(opened).toEqual([{ action: 'new', path: '/productions/lanternfall/shots/tasks/task-sq020-sh0040' }]),
  );
  expect(currentPlace()).toEqual(before);
});

test('Tab on a task opens the step of its statuses, Esc goes one step back', async () => {
  const { input, engine } = await open();
  write(input, 'sh0040');
  await screen.findByText('SH0040');
  press(input, 'Tab');
  await screen.findByText('Work In Progress');
  // Only those this role may set.
  expect(screen.queryByText('Done')).toBeNull();
  press(input, 'Escape');
  await waitFor(() => expect(screen.queryByText('Work In Progress')).toBeNull());
  expect(isClosed).toBe(false);
  write(input, 'sh0040');
  await screen.findByText('SH0040');
  press(input, 'Tab');
  await screen.findByText('Work In Progress');
  write(input, 'wfa');
  await waitFor(() => expect(screen.queryByText('Work In Progress')).toBeNull());
  press(input, 'Enter');
  await waitFor(() =>
    expect(engine.asked.find(({ name }) => name === 'setTaskStatus')?.input).toEqual({
      taskIds: ['task-sq020-sh0040'],
      taskStatusId: 'wfa',
    }),
  );
});

test('after > only commands are listed, and one that is impossible says why and is passed over', async () => {
  const { input, engine } = await open('>');
  await screen.findByText('Needs a connection');
  expect(engine.asked.some(({ name }) => name === 'palette')).toBe(false);
  write(input, '>sync');
  press(input, 'Enter');
  expect(ran).toEqual([]);
  write(input, '>light');
  await waitFor(() => expect(screen.queryByText('Sync now')).toBeNull());
  press(input, 'Enter');
  expect(ran).toEqual(['theme']);
});

test('where one went last is offered before anything is typed', async () => {
  const { input } = await open();
  write(input, 'sh0040');
  await screen.findByText('SH0040');
  press(input, 'Enter');
  write(input, '');
  await screen.findByText('Recent');
  expect(screen.getByText('SQ020 / SH0040 Animation')).toBeTruthy();
});

test('nothing found repeats what was looked for', async () => {
  const { input } = await open();
  write(input, 'zzz');
  expect(await screen.findByText('No match for “zzz” on this disk')).toBeTruthy();
});

test('the first sign decides what is looked for', () => {
  expect(readInput('@hana')).toEqual({ mode: 'people', text: 'hana' });
  expect(readInput(' sq020 ')).toEqual({ mode: 'all', text: 'sq020' });
});

test('words are found in any order and without their accents', () => {
  expect(rank('Ouvrir les réglages', 'regl ouv')).not.toBeNull();
  expect(rank('Ouvrir les réglages', 'regl fermer')).toBeNull();
  expect(rank('Sync now', 'sync')).toBeLessThan(rank('Go to sync and storage', 'sync') ?? 0);
});

test('a pasted link of this studio opens here, one of another does not', () => {
  const server = 'https://kitsu.halcyon.tv';
  expect(linkedPlace('https://kitsu.halcyon.tv/productions/p1/shots', server)).toMatchObject({ page: 'shots' });
  expect(linkedPlace('kitsu://kitsu.halcyon.tv/my-tasks', server)).toMatchObject({ page: 'my-tasks' });
  expect(linkedPlace('https://elsewhere.example/my-tasks', server)).toBeNull();
  expect(linkedPlace('sq020', server)).toBeNull();
});
