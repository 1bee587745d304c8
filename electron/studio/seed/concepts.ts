import type { SceneName } from '../art/pictures.ts';
import type { AssetPlan } from './assets.ts';
import { add } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Crew } from './crew.ts';
import type { Making } from './making.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

const lines: readonly (readonly [
  name: string,
  scene: SceneName,
  assets: readonly string[],
  verdict: 'neutral' | 'approved' | 'rejected',
  remark: string,
])[] = [
  ['Harbor at blue hour', 'eveningFerry', ['Harbor'], 'approved', 'This is the town. Warm windows, cold water.'],
  ['Lantern, first light', 'lanternInsert', ['Hero lantern'], 'approved', 'Soot at the top, please keep it.'],
  ['The point in winter', 'winterHarbour', ['Point light'], 'neutral', 'Snow needs a decision.'],
  ['Ghost ship without sails', 'ghostShip', ['Ghost ship'], 'rejected', 'Too much like a pirate film.'],
  ['Under the keel', 'whaleBelow', ['Whale', 'Petrel'], 'approved', 'Scale works because the boat is so small.'],
  ['Festival from the water', 'festival', ['Festival lantern'], 'neutral', 'Maybe half as many lanterns.'],
  ['Pine path, fireflies', 'pinePath', ['Pine path', 'Fireflies'], 'approved', 'The green is right.'],
  ['Red headland', 'redHeadland', ['Headland'], 'neutral', 'One for the title?'],
];

/** Loose ideas, each with a picture, linked to the assets they are about. */
export function makeConcepts(
  making: Making,
  settings: Settings,
  crew: Crew,
  production: Production,
  assets: readonly AssetPlan[],
): void {
  const { draft, newId, calendar } = making;
  const [kind] = settings.conceptKinds;
  if (!kind) return;
  const artist = crew.artistsOf('Concept')[0];
  const judge = crew.supervisorOf('Concept');
  const byName = new Map(assets.map((asset) => [asset.path, asset.row.id]));
  for (const [index, [name, scene, about, verdict, remark]] of lines.entries()) {
    const begun = timeText(calendar.momentMs(calendar.workday(-91 + index * 11), 9, 40));
    const made = timeText(calendar.momentMs(calendar.workday(-90 + index * 11), 10 + (index % 6), 20));
    const judged = timeText(calendar.momentMs(calendar.workday(-88 + index * 11), 17, 5 + index));
    const links = about.map((asset) => byName.get(asset)).filter((id) => id !== undefined);
    const entity = add(draft, 'entity', {
      id: newId(),
      created_at: begun,
      name,
      description: remark,
      project_id: production.id,
      entity_type_id: settings.entityTypes.get('Concept') ?? '',
      created_by: artist.id,
      entity_concept_links: links,
      data: {},
    });
    const task = add(draft, 'task', {
      id: newId(),
      created_at: begun,
      updated_at: judged,
      name: 'main',
      project_id: production.id,
      task_type_id: kind.id,
      task_status_id: settings.conceptStatuses[verdict],
      entity_id: entity.id,
      assigner_id: artist.id,
      assignees: [artist.id],
    });
    const preview = add(draft, 'preview_file', {
      id: newId(),
      created_at: made,
      name: newId().slice(0, 13),
      original_name: name.toLowerCase().replaceAll(/\W+/g, '_'),
      revision: 1,
      extension: 'png',
      source: 'webgui',
      file_size: 420_000 + index * 17_311,
      status: 'ready',
      width: 1280,
      height: 720,
      task_id: task.id,
      person_id: artist.id,
      drawing: { scene, frame: 1, variant: index + 2, look: index % 3 === 2 ? 'sketch' : 'final' },
    });
    const say = (created: string, authorId: string, statusId: string, text: string, previews: readonly string[]) =>
      add(draft, 'comment', {
        id: newId(),
        created_at: created,
        object_id: task.id,
        object_type: 'Task',
        text,
        person_id: authorId,
        task_status_id: statusId,
        previews,
        links: [],
      });
    say(made, artist.id, settings.conceptStatuses.neutral, `${name}.`, [preview.id]);
    say(judged, judge.id, settings.conceptStatuses[verdict], remark, []);
    task.last_comment_date = judged;
    task.last_preview_file_id = preview.id;
    entity.preview_file_id = preview.id;
  }
}
