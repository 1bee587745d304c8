/*
 * Events: to every connected socket, and into the log unless they are live only.
 */
import type { Context } from './call.ts';
import { shownTime } from './clock.ts';
import type { JsonObject } from './columns.ts';

export type EventOptions = {
  readonly projectId?: string | null | undefined;
  /** Live only: not kept in the event log. */
  readonly isLive?: boolean;
};

/** The log is a demonstration's: the oldest events go when it is this long. */
const longestLog = 20_000;

export function emit(context: Context, name: string, payload: JsonObject, options: EventOptions = {}): void {
  const { studio, caller } = context;
  const projectId = options.projectId ?? null;
  const data: JsonObject = projectId === null ? payload : { ...payload, project_id: projectId };
  if (options.isLive !== true) {
    const { api_event: log } = studio.store;
    log.insert({ name, user_id: caller.id, project_id: projectId, data });
    if (log.size > longestLog) {
      const oldest = log.all().slice(0, longestLog / 10);
      for (const event of oldest) log.delete(event.id);
    }
  }
  studio.publish(name, data);
}

/** A time inside a payload. */
export const eventTime = (time: string): string => shownTime(time);
