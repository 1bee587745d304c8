/** First path segments of the web client's pages: an address copied from a browser ends in one. */
const pages = new Set([
  'productions',
  'open-productions',
  'my-productions',
  'my-tasks',
  'my-checks',
  'todos',
  'login',
  'server-down',
  'reset-password',
  'reset-change-password',
  'profile',
  'notifications',
  'people',
  'person',
  'persons',
  'timesheets',
  'departments',
  'task-types',
  'task-status',
  'asset-types',
  'settings',
  'studios',
  'news-feed',
  'entity-chats',
  'logs',
  'bots',
  'backgrounds',
  'custom-actions',
  'status-automations',
  'hardware-items',
  'software-licenses',
  'salary-scale',
  'main-schedule',
  'production-schedule',
  'newsfeed',
]);

/**
 * The addresses at which a server may be, from what a person typed or pasted, best guess first: scheme, host, port and
 * sub-path, without `/api`. Without a scheme https comes before http. Empty where nothing in it can be a host.
 */
export function serverAddresses(typed: string): readonly string[] {
  const text = bracketed(typed.trim().replace(/^["'<]+|["'>]+$/g, ''));
  if (text === '') return [];
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return [];
  const bases = scheme === undefined ? [`https://${text}`, `http://${text}`] : [text];
  return bases.flatMap(addressesOf);
}

function addressesOf(text: string): readonly string[] {
  const url = parsed(text);
  if (url === null || url.hostname === '') return [];
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const end = segments.findIndex((segment) => segment === 'api' || pages.has(segment));
  const kept = end === -1 ? segments : segments.slice(0, end);
  const paths: string[] = [];
  // A sub-path is tried as it stands first; what is left of a page's address shows itself by not answering.
  for (let length = kept.length; length >= 0; length -= 1) paths.push(kept.slice(0, length).join('/'));
  const tried = paths.length > maxPaths ? [...paths.slice(0, maxPaths - 1), ''] : paths;
  return tried.map((path) => (path === '' ? url.origin : `${url.origin}/${path}`));
}
const maxPaths = 4;

/** An IPv6 address stands in brackets in a URL, and people leave them out. */
function bracketed(text: string): string {
  return /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i.test(text) ? `[${text}]` : text;
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    // Not an address; the caller says so.
    return null;
  }
}

export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}
