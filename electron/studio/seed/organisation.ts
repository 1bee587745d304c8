import { roomSizeBytes } from '../art/room.ts';
import { timeText } from './calendar.ts';
import type { Crew } from './crew.ts';
import { add } from './draft.ts';
import type { Making } from './making.ts';
import type { Production } from './production.ts';
import type { Settings } from './settings.ts';

/** The studio itself, and the settings that belong to no production. */
export function makeOrganisation({ draft, newId, founded }: Making, settings: Settings): void {
  const head = () => ({ id: newId(), created_at: founded });
  add(draft, 'organisation', {
    ...head(),
    name: 'Halcyon Studio',
    hours_by_day: 8,
    has_avatar: true,
    hd_by_default: true,
    dark_theme_by_default: true,
    avatar: { scene: 'nightCrossing', frame: 1, variant: 0 },
  });
  for (const [name, color] of [
    ['Lisbon', '#f0a83f'],
    ['Paris', '#3e8fcf'],
  ] as const)
    add(draft, 'studio', { ...head(), name, color });
  for (const [name, room, isDefault] of [
    ['Studio, soft light', 'softStudio', true],
    ['Harbor at noon', 'noonHarbor', false],
  ] as const) {
    add(draft, 'preview_background_file', {
      ...head(),
      name,
      is_default: isDefault,
      original_name: name.toLowerCase().replaceAll(/\W+/g, '_'),
      extension: 'hdr',
      file_size: roomSizeBytes,
      room,
    });
  }
  add(draft, 'custom_action', {
    ...head(),
    name: 'Open in the viewer',
    url: 'http://localhost:8765/open',
    entity_type: 'all',
    is_ajax: true,
  });
  add(draft, 'custom_action', {
    ...head(),
    name: 'Send to the farm',
    url: 'http://localhost:8765/farm',
    entity_type: 'shot',
    is_ajax: true,
  });
  for (const [name, short, cost, amount] of [
    ['Workstation', 'ws', 140, 18],
    ['Pen display', 'pen', 40, 12],
    ['Render node', 'node', 210, 24],
  ] as const) {
    add(draft, 'hardware_item', { ...head(), name, short_name: short, monthly_cost: cost, inventory_amount: amount });
  }
  add(draft, 'data_import_error', {
    ...head(),
    source: 'csv',
    event_data: { line_number: 14, message: 'Sequence SQ125 does not exist.', file: 'shots_november.csv' },
  });
  add(draft, 'data_import_error', {
    ...head(),
    source: 'shotgun',
    event_data: { type: 'Shot', code: 'sq040_sh0200', error: 'Unknown parent' },
  });
  const named = (name: string) => settings.shotKinds.find((kind) => kind.name === name);
  const [layout, animation] = [named('Layout'), named('Animation')];
  if (layout && animation) {
    add(draft, 'status_automation', {
      ...head(),
      entity_type: 'shot',
      in_task_type_id: layout.id,
      in_task_status_id: settings.statuses.done,
      out_task_type_id: animation.id,
      out_task_status_id: settings.statuses.ready,
    });
  }
}

/** Holidays, sick days and the last visits of people. */
export function makePresence(making: Making, crew: Crew): void {
  const { draft, newId, calendar } = making;
  const random = making.chance('presence');
  for (const [index, member] of crew.all.entries()) {
    if (member.role === 'client') continue;
    for (const [from, length, description] of [
      [-70 - (index % 9) * 5, random.whole(4, 11), 'Holidays'],
      [12 + (index % 12) * 6, random.whole(1, 9), 'Holidays'],
      [-18 - (index % 5) * 3, 0, 'Sick leave'],
    ] as const) {
      if (description === 'Sick leave' && !random.chance(0.3)) continue;
      add(draft, 'day_off', {
        id: newId(),
        created_at: timeText(calendar.momentMs(Math.min(-2, from - 20), 12, 0)),
        date: calendar.day(calendar.workday(from)),
        end_date: calendar.day(calendar.workday(from) + length),
        description,
        person_id: member.id,
      });
    }
    const visit = calendar.workday(-random.whole(0, 3));
    add(draft, 'login_log', {
      id: newId(),
      created_at: timeText(calendar.momentMs(visit, 9, random.whole(0, 40))),
      person_id: member.id,
      ip_address: `10.0.2.${20 + (index % 200)}`,
      origin: 'web',
    });
    if (index % 4 === 0)
      add(draft, 'desktop_login_log', {
        id: newId(),
        created_at: timeText(calendar.momentMs(visit, 9, 0)),
        person_id: member.id,
        date: timeText(calendar.momentMs(visit, 9, 0)),
      });
  }
}

/** Ties what belongs to the whole studio to its productions. */
export function linkProductions({ draft }: Making, productions: readonly Production[]): void {
  const backgrounds = draft.preview_background_file.map(({ id }) => id);
  const automations = draft.status_automation.map(({ id }) => id);
  for (const { row } of productions) {
    row.preview_background_files = backgrounds;
    row.default_preview_background_file_id = backgrounds[0] ?? null;
    row.status_automations = row.production_type === 'featurefilm' ? automations : [];
  }
}
