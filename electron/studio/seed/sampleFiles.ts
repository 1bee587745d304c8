import { sampleFile, sampleKind, type SampleName } from '../samples/samples.ts';
import { timeText } from './calendar.ts';
import { add, type Writable } from './draft.ts';
import type { Making } from './making.ts';
import type { PlannedTask } from './planned.ts';
import { smallStudio } from './smallStudio.ts';

type Sample = { readonly name: string; readonly sample: SampleName };
type Story = {
  readonly path: string;
  readonly step: string;
  readonly text: string;
  /** A revision of its own. */
  readonly preview?: Sample;
  readonly attachments?: readonly Sample[];
};

const stories: readonly Story[] = [
  {
    path: 'Hero lantern',
    step: 'Modeling',
    text: 'The model as it goes to rigging, with a test of the swing.',
    preview: { name: 'hero_lantern_model', sample: 'heroLantern' },
    attachments: [
      { name: 'lantern_render.json', sample: 'renderSettings' },
      { name: 'lantern_rig_backup.zip', sample: 'rigBackup' },
    ],
  },
  {
    path: 'Hero lantern',
    step: 'Concept',
    text: 'Look notes, all in one document.',
    preview: { name: 'hero_lantern_look_notes', sample: 'lookNotes' },
  },
  {
    path: 'Harbor',
    step: 'Concept',
    text: 'How the harbour sounds, for the mood: bell buoy, slow water. The sheet says where it is heard.',
    preview: { name: 'harbor_bell_buoy', sample: 'bellBuoy' },
    attachments: [
      { name: 'sounds.csv', sample: 'soundSheet' },
      { name: 'bell_buoy.wav', sample: 'bellBuoy' },
      { name: 'look_notes.pdf', sample: 'lookNotes' },
      { name: 'hero_lantern.glb', sample: 'heroLantern' },
    ],
  },
];

const hourMs = 3_600_000;

/** Documents, sound and a model on a few tasks of the studio that opens the first time, after all that was said there. */
export function makeSampleFiles({ draft, newId, calendar, options }: Making, tasks: readonly PlannedTask[]): void {
  // Other sizes have as many comments as they were asked for.
  if (options.comments !== smallStudio.comments) return;
  for (const { path, step, text, preview, attachments = [] } of stories) {
    const task = tasks.find(({ entity, kind }) => entity.path === path && kind.name === step);
    const [author] = task?.assignees ?? [];
    if (task === undefined || author === undefined) continue;
    const { row } = task;
    const lastMs =
      row.last_comment_date === null ? calendar.nowMs - 48 * hourMs : Date.parse(`${row.last_comment_date}Z`);
    const time = timeText(Math.min(calendar.nowMs - hourMs, lastMs + hourMs));
    const revisions = draft.preview_file
      .filter(({ task_id: taskId }) => taskId === row.id)
      .map(({ revision }) => revision);
    const previews: Writable<'preview_file'>[] = [];
    if (preview !== undefined) {
      previews.push(
        add(draft, 'preview_file', {
          id: newId(),
          created_at: time,
          name: newId().slice(0, 13),
          original_name: preview.name,
          revision: Math.max(0, ...revisions) + 1,
          extension: sampleKind(preview.sample).extension,
          source: 'webgui',
          file_size: sampleFile(preview.sample).length,
          status: 'ready',
          task_id: row.id,
          person_id: author.id,
          sample: preview.sample,
        }),
      );
    }
    const comment = add(draft, 'comment', {
      id: newId(),
      created_at: time,
      object_id: row.id,
      object_type: 'Task',
      text,
      person_id: author.id,
      task_status_id: row.task_status_id,
      previews: previews.map(({ id }) => id),
      links: [],
    });
    for (const { name, sample } of attachments) {
      const { extension, mimetype } = sampleKind(sample);
      add(draft, 'attachment_file', {
        id: newId(),
        created_at: time,
        name,
        size: sampleFile(sample).length,
        extension,
        mimetype,
        comment_id: comment.id,
        content: { sample },
      });
    }
    add(draft, 'news', {
      id: newId(),
      created_at: time,
      change: false,
      author_id: author.id,
      comment_id: comment.id,
      task_id: row.id,
      preview_file_id: previews[0]?.id ?? null,
    });
    row.last_comment_date = time;
    const [shown] = previews;
    if (shown !== undefined) row.last_preview_file_id = shown.id;
  }
}
