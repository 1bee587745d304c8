import type { StudioData, StudioOptions } from '../tables.ts';
import { toldIn, usualBeats, type Beat } from './beats.ts';
import { makeCrew, type Crew } from './crew.ts';
import { finished, type Draft } from './draft.ts';
import { announcePlaylists, makeAssignations } from './assignations.ts';
import { makeBudgets, makeSalaryScale } from './budgets.ts';
import { makeChats } from './chats.ts';
import { linkProductions, makeOrganisation, makePresence } from './organisation.ts';
import { makeFileKinds, makePipelineFiles } from './pipelineFiles.ts';
import { makePlaylists } from './playlists.ts';
import { makeRecentEvents } from './recentEvents.ts';
import { makeSampleFiles } from './sampleFiles.ts';
import { makeSchedule } from './schedule.ts';
import { makeSearchFilters } from './searchFilters.ts';
import { makeSubscriptions } from './subscriptions.ts';
import { makeArchive } from './archive.ts';
import { makeFilm } from './film.ts';
import { openHistory, type Historian, type Told } from './history.ts';
import { beginMaking, type Making } from './making.ts';
import type { PlannedTask } from './planned.ts';
import type { Production } from './production.ts';
import { countReadiness } from './readiness.ts';
import { scriptedTalk } from './scriptedTalk.ts';
import { makeSeries } from './series.ts';
import { makeSettings } from './settings.ts';
import { handOverDoneWork } from './tasks.ts';
import { makeTimesheets } from './timesheets.ts';

/**
 * A whole studio of made-up people and work: a feature film of the size asked for, a smaller series and a closed production.
 * The same options give the same rows. Throws an Error when the options ask for nobody.
 */
export function makeStudio(options: StudioOptions): StudioData {
  const making = beginMaking(options);
  const { draft } = making;
  const settings = makeSettings(making);
  const crew = makeCrew(making, settings);
  makeOrganisation(making, settings);
  makeSalaryScale(making, settings);
  const film = makeFilm(making, settings, crew);
  const series = makeSeries(making, settings, crew);
  const archive = makeArchive(making, settings, crew);
  const contents = [film, series, archive];
  linkProductions(
    making,
    contents.map(({ production }) => production),
  );
  const tasks = handOverDoneWork(
    crew,
    contents.flatMap((content) => content.tasks),
    64,
  );
  joinTeams(tasks);
  const historian = openHistory(making, settings, crew, makeSubscriptions(making, crew, tasks));
  tellAll(making, crew, historian, tasks);
  makeTimesheets(making, tasks);
  showMainPreviews(draft, historian);
  const fileKinds = makeFileKinds(making);
  for (const planned of contents) {
    const { production } = planned;
    const content = { ...planned, tasks: tasks.filter(({ entity }) => entity.production === production) };
    countReadiness(production, content.assets, content.tasks, content.castings);
    makeSchedule(making, content);
    makeBudgets(making, settings, crew, production);
    if (planned === archive) continue;
    makePlaylists(making, crew, content);
    makeChats(making, crew, content);
    announcePlaylists(making, crew, production);
    makePipelineFiles(making, fileKinds, content);
  }
  makeSearchFilters(making, settings, crew, film.production);
  makeAssignations(making, tasks);
  makePresence(making, crew);
  makeRecentEvents(making, tasks);
  makeSampleFiles(making, tasks);
  return finished(draft);
}

/** Whoever is given work joins the production's team, as on the server. */
function joinTeams(tasks: readonly PlannedTask[]): void {
  const teams = new Map<Production, Set<string>>();
  for (const { entity, assignees } of tasks) {
    const { production } = entity;
    const team = teams.get(production) ?? new Set(production.row.team);
    teams.set(production, team);
    for (const { id } of assignees) team.add(id);
  }
  for (const [production, team] of teams) production.row.team = [...team];
}

/** Tells the tasks' histories in as many comments as the options ask for. */
function tellAll(making: Making, crew: Crew, historian: Historian, tasks: readonly PlannedTask[]): void {
  const random = making.chance('beats');
  let left = making.options.comments - making.draft.comment.length;
  const usual = tasks.map((task, index): readonly Beat[] => {
    const { production, kind, path } = task.entity;
    const scripted =
      !production.isScripted || left <= 0
        ? null
        : scriptedTalk(making, crew, path, task.kind.name, production.frameIn, production.framesPerSecond);
    if (scripted) {
      const kept = scripted.slice(-left);
      historian.write(task, kept);
      replan(making, task, kept);
      left -= kept.length;
      return [];
    }
    const isFirstOfShot = kind === 'shot' && tasks[index - 1]?.entity !== task.entity;
    return usualBeats(task.status, isFirstOfShot, kind === 'shot', random);
  });
  const wanted = usual.reduce((sum, beats) => sum + beats.length, 0);
  const share = wanted > 0 ? Math.max(0, left) / wanted : 0;
  let owed = 0;
  for (const [index, beats] of usual.entries()) {
    const task = tasks[index];
    if (!task || beats.length === 0) continue;
    owed += beats.length * share;
    const count = Math.round(owed);
    owed -= count;
    historian.tell(task, toldIn(count, beats, random));
  }
}

/** Where a story fixes what was said about a finished task, its plan is what happened. */
function replan({ calendar }: Making, { row, status }: PlannedTask, told: readonly Told[]): void {
  const [first, last] = [told[0], told.at(-1)];
  if (status !== 'done' || !first || !last) return;
  row.start_date = calendar.midnight(calendar.offsetOf(first.momentMs));
  row.due_date = calendar.midnight(calendar.offsetOf(last.momentMs));
}

function showMainPreviews(draft: Draft, { mainPreviews }: Historian): void {
  for (const entity of draft.entity) {
    const preview = mainPreviews.get(entity.id);
    if (!preview) continue;
    entity.preview_file_id = preview.id;
    if (preview.created_at > entity.updated_at) entity.updated_at = preview.created_at;
  }
}
