import type { CommentFeed, TaskDetail } from '../../../../shared/model/screens.ts';
import type { Person, TaskStatus, TaskType } from '../../../../shared/model/studio.ts';
import { firstFrameNumber } from '../../../../shared/rules/frameNumbers.ts';
import { splitNote } from '../../../../shared/rules/frameTags.ts';
import { isVerdict, notesOf } from '../../../../shared/rules/notes.ts';
import { entityName } from '../../../data/commandWords.ts';
import type { ReviewPlace } from '../../../place/place.ts';
import { drawnFrames } from '../draw/drawings.ts';
import type { MediumPool } from '../movie/mediumPool.ts';
import type { Apart } from '../apart.ts';
import { sheetOf } from '../draw/drawingSheet.ts';
import { addressOf, reviewFile } from '../reviewFile.ts';
import { annotatedPicture } from './annotatedPicture.tsx';
import { pictureName } from './pictureName.ts';
import type { ReportNote, ReportPicture, ReportShot } from './reviewReport.ts';

type Sources = {
  readonly task: (taskId: string) => Promise<TaskDetail | null>;
  readonly comments: (taskId: string) => Promise<CommentFeed>;
  readonly people: ReadonlyMap<string, Pick<Person, 'fullName'>>;
  readonly taskTypes: ReadonlyMap<string, Pick<TaskType, 'name'>>;
  readonly taskStatuses: ReadonlyMap<string, Pick<TaskStatus, 'name' | 'color'>>;
  readonly pool: MediumPool;
  readonly apart: Apart;
  readonly when: (instant: string) => string;
  readonly revisionWords: (revision: number) => string;
  /** @param more how many there are beyond those that are named */
  readonly missingWords: (frames: readonly number[], more: number) => string;
};

/** A report of hundreds of pictures is read by nobody. */
const mostPictures = 12;
/** So many numbers are read; of a movie that lost hundreds of noted frames the rest are counted. */
const mostNamed = 20;

/** Null for what is not on this disk, or has no preview. */
export async function gatherShot(place: ReviewPlace, sources: Sources): Promise<ReportShot | null> {
  const { people, taskTypes, taskStatuses } = sources;
  const detail = await sources.task(place.taskId);
  const file = detail === null ? null : reviewFile(detail, place.previewFileId);
  if (detail === null || file === null) return null;
  const first = firstFrameNumber('shot', detail.frames.in);
  const { revision } = file.revision;
  const feed = await sources.comments(place.taskId);
  const notes = notesOf(feed.comments, first).filter((note) => note.revision === revision);
  const nameOf = (id: string | null): string => people.get(id ?? '')?.fullName ?? '';
  const status = taskStatuses.get(detail.task.taskStatusId);
  const taskType = taskTypes.get(detail.task.taskTypeId)?.name ?? '';
  const frames = notes.flatMap(({ span }) => (span === null ? [] : [span.from]));
  const { pictures, missing } = await picturesOf(frames);
  return {
    name: entityName(detail.entity),
    taskType,
    revision: sources.revisionWords(revision),
    status: status?.name ?? '',
    statusColor: status?.color ?? '',
    notes: notes.map(({ comment, span }): ReportNote => {
      const to = span === null || span.from === span.to ? '' : `–${String(first + span.to)}`;
      return {
        author: nameOf(comment.personId),
        when: sources.when(comment.createdAt),
        frames: span === null ? '' : `${String(first + span.from)}${to}`,
        text: splitNote(comment.text).words,
        checklist: comment.checklist.map(({ text, checked, about }) => ({
          text: about === null ? text : `${String(first + about.frame)} ${text}`,
          checked,
        })),
        replies: comment.shownReplies
          .filter(({ text }) => !isVerdict(text))
          .map(({ personId, text }) => ({ author: nameOf(personId), text })),
      };
    }),
    pictures,
    missing:
      missing.length === 0
        ? ''
        : sources.missingWords(missing.slice(0, mostNamed), Math.max(0, missing.length - mostNamed)),
  };

  /** Frames that notes speak of, and those that are drawn on. */
  async function picturesOf(noted: readonly number[]) {
    const address = detail === null || file === null ? null : addressOf(detail, file, sources.apart);
    if (detail === null || file === null || address === null) return { pictures: [], missing: [] };
    const { pool } = sources;
    const lease = pool.lease(address);
    try {
      const medium = await lease.medium;
      const promised = medium.frameCount + medium.lostFrames;
      const drawn = drawnFrames(
        sheetOf(file, detail.production.fps, sources.apart).annotations,
        detail.production.fps,
        medium.rate,
        promised,
      );
      const asked = [...new Set([...noted, ...drawn.map(({ frame }) => frame)])]
        .filter((frame) => frame < promised)
        .toSorted((one, other) => one - other);
      const wanted = asked.filter((frame) => frame < medium.frameCount).slice(0, mostPictures);
      const lost = asked.filter((frame) => frame >= medium.frameCount);
      const made: ReportPicture[] = [];
      for (const frame of wanted) {
        const { production, entity } = detail;
        const parts = [production.name, entity.episodeName, entity.parentName, entity.name, taskType];
        made.push({
          frameNumber: first + frame,
          name: pictureName(parts, revision, first + frame),
          png: await annotatedPicture(
            medium,
            frame,
            drawn.find((one) => one.frame === frame),
            '',
          ),
        });
      }
      return { pictures: made, missing: lost.map((frame) => first + frame) };
    } catch (problem) {
      // Not on this disk, or not to be decoded: the words are still worth reading.
      console.error('no pictures for the report', problem);
      return {
        pictures: [],
        missing: [...new Set(noted)].toSorted((one, other) => one - other).map((frame) => first + frame),
      };
    } finally {
      lease.release();
    }
  }
}
