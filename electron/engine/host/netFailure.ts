import { TransportError, type TransportCode } from './TransportError.ts';

/** Raised before anything of the request has left: Chromium says why, but not how far it got. */
const neverSent =
  /^ERR_(?:CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|NETWORK_ACCESS_DENIED|DISALLOWED_URL_SCHEME|INVALID_URL|UNSAFE_PORT|CERT_|SSL_|PROXY_|TUNNEL_|SOCKS_|PAC_|NO_SUPPORTED_PROXIES|MANDATORY_PROXY)/;
const certificate = /^ERR_(?:CERT_|SSL_CLIENT_AUTH|SSL_PINNED|SSL_SERVER_CERT|SSL_OBSOLETE)/;
const proxy = /^ERR_(?:PROXY_|TUNNEL_|SOCKS_|PAC_|NO_SUPPORTED_PROXIES|MANDATORY_PROXY)/;
const garbled =
  /^ERR_(?:CONTENT_|INVALID_HTTP_RESPONSE|INVALID_RESPONSE|RESPONSE_HEADERS|INVALID_CHUNKED|INCOMPLETE_CHUNKED|HTTP2_|EMPTY_RESPONSE)/;

/** What Chromium says about a failed request (`net::ERR_…` in the message), in this app's codes. */
export function netFailure(error: unknown, hasAnswer: boolean): TransportError {
  if (error instanceof TransportError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const reason = /ERR_[A-Z\d_]+/.exec(message)?.[0] ?? '';
  const mayHaveActed = hasAnswer || !neverSent.test(reason);
  return new TransportError(codeOf(reason, hasAnswer), mayHaveActed, { reason: reason || message }, { cause: error });
}

function codeOf(reason: string, hasAnswer: boolean): TransportCode {
  if (certificate.test(reason)) return 'certificate';
  if (proxy.test(reason)) return 'proxy';
  if (reason === 'ERR_INTERNET_DISCONNECTED') return 'offline';
  if (hasAnswer || garbled.test(reason)) return 'broken-answer';
  if (reason === 'ERR_TIMED_OUT' || reason === 'ERR_CONNECTION_TIMED_OUT') return 'timeout';
  return 'unreachable';
}
