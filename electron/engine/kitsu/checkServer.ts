import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import type { ServerCheck } from '../../../shared/model/account.ts';
import type { Host, HttpResponse } from '../host.ts';
import { asApiError } from './answerError.ts';
import { flagOf, textOf } from './decode/wireValues.ts';
import { isLoopback, serverAddresses } from './serverAddress.ts';
import { isSupportedVersion } from './version.ts';
import { isRecord, parseJson, readText } from './wireJson.ts';

const checkIdleMs = 10_000;
const maxRedirects = 3;
/** Where https fails for one of these, http is another door and not a way around a warning. */
const httpMayHelp: ReadonlySet<ErrorCode> = new Set(['unreachable', 'timeout', 'broken-answer', 'not-kitsu']);

/** Looks for a Kitsu at an address as somebody typed it: GET {address}/api/, then its public /api/config. */
export async function checkServer(host: Pick<Host, 'sendHttp' | 'now'>, typed: string): Promise<ServerCheck> {
  const addresses = serverAddresses(typed);
  let failure: Failure = { code: 'not-kitsu', detail: { typed } };
  let isFirst = true;
  for (const address of addresses) {
    const isFallback = address.startsWith('http:') && addresses[0]?.startsWith('https:') === true;
    if (isFallback && !httpMayHelp.has(failure.code)) break;
    const found = await lookAt(host, address);
    if (found.kind === 'kitsu') return found;
    // The first address is what was meant: what failed there is what is told, unless a later one got further.
    if (isFirst || (failure.code !== 'not-kitsu' && found.code === 'not-kitsu')) failure = found;
    isFirst = false;
    if (found.code === 'offline') break;
  }
  return { kind: 'failed', code: failure.code, detail: failure.detail };
}

type Failure = { readonly code: ErrorCode; readonly detail: ErrorDetail };

async function lookAt(
  host: Pick<Host, 'sendHttp' | 'now'>,
  address: string,
): Promise<Extract<ServerCheck, { kind: 'kitsu' }> | (Failure & { readonly kind: 'failed' })> {
  const startedAt = host.now();
  try {
    const { url, response, text } = await getFollowing(host, `${address}/api/`);
    const body = parseJson(text);
    const version = isRecord(body) ? textOf(body['version']) : '';
    if (response.status !== 200 || !isRecord(body) || body['api'] !== 'Zou') {
      return { kind: 'failed', code: 'not-kitsu', detail: whatWasFound(address, response, text) };
    }
    const answerMs = host.now() - startedAt;
    const serverUrl = url.replace(/\/api\/?$/, '');
    return {
      kind: 'kitsu',
      url: serverUrl,
      version,
      answerMs,
      isPlainHttp: serverUrl.startsWith('http:') && !isLoopback(serverUrl),
      isSupported: isSupportedVersion(version),
      ...(await signInWays(host, serverUrl)),
    };
  } catch (error) {
    const { code, detail } = asApiError(error);
    return { kind: 'failed', code, detail: { ...detail, url: address } };
  }
}

/** Without a token there is nothing to leak, so a move to https or to another host is followed; one away from https is not. */
async function getFollowing(
  host: Pick<Host, 'sendHttp'>,
  address: string,
): Promise<{ readonly url: string; readonly response: HttpResponse; readonly text: string }> {
  let url = address;
  for (let followed = 0; ; followed += 1) {
    const response = await host.sendHttp({
      url,
      method: 'GET',
      headers: { accept: 'application/json' },
      body: null,
      signal: null,
      idleMs: checkIdleMs,
    });
    const text = await readText(response.body);
    const location = response.headers['location'];
    const next =
      response.status >= 300 && response.status < 400 && location !== undefined ? new URL(location, url) : null;
    const leadsToApi = next !== null && /\/api\/?$/.test(next.pathname) && /^https?:$/.test(next.protocol);
    const losesTls = next !== null && url.startsWith('https:') && next.protocol === 'http:';
    if (!leadsToApi || losesTls || followed >= maxRedirects) return { url, response, text };
    url = `${next.origin}${next.pathname}`;
  }
}

async function signInWays(
  host: Pick<Host, 'sendHttp'>,
  serverUrl: string,
): Promise<Pick<Extract<ServerCheck, { kind: 'kitsu' }>, 'hasSaml' | 'samlName' | 'hasOidc' | 'oidcName'>> {
  const config = await readConfig(host, serverUrl);
  return {
    hasSaml: flagOf(config['saml_enabled']),
    samlName: textOf(config['saml_idp_name']),
    hasOidc: flagOf(config['oidc_enabled']),
    oidcName: textOf(config['oidc_idp_name']),
  };
}

async function readConfig(host: Pick<Host, 'sendHttp'>, serverUrl: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { response, text } = await getFollowing(host, `${serverUrl}/api/config`);
    const config = response.status === 200 ? parseJson(text) : undefined;
    return isRecord(config) ? config : {};
  } catch {
    // It only adds buttons to the sign-in: a Kitsu without it is still a Kitsu.
    return {};
  }
}

const mostTitleBytes = 10_000;

function whatWasFound(address: string, response: HttpResponse, text: string): ErrorDetail {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, mostTitleBytes))?.[1]?.trim() ?? '';
  return {
    url: address,
    status: response.status,
    server: response.headers['server'] ?? '',
    contentType: response.headers['content-type'] ?? '',
    title,
    location: response.headers['location'] ?? '',
  };
}
