import type { Row } from '../tables.ts';
import type { Drawing, TaskStatusLink, TaskTypeLink } from '../tables/values.ts';
import type { Crew, Member } from './crew.ts';
import { add, type Writable } from './draft.ts';
import { timeText } from './calendar.ts';
import type { Making } from './making.ts';
import type { Settings, TaskKind } from './settings.ts';
import { assetTypeNames } from './stories/story.ts';

export type Production = {
  readonly id: string;
  readonly name: string;
  readonly row: Writable<'project'>;
  readonly isSeries: boolean;
  /** The script of its shots fixes some of its tasks and what is said about them. */
  readonly isScripted: boolean;
  readonly framesPerSecond: number;
  /** Number of a shot's first frame. */
  readonly frameIn: number;
  readonly team: readonly Member[];
  readonly assetKinds: readonly TaskKind[];
  readonly shotKinds: readonly TaskKind[];
  /** First and last day of the plan, counted from today. */
  readonly days: { readonly from: number; readonly to: number };
};

export type ProductionPlan = {
  readonly name: string;
  readonly code: string;
  readonly description: string;
  readonly isSeries: boolean;
  readonly framesPerSecond: number;
  readonly frameIn: number;
  readonly resolution: string;
  readonly style: Row<'project'>['production_style'];
  readonly isClosed: boolean;
  readonly isScripted?: boolean;
  readonly team: readonly Member[];
  readonly picture: Drawing;
  readonly days: { readonly from: number; readonly to: number };
  readonly more?: Partial<Row<'project'>>;
};

export function makeProduction(making: Making, settings: Settings, plan: ProductionPlan): Production {
  const { draft, newId, calendar, options } = making;
  const created = timeText(calendar.momentMs(plan.days.from - 21, 10, 0));
  const typeLink = (priority: number): TaskTypeLink => ({
    priority,
    hd_bitrate_compression: null,
    ld_bitrate_compression: null,
    is_client_visible: true,
  });
  const statusLink = (priority: number): TaskStatusLink => ({
    priority,
    roles_for_board: ['user', 'admin', 'supervisor', 'manager', 'vendor'],
    is_client_allowed: null,
  });
  const { assetKinds, shotKinds } = settings;
  const others = [...settings.sequenceKinds, ...settings.editKinds, ...settings.conceptKinds];
  const row = add(draft, 'project', {
    id: newId(),
    created_at: created,
    name: plan.name,
    code: plan.code,
    description: plan.description,
    fps: String(plan.framesPerSecond),
    ratio: '16:9',
    resolution: plan.resolution,
    // 0.20.52 has a compression of its own for each production, 1.0.97 one for the studio.
    ...(options.kitsu === '0.20.52' ? { hd_bitrate_compression: 28, ld_bitrate_compression: 6 } : {}),
    production_type: plan.isSeries ? 'tvshow' : 'featurefilm',
    production_style: plan.style,
    start_date: calendar.day(plan.days.from),
    end_date: calendar.day(plan.days.to),
    homepage: plan.isSeries ? 'episodes' : 'shots',
    project_status_id: plan.isClosed ? settings.closedId : settings.openId,
    team: plan.team.map(({ id }) => id),
    asset_types: assetTypeNames.map((name) => settings.entityTypes.get(name) ?? ''),
    task_type_links: Object.fromEntries([
      ...[...assetKinds, ...others].map(({ id }, index) => [id, typeLink(index + 1)] as const),
      ...shotKinds.map(({ id }, index) => [id, typeLink(index + 1)] as const),
    ]),
    task_status_links: Object.fromEntries(
      [...Object.values(settings.statuses), ...Object.values(settings.conceptStatuses)].map((id, index) => [
        id,
        statusLink(index + 1),
      ]),
    ),
    has_avatar: true,
    avatar: plan.picture,
    data: {},
    is_set_preview_automated: true,
    is_preview_download_allowed: true,
    ...plan.more,
  });
  const { name, isSeries, framesPerSecond, frameIn, team, days } = plan;
  return {
    id: row.id,
    name,
    row,
    isSeries,
    isScripted: plan.isScripted ?? false,
    framesPerSecond,
    frameIn,
    team,
    assetKinds,
    shotKinds,
    days,
  };
}

/** The members of a crew that work on a production. */
export const teamOf = (crew: Crew, isWanted: (member: Member, index: number) => boolean): Member[] =>
  crew.all.filter(isWanted);
