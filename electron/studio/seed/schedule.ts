import { add } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Content } from './content.ts';
import type { Making } from './making.ts';

const milestones = [
  ['Color script approved', 0.12, 'Layout'],
  ['Animatic locked', 0.22, 'Layout'],
  ['Hero assets final', 0.42, 'Shading'],
  ['First screening', 0.5, 'Compositing'],
  ['Animation half way', 0.62, 'Animation'],
  ['Animation complete', 0.8, 'Animation'],
  ['Picture lock', 0.9, 'Compositing'],
  ['Delivery', 1, null],
] as const;

/** Milestones, the schedule of every step (and of its sequences), and a named copy of the plan for servers that keep them. */
export function makeSchedule(making: Making, { production, sequences, tasks }: Content): void {
  const { draft, newId, calendar, options } = making;
  const { row, days, assetKinds, shotKinds } = production;
  const length = days.to - days.from;
  const head = () => ({ id: newId(), created_at: row.created_at });
  const kinds = [...assetKinds, ...shotKinds];
  for (const [name, share, kindName] of milestones) {
    add(draft, 'milestone', {
      ...head(),
      name,
      date: calendar.day(calendar.workday(Math.round(days.from + share * length))),
      project_id: production.id,
      task_type_id: kinds.find((kind) => kind.name === kindName)?.id ?? null,
    });
  }
  for (const [index, kind] of kinds.entries()) {
    const from = Math.round(days.from + (index / (kinds.length + 3)) * length);
    const to = Math.min(days.to, Math.round(from + length * 0.45));
    const item = (objectId: string | null, start: number, end: number, manDays: number) =>
      add(draft, 'schedule_item', {
        ...head(),
        start_date: calendar.day(calendar.workday(start)),
        end_date: calendar.day(calendar.workday(end)),
        man_days: manDays,
        project_id: production.id,
        task_type_id: kind.id,
        object_id: objectId,
      });
    item(null, from, to, 120 + index * 30);
    if (!shotKinds.includes(kind)) continue;
    for (const [number, sequence] of sequences.slice(0, 40).entries()) {
      const step = (to - from) / Math.min(40, sequences.length);
      item(
        sequence.row.id,
        Math.round(from + number * step * 0.85),
        Math.round(from + (number + 1.4) * step),
        sequence.shots.length * 2,
      );
    }
  }
  if (options.kitsu !== '1.0.97') return;
  const version = add(draft, 'production_schedule_version', {
    id: newId(),
    created_at: timeText(calendar.momentMs(-40, 16, 0)),
    name: 'Plan of the first screening',
    project_id: production.id,
    locked: true,
  });
  for (const { row: task } of tasks.slice(0, 200)) {
    if (task.start_date === null) continue;
    add(draft, 'production_schedule_version_task_link', {
      id: newId(),
      created_at: version.created_at,
      production_schedule_version_id: version.id,
      task_id: task.id,
      start_date: task.start_date,
      due_date: task.due_date,
      estimation: task.estimation,
      assignees: task.assignees,
    });
  }
}
