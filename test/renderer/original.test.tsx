// The badge that says which form of a movie is on screen, and what is seen of the two.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { FormBadge } from '../../renderer/features/player/controls/FormBadge.tsx';
import type { Medium } from '../../renderer/features/player/movie/medium.ts';
import { createMediumPool } from '../../renderer/features/player/movie/mediumPool.ts';
import { MovieError } from '../../renderer/features/player/movie/openMovie.ts';
import type { Player } from '../../renderer/features/player/playback/player.ts';
import { changePreferences } from '../../renderer/features/player/preferences.ts';
import { formsOf, noForms, type ReviewFile } from '../../renderer/features/player/reviewFile.ts';
import { changeOf, type FormKind, type SeenForm, useOriginal } from '../../renderer/features/player/useOriginal.ts';
import { usePlayer } from '../../renderer/features/player/usePlayer.ts';
import { useReviewed } from '../../renderer/features/player/useReviewed.ts';
import { TooltipProvider } from '../../renderer/ui/Tooltip.tsx';
import type { RevisionFile } from '../../shared/model/screens.ts';
import { previewFile, taskDetail } from './support/fixtures.ts';
import { connect, show } from './support/show.tsx';
import { movieMedium } from './support/movieMedium.ts';

const file = previewFile({ widthPx: 640, heightPx: 360, durationSeconds: 4 });
const reviewed = (source: RevisionFile['source']): ReviewFile => {
  const shown = {
    file,
    media: 'movie',
    isOnDisk: true,
    source,
    isMain: false,
    mark: null,
    isBeingDeleted: false,
  } as const;
  return { revision: { revision: 3, files: [shown], mark: null }, shown };
};
const medium = (id: string, fps: number, frameCount: number): Medium => movieMedium(fps, frameCount, { id });

const known = taskDetail('task-sq020-sh0040');
if (known === null) throw new Error('no such task');
const detail = { ...known, publishTarget: { ...known.publishTarget, fps: 24 } };
function poolOf(original: () => Medium) {
  return createMediumPool((_kind, id) =>
    id === file.id ? Promise.resolve(medium(id, 24, 96)) : new Promise((resolve) => resolve(original())),
  );
}

/** What the badge's movie is played with. */
let player: Player | null = null;
const nobody = () => false;
const noDrawing = () => undefined;

type BadgeProps = { readonly pool: ReturnType<typeof poolOf>; readonly of: ReviewFile };

function Badge({ pool, of }: BadgeProps) {
  const [times, setTimes] = useState(0);
  const forms = formsOf(detail, of, new Set());
  const reviewed = useReviewed(pool, forms, String(times));
  const a = reviewed.problem === null ? reviewed.medium : null;
  const form = useOriginal(pool, forms, reviewed);
  const playing = usePlayer(a, form.seen, [], null, noDrawing, 0, false, nobody);
  useEffect(() => {
    player = playing;
  });
  return (
    <TooltipProvider>
      {a !== null && <FormBadge form={form} medium={a} firstNumber={1001} onChange={changeOf([form])} />}
      <button type="button" onClick={() => setTimes(times + 1)}>
        The connection came or went
      </button>
      <output>{`${form.kind} ${String(form.seen?.frameCount)} ${form.seen === a ? 'as it is' : 'otherwise'}`}</output>
    </TooltipProvider>
  );
}

beforeEach(() => changePreferences({ prefersOriginal: true }));
const badge = () => screen.findByRole('button', { name: 'Original or proxy' });
const whyOf = (button: HTMLElement) =>
  document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent;
const seen = () => screen.getByRole('status').textContent;

test('without an original on this disk it says that this is a proxy, and there is nothing to change to', async () => {
  await show(<Badge pool={poolOf(() => medium('source', 24, 96))} of={reviewed('none')} />, connect());
  const button = await badge();
  expect([button.textContent, button.getAttribute('aria-disabled')]).toEqual(['Proxy', 'true']);
  fireEvent.click(button);
  expect(localStorage.getItem('inari.player')).toContain('"prefersOriginal":true');
  expect(seen()).toBe('alone 96 as it is');
});

test('with one it is seen, frame for frame of Kitsu’s movie; how they go together is said, and the choice is kept', async () => {
  await show(<Badge pool={poolOf(() => medium('source', 25, 60))} of={reviewed('here')} />, connect());
  await waitFor(() => expect(seen()).toBe('original 96 otherwise'));
  const button = await badge();
  expect(button.textContent).toBe('Original');
  expect(whyOf(button)).toBe(
    'Original. The file as it was published, from this disk: H.264, 640 × 360 · 25 fps beside Kitsu’s 24: what stands there by the clock · ends at 1058, its last frame stays',
  );
  fireEvent.click(button);
  await waitFor(() => expect(seen()).toBe('proxy 96 as it is'));
  expect((await badge()).textContent).toBe('Proxy');
  expect(localStorage.getItem('inari.player')).toContain('"prefersOriginal":false');
});

test('one that cannot be decoded leaves Kitsu’s movie, and says so', async () => {
  const pool = poolOf(() => {
    throw new MovieError('not-readable', 'broken');
  });
  await show(<Badge pool={pool} of={reviewed('here')} />, connect());
  await waitFor(() => expect(seen()).toBe('broken 96 as it is'));
  expect(whyOf(await badge())).toMatch(/cannot be decoded here/);
});

test('one that the server alone may have is fetched for whoever asks for it; where it has none, that is said', async () => {
  let isThere = false;
  const opened: string[] = [];
  const pool = poolOf(() => {
    opened.push('source');
    if (!isThere) throw new MovieError('not-here', 'not-found');
    return medium('source', 24, 96);
  });
  await show(<Badge pool={pool} of={reviewed('maybe')} />, connect());
  await waitFor(() => expect(seen()).toBe('fetchable 96 as it is'));
  expect(opened).toEqual([]);
  fireEvent.click(await badge());
  await waitFor(() => expect(seen()).toBe('missing 96 as it is'));
  expect(whyOf(await badge())).toMatch(/the server keeps none/);
  isThere = true;
  fireEvent.click(await badge());
  await waitFor(() => expect(seen()).toBe('original 96 otherwise'));
  expect(opened).toHaveLength(2);
});

test('one that would take most of what may be kept is not fetched, and that is said', async () => {
  const pool = poolOf(() => {
    throw new MovieError('not-here', 'too-large');
  });
  await show(<Badge pool={pool} of={reviewed('maybe')} />, connect());
  fireEvent.click(await badge());
  await waitFor(() => expect(seen()).toBe('large 96 as it is'));
  expect(whyOf(await badge())).toMatch(/more than half of what may be kept/);
});

test.each([
  ['nobody looks at it any more', () => medium('source', 24, 96), 'original 96 otherwise'],
  [
    'nothing here can show it',
    () => {
      throw new MovieError('not-readable', 'broken');
    },
    'broken 96 as it is',
  ],
] as const)('what is fetched to be seen is fetched no further once %s', async (_when, original, shownAs) => {
  const shown = connect();
  const wanted = () => shown.engine.asked.filter(({ name }) => name === 'wantOriginals').map(({ input }) => input);
  const pool = poolOf(original);
  await show(<Badge pool={pool} of={reviewed('maybe')} />, shown);
  fireEvent.click(await badge());
  await waitFor(() => expect(seen()).toBe(shownAs));
  if (shownAs.startsWith('original')) {
    expect(wanted()).toEqual([{ previewFileIds: [file.id] }]);
    fireEvent.click(await badge());
    await waitFor(() => expect(seen()).toBe('fetchable 96 as it is'));
    expect(pool.opened(`${file.id} source`)).toBeNull();
  }
  await waitFor(() => expect(wanted()).toEqual([{ previewFileIds: [file.id] }, { previewFileIds: [] }]));
});

test('where nothing stands beside it nothing is asked for but it', async () => {
  const shown = connect();
  const pool = poolOf(() => medium('source', 24, 96));
  function Nothing() {
    useOriginal(pool, noForms, useReviewed(pool, noForms, ''));
    return null;
  }
  await show(
    <>
      <Nothing />
      <Badge pool={pool} of={reviewed('maybe')} />
    </>,
    shown,
  );
  fireEvent.click(await badge());
  await waitFor(() => expect(seen()).toBe('original 96 otherwise'));
  const wanted = shown.engine.asked.filter(({ name }) => name === 'wantOriginals').map(({ input }) => input);
  expect(wanted).toEqual([{ previewFileIds: [file.id] }]);
});

test('a picture whose full size is not here is shown as large as it is, and is called a proxy', async () => {
  const picture = reviewed('none');
  const shown = { ...picture.shown, media: 'picture', file: { ...file, extension: 'png' } } as const;
  const urls: string[] = [];
  const pool = createMediumPool((_kind, id, url) => {
    urls.push(url);
    return url.includes('original')
      ? Promise.reject(new MovieError('not-here', 'offline'))
      : Promise.resolve({ ...medium(id, 24, 1), kind: 'picture' });
  });
  await show(<Badge pool={pool} of={{ ...picture, shown }} />, connect());
  await waitFor(() => expect(seen()).toBe('reduced 1 as it is'));
  expect(urls).toEqual(['kitsu-media://original/preview-1.png', 'kitsu-media://preview/preview-1']);
  expect((await badge()).textContent).toBe('Proxy');
  expect(whyOf(await badge())).toMatch(/less than its full size/);
});

test('where Kitsu’s movie is not here, the file stands in on the frames that its row says it has', async () => {
  const pool = createMediumPool((_kind, id) =>
    id === file.id
      ? Promise.reject(new MovieError('not-here', 'offline'))
      : Promise.resolve({ ...medium(id, 25, 100), pixels: { width: 1920, height: 1080 } }),
  );
  await show(<Badge pool={pool} of={reviewed('here')} />, connect());
  // Four seconds of 24 frames.
  await waitFor(() => expect(seen()).toBe('only 96 as it is'));
  const button = await badge();
  expect([button.textContent, button.getAttribute('aria-disabled')]).toEqual(['Original', 'true']);
  expect(whyOf(button)).toMatch(/is not on this disk · 25 fps beside Kitsu’s 24/);
});

/** Of a movie or a picture that is not here, and of what stands in for it. */
function waitingPool(standIn: Medium, isStandIn: (url: string) => boolean) {
  const tries: { readonly came: (medium: Medium) => void; readonly failed: () => void }[] = [];
  const pool = createMediumPool((_kind, _id, url) =>
    isStandIn(url)
      ? Promise.resolve(standIn)
      : new Promise((resolve, reject) =>
          tries.push({ came: resolve, failed: () => reject(new MovieError('not-here', 'offline')) }),
        ),
  );
  const flip = () => fireEvent.click(screen.getByRole('button', { name: 'The connection came or went' }));
  return { pool, tries, flip };
}

test('what stands in stays while Kitsu’s movie is tried anew; that takes over on the same frame, between in and out, and plays on', async () => {
  const { pool, tries, flip } = waitingPool(medium('source', 24, 96), (url) => url.includes('source'));
  await show(<Badge pool={pool} of={reviewed('here')} />, connect());
  await waitFor(() => expect(tries).toHaveLength(1));
  tries[0]?.failed();
  await waitFor(() => expect([seen(), player]).toEqual(['only 96 as it is', expect.anything()]));
  act(() => {
    player?.setRange({ inFrame: 20, outFrame: 60 });
    player?.seek(42);
  });
  const stoodIn = player;

  flip();
  await waitFor(() => expect(tries).toHaveLength(2));
  expect([seen(), player]).toEqual(['only 96 as it is', stoodIn]);
  await act(async () => tries[1]?.failed());
  expect([seen(), player]).toEqual(['only 96 as it is', stoodIn]);

  flip();
  await waitFor(() => expect(tries).toHaveLength(3));
  act(() => {
    player?.shuttle(-1);
    player?.shuttle(-1);
  });
  await act(async () => tries[2]?.came(medium(file.id, 24, 96)));
  await waitFor(() => expect(seen()).toBe('original 96 otherwise'));
  expect(player).not.toBe(stoodIn);
  expect(player?.state()).toMatchObject({ frame: 42, inFrame: 20, outFrame: 60, isPlaying: true, speed: -2 });
});

test('a reduced picture stays while its full size is tried anew', async () => {
  const picture = reviewed('none');
  const shown = { ...picture.shown, media: 'picture', file: { ...file, extension: 'png' } } as const;
  const reduced = { ...medium('reduced', 24, 1), kind: 'picture' as const };
  const { pool, tries, flip } = waitingPool(reduced, (url) => url.includes('kitsu-media://preview/'));
  await show(<Badge pool={pool} of={{ ...picture, shown }} />, connect());
  await waitFor(() => expect(tries).toHaveLength(1));
  tries[0]?.failed();
  await waitFor(() => expect(seen()).toBe('reduced 1 as it is'));
  flip();
  await waitFor(() => expect(tries).toHaveLength(2));
  expect(seen()).toBe('reduced 1 as it is');
});

/** What a key press does where these are shown beside each other: to the originals or not, and which are asked for. */
function changed(...kinds: readonly FormKind[]): string {
  const asked: number[] = [];
  const others: readonly FormKind[] = ['file', 'alone', 'reduced', 'only'];
  const forms = kinds.map((kind, at): SeenForm => ({
    kind,
    seen: null,
    pace: null,
    ask: others.includes(kind) ? null : () => void asked.push(at),
  }));
  const change = changeOf(forms);
  if (change === null) return 'nothing';
  change();
  const to = localStorage.getItem('inari.player')?.includes('"prefersOriginal":true') ? 'original' : 'proxy';
  return [to, ...asked].join(' ');
}

test('of several beside each other all change, and what could be an original and is not comes first', () => {
  expect(changed('original', 'original')).toBe('proxy');
  expect(changed('proxy', 'proxy')).toBe('original');
  expect(changed('original', 'fetchable', 'fetchable')).toBe('original 1 2');
  expect(changed('proxy', 'fetchable')).toBe('original 1');
  expect(changed('alone', 'original')).toBe('proxy');
  // What the server has none of is not asked for for ever.
  expect(changed('original', 'missing')).toBe('proxy');
  expect(changed('missing', 'large')).toBe('original 0 1');
  expect(changed('file', 'alone')).toBe('nothing');
});
