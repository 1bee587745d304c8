/**
 * A picture to draw on, with its rail, its keys and all of its boards, and an engine that keeps drawings as the real one does:
 * a stroke is in the answers as soon as the command is accepted. The picture is 640 by 360 and lies at 0, 0 on the screen.
 */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { type ReactNode, useRef, useState } from 'react';
import { DrawingBoard } from '../../../renderer/features/player/draw/DrawingBoard.tsx';
import { DrawingLayer } from '../../../renderer/features/player/draw/DrawingLayer.tsx';
import { ToolRail } from '../../../renderer/features/player/draw/ToolRail.tsx';
import { useDrawing } from '../../../renderer/features/player/draw/useDrawing.ts';
import { useDrawingActions } from '../../../renderer/features/player/draw/useDrawingActions.ts';
import { reviewFile } from '../../../renderer/features/player/reviewFile.ts';
import { createPlayer, type Player } from '../../../renderer/features/player/playback/player.ts';
import { upright } from '../../../renderer/features/player/stage/view.ts';
import { useEngine } from '../../../renderer/data/useEngine.ts';
import { listenForKeys } from '../../../renderer/ui/actions.ts';
import { TooltipProvider } from '../../../renderer/ui/Tooltip.tsx';
import type { InputOf, Commands } from '../../../shared/ipc.ts';
import type { AnnotationChange, DrawnObject } from '../../../shared/model/annotation.ts';
import { annotationsAfter, drawingsIn } from '../../../shared/rules/annotationChanges.ts';
import { frameRateOf, kitsuTime } from '../../../shared/rules/frames.ts';
import * as fixtures from '../support/fixtures.ts';
import { connect, show } from '../support/show.tsx';
import { movieMedium } from '../support/movieMedium.ts';

const taskId = 'task-sq020-sh0040';
const rate = frameRateOf(24);
const frameCount = 48;
const lies = { left: 0, top: 0, scale: 1, turn: upright };
const picture = { width: 640, height: 360 };

const medium = movieMedium(24, frameCount);

export type Table = {
  readonly player: Player;
  /** No picture comes any more: it plays, and stays on the frame. */
  readonly stall: () => void;
  readonly goTo: (frame: number) => Promise<void>;
  /** What is drawn on a frame of a revision, as the engine keeps it. */
  readonly on: (frame: number, previewFileId?: string) => readonly DrawnObject[];
  readonly commands: readonly InputOf<Commands, 'drawOnPreview'>[];
  /** What somebody else drew, as it comes in. */
  readonly comesIn: (...changes: readonly AnnotationChange[]) => void;
  readonly showRevision: (previewFileId: string) => void;
};

export const timeOf = (frame: number): number => kitsuTime(frame, 24);

export async function layTable(annotations: readonly unknown[] = []): Promise<Table> {
  stubPointers();
  const shown = connect();
  const kept = new Map<string, readonly unknown[]>([
    ['v2', annotations],
    ['v1', []],
  ]);
  const commands: InputOf<Commands, 'drawOnPreview'>[] = [];
  const tell = () => shown.engine.announce({ kind: 'changed', sources: ['task'] });
  const keep = (previewFileId: string, changes: readonly AnnotationChange[]): void => {
    kept.set(previewFileId, annotationsAfter(kept.get(previewFileId) ?? [], changes));
    tell();
  };
  shown.engine.answer({
    task: () => detailWith(kept),
    drawOnPreview: (input) => {
      commands.push(input);
      keep(input.previewFileId, input.changes);
      return { commandIds: [`command-${String(commands.length)}`], refused: [] };
    },
  });
  let isStalled = false;
  const player = createPlayer({
    frameCount,
    rate,
    screen: { isReady: () => !isStalled, want: () => undefined, draw: () => undefined },
    startFrame: 12,
    isStartHere: false,
    loop: 'loop',
    isMuted: true,
    hearsFrames: () => true,
    onEnd: () => undefined,
  });
  player.open();
  player.redraw();
  const stopListening = listenForKeys(() => true);
  let showRevision: (previewFileId: string) => void = () => undefined;
  await show(<Desk player={player} onShow={(to) => (showRevision = to)} />, shown);
  await screen.findByRole('toolbar', { name: 'Drawing' });
  screen.getByTestId('desk').focus();
  onEnd.push(stopListening, player.close);
  return {
    player,
    commands,
    stall: () => {
      isStalled = true;
    },
    goTo: async (frame) => {
      player.seek(frame);
      await waitFor(() => expect(player.state().shown).toBe(frame));
    },
    on: (frame, previewFileId = 'v2') =>
      drawingsIn(kept.get(previewFileId) ?? [])
        .filter(({ time }) => time === timeOf(frame))
        .flatMap(({ objects }) => objects),
    comesIn: (...changes) => act(() => keep('v2', changes)),
    showRevision: (previewFileId) => act(() => showRevision(previewFileId)),
  };
}

const onEnd: (() => void)[] = [];
export const clearTable = (): void => onEnd.splice(0).forEach((end) => end());

const movie = fixtures.previewFile({ widthPx: picture.width, heightPx: picture.height, durationSeconds: 2 });

function detailWith(kept: ReadonlyMap<string, readonly unknown[]>) {
  const detail = fixtures.taskDetail(taskId);
  return (
    detail && {
      ...detail,
      revisions: ['v2', 'v1'].map((id, index) => ({
        revision: 2 - index,
        mark: null,
        files: [
          {
            file: { ...movie, id, revision: 2 - index, annotations: kept.get(id) ?? [] },
            media: 'movie' as const,
            isOnDisk: true,
            source: 'none' as const,
            isMain: false,
            mark: null,
            isBeingDeleted: false,
          },
        ],
      })),
    }
  );
}

type DeskProps = { readonly player: Player; readonly onShow: (to: (previewFileId: string) => void) => void };

function Desk({ player, onShow }: DeskProps): ReactNode {
  const [previewFileId, setPreviewFileId] = useState('v2');
  const detail = useEngine('task', { taskId }).value;
  const file = detail && reviewFile(detail, previewFileId);
  onShow(setPreviewFileId);
  return detail && file && <Easel detail={detail} file={file} player={player} />;
}

type EaselProps = Pick<Parameters<typeof useDrawing>[0], 'detail' | 'file'> & { readonly player: Player };

function Easel({ detail, file, player }: EaselProps): ReactNode {
  const region = useRef<HTMLDivElement>(null);
  const drawing = useDrawing({ detail, file, medium, player, personId: 'camille' });
  useDrawingActions(drawing, region);
  return (
    <TooltipProvider>
      <div ref={region} data-testid="desk" data-region="player" tabIndex={-1}>
        <ToolRail drawing={drawing} player={player} />
        <svg data-testid="layer">
          <DrawingLayer
            player={player}
            frames={drawing.frames}
            earlier={[]}
            lies={lies}
            picture={picture}
            lifted={drawing.lifted}
          />
        </svg>
        {drawing.canDraw && <DrawingBoard drawing={drawing} lies={lies} player={player} onPoint={() => undefined} />}
      </div>
    </TooltipProvider>
  );
}

/** jsdom knows pointers, and neither that they can be kept nor what they did between two frames of the screen. */
function stubPointers(): void {
  Element.prototype.setPointerCapture = () => undefined;
  PointerEvent.prototype.getCoalescedEvents = () => [];
}

export type At = readonly [x: number, y: number];
type More = { readonly shiftKey?: boolean; readonly pointerType?: string; readonly pressures?: readonly number[] };

const board = (): Element => {
  const found = screen.getByTestId('desk').querySelector('[data-tool]');
  if (found === null) throw new Error('there is no board');
  return found;
};

/** Presses at the first point, goes through the others, and lets go. */
export function drag(points: readonly At[], { pressures, ...more }: More = {}, from: Element = board()): void {
  points.forEach(([clientX, clientY], index) => {
    const at = { clientX, clientY, pointerId: 1, button: 0, ...more, pressure: pressures?.[index] ?? 0.5 };
    if (index === 0) fireEvent.pointerDown(from, at);
    else fireEvent.pointerMove(board(), at);
  });
  fireEvent.pointerUp(board(), { pointerId: 1 });
}

export const pull = (handle: string, points: readonly At[]): void => {
  const grip = board().querySelector(`[data-handle="${handle}"]`);
  if (grip === null) throw new Error(`no handle ${handle}`);
  drag(points, {}, grip);
};

export const pick = (tool: string): void => {
  fireEvent.click(screen.getByRole('button', { name: tool }));
};

/** A key as the keyboard of whoever drew it tells of it. */
export function press(key: string, more: KeyboardEventInit = {}): void {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ...more });
}

export const paintedIds = (): readonly (string | null)[] =>
  [...screen.getByTestId('layer').querySelectorAll('[data-object]')].map((one) => one.getAttribute('data-object'));
