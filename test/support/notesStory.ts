/**
 * Five hundred notes with drawings over all frame rates, through any server: told once, so that the demo studio and real Kitsu servers
 * are held to the same. Where they stand is reckoned here as Kitsu's page does it, by nothing of the app's.
 */
import { expect } from 'vitest';
import { z } from 'zod';
import { drawnFrames, timeOfDrawing } from '../../renderer/features/player/draw/drawings.ts';
import { frameRateOf } from '../../shared/rules/frames.ts';
import { frameSpanTag, joinNote, splitNote } from '../../shared/rules/frameTags.ts';
import { get, post, put } from '../contract/client.ts';
import { type Account, colleagueAt } from './colleague.ts';

export type NotesPlace = {
  readonly url: string;
  /** Who may draw and comment. */
  readonly account: Account;
  readonly taskId: string;
  /** What is drawn on it is taken away. */
  readonly previewFileId: string;
};

const rates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60] as const;
const framesOfEach = 56;

const annotation = z.object({
  time: z.number(),
  drawing: z.object({ objects: z.array(z.looseObject({ id: z.string() })) }),
});
const previewFile = z.object({ annotations: z.array(annotation).nullable() });

/** The page stands on times of whole frame lengths, those to four decimals, and looks for a drawing of exactly that time. */
function kitsusPage(fps: number) {
  const frameLength = Number((1 / fps).toFixed(4));
  const timeAt = (frame: number): number => Number((frame * frameLength).toFixed(4));
  return {
    drawnOn: (annotations: readonly z.output<typeof annotation>[], frame: number): readonly string[] =>
      annotations
        .filter(({ time }) => time === timeAt(frame))
        .flatMap(({ drawing }) => drawing.objects.map(({ id }) => id)),
    /** Its frame tags count from 1. */
    frameOfTag: (text: string): number => Number(/^v\d+ \d\d:\d\d\.\d{3} \((\d+)\)/.exec(text)?.[1] ?? Number.NaN) - 1,
  };
}

/** The first and the last, and whatever lies between: up to an hour. */
const framesAt = (fps: number): readonly number[] => {
  const last = Math.floor(fps * 3_600) - 1;
  const spread = Array.from({ length: framesOfEach - 6 }, (_, at) =>
    Math.floor(((at + 1) ** 2 / framesOfEach ** 2) * last),
  );
  return [...new Set([0, 1, 2, Math.round(fps), last - 1, last, ...spread])];
};

/** Answers how many notes there were. */
export async function tellNotes({ url, account, taskId, previewFileId }: NotesPlace): Promise<number> {
  const { read, does } = await colleagueAt(url, account);
  const drawings = `/actions/preview-files/${previewFileId}/update-annotations`;
  const status = await read(z.object({ task_status_id: z.string() }), get(`/data/tasks/${taskId}`));
  const annotationsNow = async () =>
    (await read(previewFile, get(`/data/preview-files/${previewFileId}`))).annotations ?? [];
  const clear = async (): Promise<void> => {
    const deletions = (await annotationsNow()).map(({ time, drawing: { objects } }) => ({
      time,
      objects: objects.map(({ id }) => id),
    }));
    await does(put(drawings, { additions: [], updates: [], deletions }));
    expect(await annotationsNow()).toEqual([]);
  };
  await clear();
  const wrong: string[] = [];
  let count = 0;
  for (const fps of rates) {
    const page = kitsusPage(fps);
    const rate = frameRateOf(fps);
    const notes = framesAt(fps).map((frame) => ({
      frame,
      id: crypto.randomUUID(),
      words: `Note ${crypto.randomUUID()}`,
    }));
    const entries = notes.map(({ frame, id }) => ({
      time: timeOfDrawing(frame, fps, rate),
      drawing: { objects: [{ id, type: 'path', path: [['M', 1, 2]], canvasWidth: 640, canvasHeight: 360 }] },
    }));
    await does(put(drawings, { additions: entries, updates: [], deletions: [] }));
    const annotations = await annotationsNow();
    const back = drawnFrames(annotations, fps, rate, Number.POSITIVE_INFINITY);

    // A note a line: hundreds of comments on one task would be read and written for minutes.
    const lines = notes.map(({ frame, words }) =>
      joinNote(frameSpanTag({ revision: 1, from: frame, to: frame }, fps), words),
    );
    const written = { ...status, comment: lines.join('\n') };
    const { id: commentId } = await read(
      z.object({ id: z.string() }),
      post(`/actions/tasks/${taskId}/comment`, written),
    );
    const comments = await read(
      z.array(z.object({ id: z.string(), text: z.string() })),
      get(`/data/tasks/${taskId}/comments`),
    );
    const texts = comments.find((one) => one.id === commentId)?.text.split('\n') ?? [];

    for (const { frame, id, words } of notes) {
      const where = `frame ${String(frame)} at ${String(fps)}`;
      if (page.drawnOn(annotations, frame).join() !== id) wrong.push(`${where}: Kitsu's page draws another`);
      if (back.find((one) => one.objects.some(({ object }) => object.id === id))?.frame !== frame)
        wrong.push(`${where}: comes back on another`);
      const text = texts.find((line) => line.includes(words)) ?? '';
      if (page.frameOfTag(text) !== frame) wrong.push(`${where}: Kitsu's page leads to ${text}`);
      if (splitNote(text).span?.from !== frame) wrong.push(`${where}: is read as ${text}`);
      count += 1;
    }
    // Each rate has times of its own: what stands on one frame here stands alone.
    await clear();
  }
  expect(wrong).toEqual([]);
  return count;
}
