/**
 * What the app asked of servers in its journeys, in artifacts/routes.jsonl: the contract suite looks whether each route has a
 * probe. `npm test` begins the list anew; several processes may add to it at once.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const routesFile = join(import.meta.dirname, '../../../artifacts/routes.jsonl');

/** @param requests each as `METHOD /api/path`, without its query; what is not below /api is no call */
export function recordRoutes(requests: readonly string[]): void {
  const routes = new Set(requests.filter((request) => /^\w+ \/api(\/|$)/.test(request)).map(patternOf));
  const lines = [...routes].map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return `${JSON.stringify({ method, path })}\n`;
  });
  mkdirSync(dirname(routesFile), { recursive: true });
  appendFileSync(routesFile, lines.join(''));
}

function patternOf(request: string): string {
  return request
    .replace(/ \/api$/, ' /api/')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '{id}')
    .replaceAll(/\/\d{4}-\d\d-\d\d(?=\/|$)/g, '/{date}')
    .replace(/\/file\/[^/]+$/, '/file/{name}');
}
