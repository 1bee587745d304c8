/**
 * What the app asked of servers in its journeys, in artifacts/routes.json: the contract suite looks whether each route has a
 * probe. `npm test` begins the list anew.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const routesFile = join(import.meta.dirname, '../../../artifacts/routes.json');
const recorded = z.array(z.object({ method: z.string(), path: z.string() }));

/** @param requests each as `METHOD /api/path`, without its query; what is not below /api is no call */
export function recordRoutes(requests: readonly string[]): void {
  const known = new Set(readRoutes().map(({ method, path }) => `${method} ${path}`));
  for (const request of requests) if (/^\w+ \/api(\/|$)/.test(request)) known.add(patternOf(request));
  const routes = [...known].sort().map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path };
  });
  mkdirSync(join(routesFile, '..'), { recursive: true });
  writeFileSync(routesFile, `${JSON.stringify(routes, null, 2)}\n`);
}

function readRoutes(): z.infer<typeof recorded> {
  try {
    return recorded.parse(JSON.parse(readFileSync(routesFile, 'utf8')));
  } catch {
    // None yet, or written by an older version.
    return [];
  }
}

function patternOf(request: string): string {
  return request
    .replace(/ \/api$/, ' /api/')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}')
    .replaceAll(/\/\d{4}-\d\d-\d\d(?=\/|$)/g, '/{date}')
    .replace(/\/file\/[^/]+$/, '/file/{name}');
}
