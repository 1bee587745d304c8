import { type ComponentType, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { firstFrameNumber, frameIndexOf } from '../../../shared/rules/frameNumbers.ts';
import { framesPerSecond } from '../../../shared/rules/frames.ts';
import { useStudio } from '../../data/studio.ts';
import { useNeedsConnection } from '../../data/useSync.ts';
import type { ReviewSide } from '../../parts/reviewSide.ts';
import { go, isSecondWindow, leavePage } from '../../place/navigation.ts';
import type { ReviewPlace } from '../../place/place.ts';
import { DropNote } from '../../ui/DropNote.tsx';
import { FileViewer } from '../../viewers/FileViewer.tsx';
import { viewedRevision } from '../../viewers/viewedRevision.ts';
import { AfterPicture } from './AfterPicture.tsx';
import { useCompareActions } from './companions/useCompareActions.ts';
import { useDropToCompare } from './companions/useDropToCompare.ts';
import { type Comparing, useComparing } from './companions/useComparing.ts';
import { CompanionLabel } from './controls/CompanionLabel.tsx';
import { PlayerHead } from './controls/PlayerHead.tsx';
import { Timeline } from './controls/Timeline.tsx';
import type { TimelineMark } from './controls/timelineMark.ts';
import { Transport } from './controls/Transport.tsx';
import { DrawingBoard } from './draw/DrawingBoard.tsx';
import { DrawingLayer } from './draw/DrawingLayer.tsx';
import { drawnRuns } from './draw/drawings.ts';
import { ToolRail } from './draw/ToolRail.tsx';
import { useDrawing } from './draw/useDrawing.ts';
import { useDrawingActions } from './draw/useDrawingActions.ts';
import { useAskedFrames, useEarlierDrawings } from './draw/useAskedBefore.ts';
import { useNotedFrames } from './draw/useNotedFrames.ts';
import { useReviewExports } from './export/useReviewExports.tsx';
import { mediumPool } from './mediumPoolOfWindow.ts';
import { changePreferences, usePreferences } from './preferences.ts';
import { ChecksRail } from './queue/ChecksRail.tsx';
import { Filmstrip } from './queue/Filmstrip.tsx';
import { cameFrom } from './queue/cameFrom.ts';
import { SessionOver } from './queue/SessionOver.tsx';
import { usePlayInCut } from './queue/usePlayInCut.ts';
import { PreparedNext } from './queue/PreparedNext.tsx';
import { useReviewQueue } from './queue/useReviewQueue.ts';
import { useHasRail } from './queue/useHasRail.ts';
import { useSessionSteps } from './queue/useSessionSteps.ts';
import { setApart, useApart } from './apart.ts';
import { formsOf, frameOfFile, isApart, playableOf, type ReviewFile } from './reviewFile.ts';
import { RoomChip } from './room/RoomChip.tsx';
import { RoomPointers } from './room/RoomPointers.tsx';
import { useRoomCompare } from './room/useRoomCompare.ts';
import { roomMode } from './room/roomCompare.ts';
import type { RoomDoor } from './room/useRoomDoor.ts';
import { useRoomPlayer } from './room/useRoomPlayer.ts';
import { useSecondWindow } from './room/useSecondWindow.ts';
import { useTellSecond } from './room/useTellSecond.ts';
import styles from './ReviewPage.module.css';
import { spotOf } from './spotOf.ts';
import { letters } from './stage/compare.ts';
import { BrokenOriginal } from './stage/BrokenOriginal.tsx';
import { CutOffNote } from './stage/CutOffNote.tsx';
import { Hud } from './stage/Hud.tsx';
import { LookChip } from './stage/LookChip.tsx';
import { Stage } from './stage/Stage.tsx';
import { StandIn } from './stage/StandIn.tsx';
import { usePictureActions } from './stage/usePictureActions.ts';
import { usePictureLook } from './stage/usePictureLook.ts';
import { grainOf } from './stage/view.ts';
import { ReviewTrouble, whyNoPicture } from './ReviewTrouble.tsx';
import { useFrameInPlace } from './useFrameInPlace.ts';
import { useFullScreen } from './useFullScreen.ts';
import { useLostFrame } from './useLostFrame.ts';
import type { Medium } from './movie/medium.ts';
import { changeOf, isOriginal, useOriginal } from './useOriginal.ts';
import { type Drawer, usePlayer } from './usePlayer.ts';
import { useReviewActions } from './useReviewActions.ts';
import { useReviewed } from './useReviewed.ts';
import { useReviewWalks } from './useReviewWalks.ts';

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
  const queue = useReviewQueue(place);
  const fullScreen = useFullScreen(region);

  const attempt = (of: ReviewFile): string => `${String(of.shown.isOnDisk)} ${String(isReachable)}`;
  const viewed = viewedRevision(detail, file.revision, file.shown, taskTypes);
  const apart = useApart();
  const forms = formsOf(detail, file, apart);
  const reviewed = useReviewed(mediumPool, forms, attempt(file));
  const comparing = useComparing(place, detail, file, isReachable);
  const others = comparing.beside.flatMap(({ form: { seen: one } }) => one ?? []);
  const a = reviewed.problem === null ? reviewed.medium : null;
  const form = useOriginal(mediumPool, forms, reviewed);
  const change = changeOf([form, ...comparing.beside.map((one) => one.form)]);
  const { seen } = form;

  const firstNumber = firstFrameNumber(frameBase, detail.frames.in);
  const shotFirst = firstFrameNumber('shot', detail.frames.in);
  const asked =
    place.frame === null ? frameOfFile(file, apart) : frameIndexOf(place.frame, shotFirst, a?.frameCount ?? Infinity);
  const { keepsFrame, showA, showPicture, walkRevisions, walkQueue, swap } = useReviewWalks(place, detail, file, queue);
  const draw = useCallback((frame: number) => drawer.current(frame), []);
  const next = queue.items[queue.index + 1];
  const ownPlayer = usePlayer(a, seen, others, heardOf(a, comparing), draw, asked, keepsFrame, () => {
    if (next === undefined || queue.index < 0) return false;
    go(next.place);
    return true;
  });
  const { compare, follow } = useRoomCompare(place, detail, comparing);
  const room = useRoomPlayer({
    ...{ door, detail, file, queue, medium: a, player: ownPlayer, compare },
    onFile: showA,
    onCompare: follow,
  });
  const { player } = room;
  const tellLies = useTellSecond(place, ownPlayer, room.look, {
    companions: place.companions,
    mode: roomMode(comparing.compare),
  });
  const second = useSecondWindow(place);
  const hasRail = useHasRail(place);
  const steps = useSessionSteps(place, queue, detail.entity);
  usePlayInCut(place, detail);
  const spot = useMemo(() => spotOf(a, player), [a, player]);
  // What was written into goes with its shot, and the keys would be nobody's.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) region.current?.focus();
  }, [detail.task.id]);
  useEffect(() => region.current?.focus(), []);

  useFrameInPlace(place, ownPlayer, player, asked, shotFirst);
  const lost = useLostFrame(a, player, place.frame === null ? null : place.frame - shotFirst);
  const drawing = useDrawing({ detail, file, medium: a, player, personId: me?.id ?? '' });
  const notes = useNotedFrames(detail, file.revision.revision);
  const askedBefore = useAskedFrames(detail, file.revision.revision);
  const earlier = useEarlierDrawings(detail, file, a);
  const marks = useMemo(
    (): readonly TimelineMark[] => [
      ...askedBefore.map(({ key, frame, to }): TimelineMark => ({ key, frame, to, kind: 'asked', color: null })),
      ...notes.map(({ key, frame, to }): TimelineMark => ({ key, frame, to, kind: 'note', color: null })),
      ...drawnRuns(drawing.frames).map(({ frame, to, color }): TimelineMark => ({
        key: `drawing ${String(frame)}`,
        frame,
        to,
        kind: 'drawing',
        color,
      })),
    ],
    [askedBefore, notes, drawing.frames],
  );
  const playable = playableOf(file.revision);
  const pictures = playable && {
    isApart: isApart(file.revision, apart),
    toggle: () => {
      const [first = file.shown] = playable;
      const wasApart = isApart(file.revision, apart);
      const here = wasApart ? file.shown : (playable[player?.state().frame ?? 0] ?? first);
      setApart(first.file.id, !wasApart);
      showPicture(here.file.id);
    },
  };
  useReviewActions({
    region,
    pictures,
    player,
    medium: a,
    firstNumber,
    hasQueue: queue.items.length > 1,
    marks,
    lost,
    onRevision: walkRevisions,
    onQueue: walkQueue,
    onFullScreen: fullScreen.toggle,
    onLeave: () => (fullScreen.isOn ? fullScreen.toggle() : leavePage(cameFrom(place))),
  });
  useDrawingActions(drawing, region);

  useCompareActions({
    comparing,
    onSwap: swap,
  });
  usePictureActions(
    look,
    player !== null,
    { kind: form.kind, change },
    a === null ? 1 : grainOf({ width: a.widthPx, height: a.heightPx }, (seen ?? a).pixels),
  );
  const drop = useDropToCompare(comparing, a === null || isSecondWindow);

  const { personId } = file.shown.file;
  const own = {
    name: t('task.revision', { revision: file.revision.revision }),
    by: personId === null ? '' : (people.get(personId)?.fullName ?? ''),
  };
  const exports = useReviewExports({ place, detail, file, medium: seen, player, drawings: drawing.frames, queue });
  const why = viewed === null ? whyNoPicture(detail, file, apart, reviewed.problem) : null;
  const hasPicture = why === null;
  if (steps.isOver) return <SessionOver place={place} queue={queue} />;

  return (
    <>
      <PreparedNext pool={mediumPool} queue={queue} />
      {hasRail && !fullScreen.isOn && !isSecondWindow && <ChecksRail queue={queue} />}
      <section
        ref={region}
        className={styles.player}
        aria-label={t('review.player')}
        data-region="player"
        tabIndex={-1}
        {...drop.handlers}
      >
        {drop.isOver && <DropNote over="part">{t('review.drop.here')}</DropNote>}
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
          pictures={pictures}
          onTogglePanel={() => changePreferences({ isPanelOpen: !isPanelOpen })}
          onFullScreen={fullScreen.toggle}
          onSecond={second}
        />
        <div className={styles.middle}>
          {hasPicture && player !== null && <ToolRail drawing={drawing} player={player} />}
          {viewed !== null ? (
            <FileViewer file={viewed} attempt={attempt(file)} region={region} />
          ) : (
            <Stage
              media={[seen, ...comparing.beside.map((one) => one.form.seen)]}
              compare={comparing.compare}
              player={player}
              drawerRef={drawer}
              look={look}
              room={door?.room ?? null}
              onMoved={room.move}
              onLies={tellLies}
              onWipe={(wipe) => comparing.change({ wipe })}
              onPress={() => region.current?.focus()}
              isBlank={!hasPicture}
              standIn={
                file.revision.mark === null && (
                  <StandIn key={file.shown.file.id} previewFileId={file.shown.file.id} player={player} />
                )
              }
              labels={[own, ...comparing.shown].map(({ name, by }, at) => (
                <CompanionLabel
                  key={letters[at]}
                  letter={letters[at] ?? 'D'}
                  name={name}
                  by={by}
                  a={a}
                  beside={at === 0 ? { medium: a, form, problem: null } : (comparing.beside[at - 1] ?? null)}
                  firstNumber={firstNumber}
                />
              ))}
              renderOverlay={(lies, picture) =>
                player !== null && (
                  <>
                    <DrawingLayer
                      player={player}
                      frames={drawing.frames}
                      earlier={earlier}
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
              {why !== null && (
                <ReviewTrouble
                  why={why}
                  codec={reviewed.problem?.codec ?? null}
                  place={place}
                  detail={detail}
                  file={file}
                  firstNumber={firstNumber}
                />
              )}
              {hasPicture && a !== null && player !== null && hasHud && (
                <Hud medium={seen ?? a} player={player} firstNumber={firstNumber} isOriginal={isOriginal(form.kind)} />
              )}
              {hasPicture && look.isChanged && (
                <LookChip look={look} depth={{ isProxy: !isOriginal(form.kind), bits: seen?.bits ?? null }} />
              )}
              {hasPicture && a !== null && (comparing.shown.length === 0 || lost.frame !== null) && (
                <CutOffNote medium={a} firstNumber={firstNumber} askedFrame={lost.frame} />
              )}
              {hasPicture && form.kind === 'broken' && a?.lostFrames === 0 && <BrokenOriginal />}
            </Stage>
          )}
        </div>
        {a !== null && player !== null && hasPicture && (
          <>
            {a.kind === 'movie' && (
              <Timeline
                medium={seen ?? a}
                player={player}
                firstNumber={firstNumber}
                marks={marks}
                isOnDisk={file.shown.isOnDisk}
              />
            )}
            <Transport
              medium={a}
              form={form}
              onChange={change}
              player={player}
              firstNumber={firstNumber}
              productionFps={detail.production.fps}
              look={look}
              region={region}
            />
          </>
        )}
        {queue.items.length > 1 && !hasRail && !isSecondWindow && <Filmstrip queue={queue} />}
      </section>
      {isPanelOpen && !fullScreen.isOn && !isSecondWindow && (
        <aside className={styles.side} aria-label={t('review.panel')} data-region="panel" tabIndex={-1}>
          <AfterPicture shotId={detail.task.id}>
            <Side
              key={detail.task.id}
              detail={detail}
              revision={file.revision.revision}
              spot={spot}
              drawings={drawing.frames}
              firstNumber={shotFirst}
              fps={a === null ? detail.production.fps : framesPerSecond(a.rate)}
              onFrame={lost.lead}
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
          </AfterPicture>
        </aside>
      )}
    </>
  );
}

/** Whose sound is heard: of A, or of what stands beside it. */
function heardOf(a: Medium | null, { compare, beside }: Comparing): Medium | null {
  const at = letters.indexOf(compare.heard);
  return at > 0 ? (beside[at - 1]?.medium ?? null) : a;
}
