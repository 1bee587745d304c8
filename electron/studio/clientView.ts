/*
 * What 1.0.97 keeps from clients: who works on a task, how long it takes, when it is due. The keys stay.
 */
import type { Context } from './call.ts';
import { wholeNumber } from './json.ts';
import { isClient } from './permissions.ts';
import type { Sent } from './serialise.ts';

export const clientBlanks: Sent = {
  assignees: [],
  assigner_id: null,
  completion_rate: 0,
  difficulty: null,
  done_date: null,
  due_date: null,
  duration: wholeNumber(0),
  end_date: null,
  estimation: wholeNumber(0),
  last_comment_date: null,
  nb_assets_ready: 0,
  nb_drawings: 0,
  priority: 0,
  real_start_date: null,
  retake_count: 0,
  start_date: null,
};

export const isBlankedFor = (context: Context, projectId: string | null): boolean =>
  context.studio.isNew && isClient(context, projectId);

/** The task as the caller may see it. */
export function seenTask(context: Context, projectId: string | null, sent: Sent): Sent {
  if (!isBlankedFor(context, projectId)) return sent;
  for (const key in clientBlanks) if (key in sent) sent[key] = clientBlanks[key];
  return sent;
}
