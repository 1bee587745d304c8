import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { firstFrameNumber, frameIndexOf } from '../../../shared/rules/frameNumbers.ts';
import { framesPerSecond } from '../../../shared/rules/frames.ts';
import { useStudio } from '../../data/studio.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import type { ReviewSide } from '../../parts/reviewSide.ts';
import { type Companion, go, isSecondWindow, leavePage, replacePlace, type ReviewPlace } from '../../place.ts';
import { Button } from '../../ui/Button.tsx';
import { MoviePlayer } from '../../ui/MoviePlayer.tsx';
import { FileViewer } from '../../viewers/FileViewer.tsx';
import { viewedRevision } from '../../viewers/viewedRevision.ts';
import { useCompareActions } from './companions/useCompareActions.ts';
import { type Comparing, useComparing } from './companions/useComparing.ts';
import { CompanionLabel } from './controls/CompanionLabel.tsx';
import { PlayerHead } from './controls/PlayerHead.tsx';
import { Timeline, type TimelineMark } from './controls/Timeline.tsx';
import { Transport } from './controls/Transport.tsx';
import { DrawingBoard } from './draw/DrawingBoard.tsx';
import { DrawingLayer } from './draw/DrawingLayer.tsx';
import { drawnRuns } from './draw/drawings.ts';
import { ToolRail } from './draw/ToolRail.tsx';
import { useDrawing } from './draw/useDrawing.ts';
import { useDrawingActions } from './draw/useDrawingActions.ts';
import { useNotedFrames } from './draw/useNotedFrames.ts';
import { useReviewExports } from './export/useReviewExports.tsx';
import { mediumPool } from './mediumPoolOfWindow.ts';
import { changePreferences, usePreferences } from './preferences.ts';
import { ChecksRail } from './queue/ChecksRail.tsx';
import { Filmstrip } from './queue/Filmstrip.tsx';
import { cameFrom } from './queue/cameFrom.ts';
import { SessionOver } from './queue/SessionOver.tsx';
import { usePlayInCut } from './queue/usePlayInCut.ts';
import { usePreparedNext } from './queue/usePreparedNext.ts';
import { useReviewQueue } from './queue/useReviewQueue.ts';
import { useHasRail } from './queue/useHasRail.ts';
import { useSessionSteps } from './queue/useSessionSteps.ts';
import { addressOf, type ReviewFile } from './reviewFile.ts';
import { RoomChip } from './room/RoomChip.tsx';
import { RoomPointers } from './room/RoomPointers.tsx';
import { useRoomCompare } from './room/useRoomCompare.ts';
import type { RoomDoor } from './room/useRoomDoor.ts';
import { useRoomPlayer } from './room/useRoomPlayer.ts';
import { useSecondWindow } from './room/useSecondWindow.ts';
import { useTellSecond } from './room/useTellSecond.ts';
import styles from './ReviewPage.module.css';
import { spotOf } from './spotOf.ts';
import { letters } from './stage/compare.ts';
import { Hud } from './stage/Hud.tsx';
import { LookChip } from './stage/LookChip.tsx';
import { Stage } from './stage/Stage.tsx';
import { usePictureActions } from './stage/usePictureActions.ts';
import { usePictureLook } from './stage/usePictureLook.ts';
import { useFullScreen } from './useFullScreen.ts';
import type { Medium } from './movie/medium.ts';
import { useMedium } from './useMedium.ts';
import type { PlayerState } from './playback/player.ts';
import { type Drawer, usePlayer, usePlayerValue } from './usePlayer.ts';
import { useReviewActions } from './useReviewActions.ts';

type Props = {
  readonly place: ReviewPlace;
  readonly detail: TaskDetail;
  readonly file: ReviewFile;
  readonly door: RoomDoor | null;
  readonly Side: ComponentType<ReviewSide>;
};

/** One preview on screen, or two compared, with all that steers them. */
export function Review({ place, detail, file, door, Side }: Props) {
  const { t } = useTranslation();
  const { people, me, taskTypes } = useStudio();
  const { frameBase, isPanelOpen, hasHud } = usePreferences();
  const isReachable = useNeedsConnection() === null;
  const region = useRef<HTMLElement>(null);
  const drawer = useRef<Drawer>(() => undefined);
  const look = usePictureLook();
  const [isPeeking, setIsPeeking] = useState(false);
  const queue = useReviewQueue(place);
  const fullScreen = useFullScreen(region);

  const attempt = (of: ReviewFile): string => `${String(of.shown.isOnDisk)} ${String(isReachable)}`;
  const address = addressOf(detail, file);
  const viewed = viewedRevision(detail, file.revision, file.shown, taskTypes);
  const mediumA = useMedium(mediumPool, address, attempt(file));
  const comparing = useComparing(place, detail, file, isReachable);
  const others = comparing.media.flatMap((one) => one ?? []);
  const a = mediumA.problem === null ? mediumA.medium : null;

  const firstNumber = firstFrameNumber(frameBase, detail.frames.in);
  const shotFirst = firstFrameNumber('shot', detail.frames.in);
  const asked = place.frame === null ? 0 : frameIndexOf(place.frame, shotFirst, a?.frameCount ?? Infinity);
  // From shot to shot one begins anew; from revision to revision one stays on the frame.
  const [stays, setStays] = useState({ taskId: place.taskId, keeps: false });
  if (stays.taskId !== place.taskId) setStays({ taskId: place.taskId, keeps: false });
  const draw = useCallback((frame: number) => drawer.current(frame), []);
  const next = queue.items[queue.index + 1];
  const ownPlayer = usePlayer(
    a,
    others,
    heardOf(a, comparing),
    draw,
    asked,
    stays.taskId === place.taskId && stays.keeps,
    () => {
      if (next === undefined || queue.index < 0) return false;
      go(next.place);
      return true;
    },
  );
  const { compare, follow } = useRoomCompare(place, detail, comparing);
  const room = useRoomPlayer({
    ...{ door, detail, file, queue, medium: a, player: ownPlayer, compare },
    onFile: showA,
    onCompare: follow,
  });
  const { player } = room;
  useTellSecond(place, ownPlayer, room.look, JSON.stringify(compare));
  const second = useSecondWindow(place);
  usePreparedNext(mediumPool, queue);
  const hasRail = useHasRail(place);
  const steps = useSessionSteps(place, queue, detail.entity);
  usePlayInCut(place, detail);
  const spot = useMemo(() => spotOf(a, player), [a, player]);
  useEffect(() => region.current?.focus(), []);

  // Asked again with another frame: go there.
  const lastAsked = useRef(place.frame);
  useEffect(() => {
    if (lastAsked.current === place.frame || ownPlayer === null) return;
    lastAsked.current = place.frame;
    if (place.frame !== null && asked !== ownPlayer.state().frame) ownPlayer.seek(asked);
  }, [place.frame, asked, ownPlayer]);
  // Where one stands still is where a link leads, and where one comes back to.
  const settled = usePlayerValue(player, settledFrame, null);
  const settledNumber = settled === null ? null : settled + shotFirst;
  useEffect(() => {
    if (settledNumber === null || settledNumber === place.frame) return undefined;
    const timer = setTimeout(() => {
      lastAsked.current = settledNumber;
      replacePlace({ ...place, frame: settledNumber });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [settledNumber, place]);

  /** From here to there one stays on the frame. */
  function stayAt(next: ReviewPlace): void {
    setStays({ taskId: next.taskId, keeps: true });
    replacePlace(next);
  }
  const ownCompanion: Companion = { kind: 'preview', taskId: detail.task.id, previewFileId: file.shown.file.id };
  function showA(previewFileId: Id): void {
    const companions = place.companions.map((one) =>
      one.kind === 'preview' && one.previewFileId === previewFileId ? ownCompanion : one,
    );
    stayAt({ ...place, previewFileId, companions });
  }
  function walkRevisions(step: 1 | -1): void {
    const at = detail.revisions.findIndex(({ revision }) => revision === file.revision.revision);
    const to = detail.revisions[at - step]?.files[0];
    if (to !== undefined) showA(to.file.id);
  }
  function walkQueue(step: 1 | -1): void {
    const item = queue.index < 0 ? undefined : queue.items[queue.index + step];
    if (item !== undefined) go(item.place);
  }
  function swap(): void {
    const [b, ...more] = place.companions;
    if (b?.kind !== 'preview') return;
    stayAt({ ...place, taskId: b.taskId, previewFileId: b.previewFileId, companions: [ownCompanion, ...more] });
  }
  const drawing = useDrawing({ detail, file, medium: a, player, personId: me?.id ?? '' });
  const notes = useNotedFrames(detail, file.revision.revision);
  const marks = useMemo(
    (): readonly TimelineMark[] => [
      ...notes.map(({ key, frame, to }): TimelineMark => ({ key, frame, to, kind: 'note', color: null })),
      ...drawnRuns(drawing.frames).map(({ frame, to, color }): TimelineMark => ({
        key: `drawing ${String(frame)}`,
        frame,
        to,
        kind: 'drawing',
        color,
      })),
    ],
    [notes, drawing.frames],
  );
  useReviewActions({
    region,
    player,
    medium: a,
    firstNumber,
    hasQueue: queue.items.length > 1,
    marks,
    onRevision: walkRevisions,
    onQueue: walkQueue,
    onFullScreen: fullScreen.toggle,
    onLeave: () => (fullScreen.isOn ? fullScreen.toggle() : leavePage(cameFrom(place))),
  });
  useDrawingActions(drawing, region);

  useCompareActions({
    comparing,
    onSwap: place.companions[0]?.kind === 'preview' ? swap : null,
    onPeek: setIsPeeking,
  });
  usePictureActions(look, player !== null);

  const { personId } = file.shown.file;
  const own = {
    name: t('task.revision', { revision: file.revision.revision }),
    by: personId === null ? '' : (people.get(personId)?.fullName ?? ''),
  };
  const exports = useReviewExports({ place, detail, file, medium: a, player, drawings: drawing.frames, queue });
  const problem = viewed === null ? message() : null;
  if (steps.isOver) return <SessionOver place={place} queue={queue} />;

  return (
    <>
      {hasRail && !fullScreen.isOn && !isSecondWindow && <ChecksRail queue={queue} />}
      <section
        ref={region}
        className={styles.player}
        aria-label={t('review.player')}
        data-region="player"
        tabIndex={-1}
      >
        <PlayerHead
          detail={detail}
          a={file}
          comparing={comparing}
          room={
            door === null || isSecondWindow ? null : <RoomChip door={door} onJoin={room.join} onLeave={room.leave} />
          }
          position={queue.index < 0 ? null : { at: queue.index + 1, of: queue.items.length }}
          isPanelOpen={isPanelOpen}
          isFullScreen={fullScreen.isOn}
          onA={showA}
          onTogglePanel={() => changePreferences({ isPanelOpen: !isPanelOpen })}
          onFullScreen={fullScreen.toggle}
          onSecond={second}
        />
        <div className={styles.middle}>
          {problem === null && player !== null && <ToolRail drawing={drawing} player={player} />}
          {viewed !== null ? (
            <FileViewer file={viewed} attempt={attempt(file)} region={region} />
          ) : (
            <Stage
              media={[a, ...comparing.media]}
              compare={comparing.compare}
              isPeeking={isPeeking}
              player={player}
              drawerRef={drawer}
              look={look}
              onWipe={(wipe) => comparing.change({ wipe })}
              onPress={() => region.current?.focus()}
              isBlank={problem !== null}
              labels={[own, ...comparing.shown].map(({ name, by }, at) => (
                <CompanionLabel
                  key={letters[at]}
                  letter={letters[at] ?? 'D'}
                  name={name}
                  by={by}
                  a={a}
                  medium={at === 0 ? null : (comparing.media[at - 1] ?? null)}
                  firstNumber={firstNumber}
                />
              ))}
              renderOverlay={(lies, picture) =>
                player !== null && (
                  <>
                    <DrawingLayer
                      player={player}
                      frames={drawing.frames}
                      lies={lies}
                      picture={picture}
                      lifted={drawing.lifted}
                    />
                    {door !== null && <RoomPointers room={door.room} lies={lies} picture={picture} />}
                  </>
                )
              }
              renderBoard={(lies) =>
                player !== null &&
                drawing.canDraw && <DrawingBoard drawing={drawing} lies={lies} player={player} onPoint={room.point} />
              }
            >
              {problem}
              {problem === null && a !== null && player !== null && hasHud && (
                <Hud medium={a} player={player} firstNumber={firstNumber} isProxy={isProxy(file)} />
              )}
              {problem === null && look.isChanged && <LookChip look={look} isProxy={isProxy(file)} />}
            </Stage>
          )}
        </div>
        {a !== null && player !== null && problem === null && (
          <>
            {a.kind === 'movie' && (
              <Timeline
                medium={a}
                player={player}
                firstNumber={firstNumber}
                marks={marks}
                isOnDisk={file.shown.isOnDisk}
              />
            )}
            <Transport
              medium={a}
              player={player}
              firstNumber={firstNumber}
              productionFps={detail.production.fps}
              look={look}
            />
          </>
        )}
        {queue.items.length > 1 && !hasRail && !isSecondWindow && <Filmstrip queue={queue} />}
      </section>
      {isPanelOpen && !fullScreen.isOn && !isSecondWindow && (
        <aside className={styles.side} aria-label={t('review.panel')} data-region="panel" tabIndex={-1}>
          <Side
            key={detail.task.id}
            detail={detail}
            revision={file.revision.revision}
            spot={spot}
            drawings={drawing.frames}
            firstNumber={shotFirst}
            fps={a === null ? detail.production.fps : framesPerSecond(a.rate)}
            onFrame={(frame) => player?.seek(frame)}
            onRevision={(revision) => {
              const to = detail.revisions.find((one) => one.revision === revision)?.files[0];
              if (to !== undefined) showA(to.file.id);
            }}
            onWrite={() => ownPlayer?.stop()}
            onGiven={steps.onGiven}
            nextName={steps.nextName}
            onLater={next === undefined ? null : () => walkQueue(1)}
            exports={exports}
          />
        </aside>
      )}
    </>
  );

  /** Why there is no picture; null where there is one, or will be in a moment. */
  function message(): ReactNode {
    const { shown, revision } = file;
    if (shown.file.status === 'processing' && revision.mark === null) return say(t('task.processing'));
    if (address === null) return say(t('task.broken'));
    if (mediumA.problem === null) return null;
    if (mediumA.problem.code === 'not-here') return say(t('ui.notOnThisDisk'), t('review.notHereWhy'));
    if (shown.media === 'picture') return say(t('task.broken'));
    return (
      <div className={styles.message}>
        <p>{t('review.notExact')}</p>
        <div className={styles.fallback}>
          <MoviePlayer
            key={shown.file.id}
            url={address.url}
            poster={mediaUrl('preview', shown.file.id)}
            thumbnail={null}
            fps={detail.production.fps}
            firstFrame={firstNumber}
            askedFrame={null}
          />
        </div>
      </div>
    );
  }
  function say(words: string, more?: string): ReactNode {
    const { productionId, list, taskId } = place;
    return (
      <div className={styles.message}>
        <p>{words}</p>
        {more !== undefined && <p>{more}</p>}
        <Button onClick={() => go({ page: 'task', productionId, list, taskId })}>{t('review.openTask')}</Button>
      </div>
    );
  }
}

const settleMs = 600;
/** Where one stands still; null while it moves, or nothing is on screen. */
const settledFrame = ({ isPlaying, shown }: PlayerState): number | null => (isPlaying ? null : shown);

/** Whose sound is heard: of A, or of what stands beside it. */
function heardOf(a: Medium | null, { compare, media }: Comparing): Medium | null {
  const at = letters.indexOf(compare.heard);
  return at > 0 ? (media[at - 1] ?? null) : a;
}

/** A movie that Kitsu made of what was published; what still waits to be sent is the file itself. */
const isProxy = ({ shown, revision }: ReviewFile): boolean => shown.media === 'movie' && revision.mark === null;
