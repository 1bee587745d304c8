import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from 'electron';
import { contentTypeOf } from '../../shared/contentType.ts';
import { contentPolicyOf } from './contentPolicy.ts';
import { isDevelopment, pageOrigin } from './page.ts';

/** Serves the renderer's files under `app://inari/`, and gives every page and every thread its content policy. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || `${url.protocol}//${url.host}` !== 'app://inari')
      return new Response(null, { status: 404 });
    const file = path.resolve(folder, `.${url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname)}`);
    if (!file.startsWith(folder + path.sep)) return new Response(null, { status: 404 });
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch {
      return new Response(null, { status: 404 });
    }
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': pageType(path.extname(file)),
        'content-security-policy': contentPolicyOf(url.pathname),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  });
  if (!isDevelopment) return;
  session.webRequest.onHeadersReceived({ urls: [`${pageOrigin}/*`] }, ({ url, responseHeaders }, answer) => {
    const policy = contentPolicyOf(new URL(url).pathname);
    answer({ responseHeaders: { ...responseHeaders, 'content-security-policy': [policy] } });
  });
}

function pageType(extension: string): string {
  const type = contentTypeOf(extension.slice(1).toLowerCase());
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
