// What axe calls serious on the screens and dialogs that no journey of their own looks at this way, in both themes.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { dropFiles } from '../../tools/dropFiles.mjs';
import { chooserAfter } from './app/fileChooser.ts';
import {
  chooseProduction,
  pictureOnFailure,
  removeApp,
  sideLink,
  signInAs,
  startApp,
  type RunningApp,
} from './app/signedInApp.ts';
import { panel } from './app/taskPanel.ts';
import { faultsIn } from './app/usable.ts';
import { openProxy, type RecordingProxy } from './support/recordingProxy.ts';

let studio: RunningStudio;
let proxy: RecordingProxy;
let running: RunningApp;
const scratch = mkdtempSync(join(tmpdir(), 'inari-screens-'));

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 30, tasksPerShot: 3, comments: 300, assets: 20 });
  proxy = await openProxy(studio.url);
  running = await startApp();
  await signInAs(running, proxy, studio, 'manager');
  await chooseProduction(running.page, 'Lanternfall');
  running.page.setDefaultTimeout(Number(process.env['LIMIT'] ?? 60_000));
});
afterAll(async () => {
  if (running) await removeApp(running);
  await proxy.close();
  await studio.stop();
  rmSync(scratch, { recursive: true, force: true });
});
beforeEach(() => {
  pictureOnFailure(() => running, 'every-screen');
});

const main = () => running.page.locator('main');
const dialog = () => running.page.getByRole('dialog');
const open = async (name: string): Promise<void> => {
  await sideLink(running.page, name).click();
  await main().getByRole('heading', { name, level: 1 }).waitFor();
};
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await running.page.keyboard.press(key);
};

type Faults = readonly (readonly [screen: string, ...unknown[]])[];
/** What is seen of each screen, told by its name; all of them are looked at before any is called wrong. */
async function expectUsableEach(
  ...screens: readonly (readonly [name: string, bring: () => Promise<void>, leave?: () => Promise<void>])[]
): Promise<void> {
  const faults: (readonly [string, unknown])[] = [];
  for (const [name, bring, leave] of screens) {
    await bring();
    for (const fault of await faultsIn(running.page)) faults.push([name, fault]);
    await leave?.();
  }
  expect(faults satisfies Faults).toEqual([]);
}
const closed = async (): Promise<void> => {
  await press('Escape');
  await dialog().waitFor({ state: 'detached' });
};
const menuClosed = async (): Promise<void> => {
  await press('Escape');
  await running.page.getByRole('menu').waitFor({ state: 'detached' });
};
const menuOpen = async (name: string | RegExp): Promise<void> => {
  await running.page.getByRole('button', { name }).first().click();
  await running.page.getByRole('menu').waitFor();
};

test('the tables of a production, and the page of one of each kind', async () => {
  const { page } = running;
  await expectUsableEach(
    ...['Sequences', 'Edits', 'Concepts', 'My checks'].map((name) => [name, () => open(name)] as const),
  );
  await expectUsableEach(
    ...['Assets', 'Shots', 'Sequences', 'Edits'].map(
      (list) =>
        [
          `the page of one of ${list}`,
          async () => {
            await open(list);
            await main()
              .locator('[role="rowheader"][data-column="-1"]')
              .first()
              .dblclick({ position: { x: 30, y: 20 } });
            await page.locator('main [data-region="page"]').getByRole('heading', { level: 1 }).waitFor();
          },
        ] as const,
    ),
    [
      'people',
      async () => {
        await open('Team');
        await main().getByText('Whole studio', { exact: true }).click();
        await main().getByRole('heading', { name: 'People', level: 1 }).waitFor();
      },
    ],
    [
      'somebody',
      async () => {
        await main().getByText('Camille Roy', { exact: true }).first().click();
        await main().getByRole('heading', { name: 'Camille Roy' }).waitFor();
      },
    ],
  );
});

test('an episode of a TV show', async () => {
  const { page } = running;
  await chooseProduction(page, 'Harbour Tales');
  await expectUsableEach(
    ['episodes', () => open('Episodes')],
    [
      'the page of an episode',
      async () => {
        await main()
          .locator('[role="rowheader"][data-column="-1"]')
          .first()
          .dblclick({ position: { x: 30, y: 20 } });
        await main().getByRole('heading', { name: 'E01', level: 1 }).waitFor();
      },
    ],
  );
  await chooseProduction(page, 'Lanternfall');
});

test('a task: its page and the parts of its panel', async () => {
  const { page } = running;
  const part = (name: string) => [name, () => panel(page).getByRole('tab', { name, exact: true }).click()] as const;
  await expectUsableEach(
    [
      'a panel',
      async () => {
        await open('Shots');
        const spokenOf = new Set(
          studio
            .studio()
            .store.comment.all()
            .map((row) => row.object_id),
        );
        const cells = main().locator('[data-task]');
        await cells.first().waitFor();
        const shown = await cells.evaluateAll((found) => found.map((cell) => cell.getAttribute('data-task') ?? ''));
        await main()
          .locator(`[data-task="${shown.find((id) => spokenOf.has(id)) ?? ''}"]`)
          .click();
        await panel(page).getByRole('article').first().waitFor();
      },
    ],
    part('Previews'),
    part('Files'),
    part('History'),
    [
      'a due date',
      async () => {
        await press('d');
        await dialog().waitFor();
      },
      closed,
    ],
    [
      'a page',
      async () => {
        await panel(page).getByRole('button', { name: 'Open on its own page' }).click();
        await main().getByRole('heading', { level: 1 }).waitFor();
      },
    ],
  );
});

test('the table: builder, contact sheet, quick look, several tasks, what asks first', async () => {
  const { page } = running;
  const opens = (name: string, key: string) =>
    [
      name,
      async () => {
        await press(key);
        await dialog().waitFor();
      },
      closed,
    ] as const;
  await open('Shots');
  await main().locator('[data-task]').first().waitFor();
  await expectUsableEach(
    opens('new shots', 'Control+n'),
    ['columns', () => menuOpen('Columns'), menuClosed],
    [
      'a column',
      async () => {
        await menuOpen('Columns');
        await page.getByRole('menuitem', { name: 'New metadata column' }).click();
        await dialog().waitFor();
      },
      closed,
    ],
    ['the builder', () => page.getByRole('button', { name: /build/i }).first().click(), () => press('Escape')],
    [
      'a saved search',
      async () => {
        await page.getByRole('combobox', { name: 'Filter shots' }).fill('anim=wip');
        await page.getByRole('button', { name: /^Save search/ }).click();
        await dialog().waitFor();
      },
      async () => {
        await closed();
        await page.getByRole('combobox', { name: 'Filter shots' }).fill('');
        await press('Escape');
      },
    ],
    [
      'a contact sheet',
      () =>
        page
          .getByRole('button', { name: /contact sheet/i })
          .first()
          .click(),
      () =>
        page
          .getByRole('button', { name: /contact sheet/i })
          .first()
          .click(),
    ],
    [
      'an import',
      async () => {
        const chooser = await chooserAfter(page, () => press('Control+o'));
        const buffer = Buffer.from('Sequence,Name,Frames,Animation\nSQ010,SH0010,24,wip\nSQ010,SH0020,many,wpi\n');
        await chooser.setFiles({ name: 'shots.csv', mimeType: 'text/csv', buffer });
        await dialog().getByText('shots.csv').waitFor();
      },
      closed,
    ],
    [
      'a quick look',
      async () => {
        await main().locator('[data-task]').nth(1).focus();
        await press('Space');
        await dialog().waitFor();
      },
      closed,
    ],
    [
      'several tasks',
      async () => {
        await main().locator('[data-task]').nth(1).click();
        await main()
          .locator('[data-task]')
          .nth(6)
          .click({ modifiers: ['Shift'] });
        await page.getByText(/^Comment on \d+ tasks$/).waitFor();
      },
    ],
    opens('what is kept offline', 'o'),
    opens('to delete them', 'Delete'),
    [
      'a paste',
      async () => {
        await page.evaluate(() => {
          const data = new DataTransfer();
          data.setData('text/plain', 'wip\nwfa\nwpi\n');
          const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement?.dispatchEvent(paste);
        });
        await dialog().waitFor();
      },
      closed,
    ],
  );
  await press('Escape', 'Escape');
});

test('the sheet of files to publish', async () => {
  const { page } = running;
  const movie = join(import.meta.dirname, '../../electron/studio/movies/boats-leave.mp4');
  const files = ['sq010_sh0010_animation_v012.mp4', 'lantern.mp4'].map((name) => {
    copyFileSync(movie, join(scratch, name));
    return join(scratch, name);
  });
  await expectUsableEach([
    'the sheet',
    async () => {
      await dropFiles(page, files);
      await dialog().getByText('lantern.mp4').first().waitFor();
    },
    closed,
  ]);
});

test('playlists, with what is asked about one', async () => {
  const { page } = running;
  const more = (words: string) =>
    [
      words,
      async () => {
        await menuOpen(/^More for/);
        await page.getByRole('menuitem', { name: words }).click();
        await dialog().waitFor();
      },
      closed,
    ] as const;
  await open('Playlists');
  await main().getByRole('button', { name: 'Review' }).first().waitFor();
  await expectUsableEach(
    ['what is in one', () => main().getByRole('listitem').first().waitFor()],
    more('Rename'),
    more('Share by link…'),
    more('Delete playlist'),
  );
});

test('review: compared, drawn on, exported, in a room and in a second window', async () => {
  const { app, page } = running;
  await open('Playlists');
  await main().getByRole('button', { name: 'Review' }).first().waitFor();
  await press('v');
  const picture = page.locator('[data-index]:not([data-awaited])').first();
  await picture.waitFor();
  await expectUsableEach(
    ['the player', () => picture.waitFor()],
    ['drawing', () => press('d'), () => press('d')],
    ['compared', () => press('w'), () => press('w')],
    ['taking out', () => menuOpen('Take out of the review'), menuClosed],
    [
      'a room',
      async () => {
        await press('Shift+j');
        await page.getByRole('button', { name: /leave/i }).first().waitFor();
      },
      () => press('Shift+j'),
    ],
    ...['Task', 'Versions', 'Notes'].map(
      (name) => [name, () => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()] as const,
    ),
  );
  const opened = app.waitForEvent('window');
  await press('Control+Shift+D');
  const second = await opened;
  await second.locator('[data-index]:not([data-awaited])').first().waitFor();
  expect(await faultsIn(second)).toEqual([]);
  await expectUsableEach(['the first window meanwhile', () => Promise.resolve()]);
  await press('Control+Shift+D', 'Escape');
});

test('what is asked of the whole app', async () => {
  const { page } = running;
  await press('Escape');
  await open('Timesheet');
  await expectUsableEach(
    [
      'days off',
      async () => {
        await press('Control+n');
        await dialog().waitFor();
      },
      closed,
    ],
    [
      'signing out',
      async () => {
        await press('Control+k');
        await page.keyboard.type('>sign out');
        await press('Enter');
        await dialog()
          .filter({ hasText: /sign out/i })
          .waitFor();
      },
      closed,
    ],
    [
      'the keys',
      async () => {
        await press('?');
        await dialog().waitFor();
      },
      closed,
    ],
    ['the productions', () => press('Control+p'), menuClosed],
    ['the studio', () => menuOpen('Halcyon Studio'), menuClosed],
  );
  expect(running.pageErrors).toEqual([]);
});
