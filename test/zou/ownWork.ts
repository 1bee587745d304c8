/** One's own work as the window tells it, laid beside what the server answers to an own client of the same person. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { z } from 'zod';
import { get } from '../contract/client.ts';
import { rowsOf } from '../e2e/app/shownOnScreen.ts';
import { sideLink } from '../e2e/app/signedInApp.ts';
import type { Colleague } from '../support/colleague.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => (value === 'None' ? '' : (value ?? '')));
const todo = z.object({
  task_type_name: text,
  entity_name: text,
  entity_type_name: text,
  sequence_name: text,
  episode_name: text,
});
const notification = z.object({ task_id: z.string(), read: z.boolean(), full_entity_name: z.string() });
const named = z.object({ id: z.string(), name: z.string() });
const shot = named.extend({ parent_id: z.string().nullable() });

const listed = (texts: Iterable<string>): string[] => [...texts].toSorted();
const entityOf = (line: string): string => line.split(', ')[0] ?? '';
/** What is of other productions has its whole name once that is here. */
const patience = { timeout: 60_000 };

function lineOf(task: z.infer<typeof todo>): string {
  const isInSequence = task.sequence_name !== '';
  const isAsset = !isInSequence && task.entity_type_name !== 'Edit';
  const place = isAsset ? [task.entity_type_name] : [task.episode_name, task.sequence_name];
  const name = [...place, task.entity_name].filter((part) => part !== '').join(' / ');
  return `${name}, ${task.task_type_name}`;
}

/** Each line of a list by its parts. */
async function linesOf(page: Page, grid: 'grid' | 'treegrid'): Promise<readonly (readonly string[])[]> {
  const rows = await rowsOf(page, `main [role="${grid}"]`, 'name');
  return rows.map(([, label]) => label.split(', '));
}

/** The app says of an asset for which episode it is made, the server does not. */
function withoutMainEpisode(name: string, assetTypes: ReadonlySet<string>): string {
  const parts = name.split(' / ');
  return parts.length === 3 && assetTypes.has(parts[1] ?? '') ? parts.slice(1).join(' / ') : name;
}

/** My tasks, Done and the inbox: how many and which, and what of a production they are about. */
export async function expectOwnWork(page: Page, self: Colleague, productionId: string): Promise<void> {
  const tasksAt = async (path: string) => listed((await self.read(z.array(todo), get(path))).map(lineOf));
  const assetTypes = await self.read(z.array(named), get('/data/asset-types'));
  const typeNames = new Set(assetTypes.map(({ name }) => name));
  const own: string[] = [];
  await sideLink(page, 'My tasks').click();
  for (const [tab, path] of [
    ['To do', '/data/user/tasks'],
    ['Done', '/data/user/done-tasks'],
  ] as const) {
    const expected = await tasksAt(path);
    expect(expected.length).toBeGreaterThan(0);
    const chosen = page.getByRole('tab', { name: new RegExp(`^${tab}`) });
    await chosen.click();
    await expect.poll(() => chosen.innerText()).toMatch(new RegExp(`${String(expected.length)}$`));
    // Heads of groups have one part.
    const lines = async () =>
      listed(
        (await linesOf(page, 'treegrid')).flatMap(([name = '', taskType]) =>
          taskType === undefined ? [] : `${withoutMainEpisode(name, typeNames)}, ${taskType}`,
        ),
      );
    await expect.poll(lines, patience).toEqual(expected);
    own.push(...expected);
  }
  await page.getByRole('tab', { name: /^To do/ }).click();
  await expectBrowsed(self, productionId, assetTypes, own);

  const told = await self.read(z.array(notification), get('/data/user/notifications'));
  const expected = new Set(told.map((row) => `${row.task_id} ${String(row.read)} ${row.full_entity_name}`));
  await sideLink(page, 'Inbox').click();
  await page.getByRole('tab', { name: /^All/ }).click();
  // Of an edit the server says only that it is one, the app its episode.
  const edits = new Set([...expected].flatMap((key) => / Edit \/ (.+)$/.exec(key)?.[1] ?? []));
  const asTheServerSays = (place: string): string => {
    const name = place.split(' / ').at(-1) ?? '';
    return edits.has(name) ? `Edit / ${name}` : place;
  };
  // Unread or not, who and why, where, the task type, and a status where there is one; heads have one part.
  const where = async () =>
    listed(
      (await linesOf(page, 'grid'))
        .map((parts) => parts.filter((part) => part !== 'Unread'))
        .filter((parts) => parts.length > 2)
        .map(([, place = '']) => asTheServerSays(withoutMainEpisode(place, typeNames))),
    );
  const places = [...expected].map((key) => key.split(' ').slice(2).join(' '));
  await expect.poll(where, patience).toEqual(listed(places));
}

/** What the server has one browse by, sequence and asset type, holds nothing but what is on one's lists, and all of it. */
async function expectBrowsed(
  self: Colleague,
  productionId: string,
  assetTypes: readonly z.infer<typeof named>[],
  lines: readonly string[],
): Promise<void> {
  const browsed: string[] = [];
  const sequences = await self.read(z.array(named), get(`/data/user/projects/${productionId}/sequences`));
  for (const sequence of sequences) {
    const shots = await self.read(z.array(shot), get(`/data/user/sequences/${sequence.id}/shots`));
    for (const { id, name } of shots) {
      const label = `${sequence.name} / ${name}`;
      browsed.push(label);
      const tasks = await self.read(z.array(z.unknown()), get(`/data/user/shots/${id}/tasks`));
      expect([label, lines.filter((line) => entityOf(line) === label).length]).toEqual([label, tasks.length]);
    }
  }
  for (const type of assetTypes) {
    const assets = await self.read(
      z.array(named),
      get(`/data/user/projects/${productionId}/asset-types/${type.id}/assets`),
    );
    browsed.push(...assets.map(({ name }) => `${type.name} / ${name}`));
  }
  expect(browsed.length).toBeGreaterThan(0);
  expect(lines.map(entityOf)).toEqual(expect.arrayContaining(browsed));
}
