// The routes that the app's journeys were seen to call, and whether each has a probe.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Probe } from './probe.ts';

const recorded = z.object({ method: z.string(), path: z.string() });
type RecordedRoutes = readonly z.infer<typeof recorded>[];

/** What the journeys of the last `npm test` recorded, a line each time; null where none has run here. */
export function readRecordedRoutes(path: string): RecordedRoutes | null {
  if (!existsSync(path)) return null;
  const lines = new Set(readFileSync(path, 'utf8').split('\n'));
  lines.delete('');
  return [...lines].map((line) => recorded.parse(JSON.parse(line)));
}

/** Parameters are written in several ways: {id}, :id, or an id itself. A trailing slash says nothing to the server. */
function normalised(method: string, path: string): string {
  const segments = path
    .replace(/^\/api(?=\/)/, '')
    .split('?', 1)[0]
    ?.split('/')
    .filter((segment) => segment !== '')
    .map((segment) =>
      segment
        .replace(/\{[^}]*\}|^:\w+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{}')
        .replace(/^\d{4}-\d\d-\d\d$/, '{}'),
    );
  return `${method.toUpperCase()} /${(segments ?? []).join('/')}`;
}

/** Recorded routes that no probe covers, in the words of the recording. */
export function routesWithoutProbe(routes: RecordedRoutes, probes: readonly Probe[]): string[] {
  const known = probes.map(({ route }) => {
    const [method = '', ...rest] = route.split(' ');
    return normalised(method, rest.join(' ')).split('/');
  });
  const isCovered = (route: string) => {
    const parts = route.split('/');
    // A probe's parameter stands for any segment: a recording may name an asset type or an entity kind in full.
    return known.some(
      (candidate) =>
        candidate.length === parts.length && candidate.every((part, index) => part === parts[index] || part === '{}'),
    );
  };
  return routes.map((route) => normalised(route.method, route.path)).filter((route) => !isCovered(route));
}
