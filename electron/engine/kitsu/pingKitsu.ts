import type { Host } from '../host.ts';
import { answerError, asApiError, brokenAnswer } from './answerError.ts';
import { textOf } from './decode/wireValues.ts';
import { isRecord, parseJson, readText } from './wireJson.ts';

const pingIdleMs = 10_000;

/**
 * GET /api/, without a token: is a Kitsu there, and which version? Without the slash at the end a web server in front answers
 * with a redirect. Fails with an ApiError.
 */
export async function pingKitsu(
  host: Pick<Host, 'sendHttp'>,
  serverUrl: string,
  signal: AbortSignal | null = null,
): Promise<{ readonly version: string }> {
  try {
    const response = await host.sendHttp({
      url: `${serverUrl}/api/`,
      method: 'GET',
      headers: { accept: 'application/json' },
      body: null,
      signal,
      idleMs: pingIdleMs,
    });
    const text = await readText(response.body);
    // Kitsu does not lead elsewhere from there: a network asks for its own sign-in first.
    if (response.status >= 300 && response.status < 400) throw brokenAnswer(response.status, 'not a Kitsu');
    if (response.status !== 200) throw answerError(response, text, 'GET /');
    const body = parseJson(text);
    if (!isRecord(body) || body['api'] !== 'Zou') throw brokenAnswer(response.status, 'not a Kitsu');
    return { version: textOf(body['version']) };
  } catch (error) {
    throw asApiError(error);
  }
}
