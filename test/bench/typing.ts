/**
 * Keys that are typed into a field that finds: what each must show is asked beforehand of an engine with the same mirror, so
 * that the page is known to show the answer to this very key, and not the one before.
 */
import type { Page } from 'playwright';
import type { EntityList } from '../../shared/model/screens.ts';
import { gridItems } from '../../renderer/features/entities/items.ts';
import type { SignedIn } from '../support/signedIn.ts';
import { lengthMs, painted } from './painted.ts';

/** `shown`: what the page shows for the text; null where that is what it showed before, or nothing. */
export type Key = { readonly key: string; readonly text: string; readonly shown: string | null };

/** Typed and taken back again, word by word. */
const searched = ['sh001', 'sq03', '005', 'sh010', 'sq1', '12', '03', 'sq02 sh001'] as const;
const sought = ['sh001', 'anim sh00', 'sq02 comp', '0020'] as const;

export function searchKeys(engine: SignedIn, productionId: string): Promise<readonly Key[]> {
  return keysOf(searched, async (search) => {
    const list = await shotList(engine, productionId, search);
    return list.matchedCount === 0 ? null : lineCountOf(list);
  });
}

export const shotList = (engine: SignedIn, productionId: string, search = ''): Promise<EntityList> =>
  engine.query('entityList', {
    productionId,
    kind: 'Shot',
    episodeId: null,
    search,
    sort: null,
    foldedGroupIds: [],
  });

/** The lines of the table that shows the list, its head among them. */
export const lineCountOf = (list: EntityList): string => String(gridItems(list).count + 1);

/** Of a hit the letters that were typed are marked: they tell which text it answers, whatever comes first among equals. */
export function paletteKeys(engine: SignedIn, productionId: string): Promise<readonly Key[]> {
  return keysOf(sought, async (text) => {
    const { hits } = await engine.query('palette', { text, productionId, people: true, limit: 40 });
    const [first] = hits;
    if (text === '' || first === undefined) return null;
    return first.matches.map(([from, to]) => first.title.slice(from, to).toLowerCase()).join('');
  });
}

async function keysOf(
  words: readonly string[],
  shownFor: (text: string) => Promise<string | null>,
): Promise<readonly Key[]> {
  const keys: Key[] = [];
  let before = await shownFor('');
  const add = async (key: string, text: string): Promise<void> => {
    const shown = await shownFor(text);
    keys.push({ key, text, shown: shown === before ? null : shown });
    before = shown;
  };
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1)
      await add(word.charAt(length - 1) === ' ' ? 'Space' : word.charAt(length - 1), word.slice(0, length));
    for (let length = word.length - 1; length >= 0; length -= 1) await add('Backspace', word.slice(0, length));
  }
  return keys;
}

/** Milliseconds from each key to the rows that answer it; the table of shots is open, its search field empty. */
export async function typeSearch(page: Page, keys: readonly Key[]): Promise<readonly number[]> {
  const field = page.getByRole('combobox', { name: 'Filter shots' });
  await field.focus();
  return typed(page, keys, async (shown) => {
    await page.evaluate((count) => {
      window.benchWatch('keydown', () => {
        const grid = document.querySelector('main [role="grid"]');
        return (
          grid?.getAttribute('aria-rowcount') === count &&
          grid.querySelector('[role="row"][data-line]') !== null &&
          grid.querySelector('[role="row"][aria-busy]') === null
        );
      });
    }, shown);
  });
}

/** Milliseconds from each key to the hits that answer it; the palette is open and empty. */
export function typePalette(page: Page, keys: readonly Key[]): Promise<readonly number[]> {
  return typed(page, keys, async (shown) => {
    await page.evaluate((letters) => {
      window.benchWatch('keydown', () => {
        const hit = document.querySelector('[cmdk-item]:has(mark)');
        const marks = [...(hit?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent.toLowerCase());
        return marks.join('') === letters;
      });
    }, shown);
  });
}

async function typed(
  page: Page,
  keys: readonly Key[],
  watch: (shown: string) => Promise<void>,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (const { key, text, shown } of keys) {
    if (shown !== null) await watch(shown);
    await page.keyboard.press(key);
    if (shown !== null) samples.push(lengthMs(await painted(page, `the answer to “${text}”`)));
  }
  return samples;
}
