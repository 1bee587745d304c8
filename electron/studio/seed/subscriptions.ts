import { timeText } from './calendar.ts';
import type { Crew, Member } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { PlannedTask } from './planned.ts';

export type Followers = (task: PlannedTask) => readonly Member[];

/** Who follows which work: single tasks, and a step of a whole sequence. */
export function makeSubscriptions(making: Making, crew: Crew, tasks: readonly PlannedTask[]): Followers {
  const { draft, newId, calendar } = making;
  const created = timeText(calendar.momentMs(-45, 10, 30));
  const followers = new Map<string, Member[]>();
  const follow = (
    key: string,
    member: Member | null,
    values: { readonly task_id?: string; readonly entity_id?: string; readonly task_type_id?: string },
  ) => {
    if (!member || followers.get(key)?.includes(member)) return;
    followers.set(key, [...(followers.get(key) ?? []), member]);
    add(draft, 'subscription', { id: newId(), created_at: created, person_id: member.id, ...values });
  };
  const ofSequence = (task: PlannedTask) => `${task.entity.row.parent_id} ${task.kind.id}`;
  const random = making.chance('subscriptions');
  for (const task of tasks) {
    const { entity, kind, row } = task;
    if (!entity.production.isScripted || entity.kind !== 'shot') continue;
    if (entity.path === 'SQ020/SH0040' && (kind.name === 'FX' || kind.name === 'Lighting'))
      follow(row.id, crew.find('Camille Roy'), { task_id: row.id });
    const parent = entity.row.parent_id;
    if (entity.path === 'SQ020/SH0010' && parent !== null && (kind.name === 'Animation' || kind.name === 'Lighting')) {
      const member = kind.name === 'Animation' ? crew.find('Aiko Mori') : crew.find('Hana Okafor');
      follow(ofSequence(task), member, { entity_id: parent, task_type_id: kind.id });
    }
    if (followers.size < 40 && random.chance(0.03)) follow(row.id, crew.managers[0], { task_id: row.id });
  }
  return (task) => [...(followers.get(task.row.id) ?? []), ...(followers.get(ofSequence(task)) ?? [])];
}
