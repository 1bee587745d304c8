import type { Agent } from 'node:http';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { TransportError } from './TransportError.ts';

export type ProxyLogin = { readonly user: string; readonly password: string } | null;

/**
 * The agent for an answer of Chromium's proxy resolution (`DIRECT`, `PROXY host:port`, `HTTPS host:port`, `SOCKS5 host:port`, several
 * separated by `;`, tried by Chromium in their order: here the first that Node can use). Null: straight to the server.
 * @param loginFor asked with the proxy's `host:port`: what the network of the moment names may be anybody's
 */
export async function proxyAgent(
  resolved: string,
  url: string,
  loginFor: (address: string) => ProxyLogin | Promise<ProxyLogin>,
): Promise<Agent | null> {
  const entries = resolved
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return null;
  for (const entry of entries) {
    const [kind = '', address = ''] = entry.split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = schemes[kind.toUpperCase()];
    if (scheme !== undefined && address !== '')
      return agentFor(scheme, `${scheme}://${credentials(await loginFor(address))}${address}`, url);
  }
  throw new TransportError('proxy', false, { reason: 'no proxy of a kind that uploads can use', resolved });
}

const schemes: Readonly<Record<string, 'http' | 'https' | 'socks4a' | 'socks5h'>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4a',
  SOCKS4: 'socks4a',
  SOCKS5: 'socks5h',
};

function agentFor(scheme: 'http' | 'https' | 'socks4a' | 'socks5h', proxy: string, url: string): Agent {
  if (scheme === 'socks4a' || scheme === 'socks5h') return new SocksProxyAgent(proxy);
  // Plain calls go to the proxy as they are; whatever is encrypted, and a websocket always, needs a tunnel.
  return url.startsWith('http:') ? new HttpProxyAgent(proxy) : new HttpsProxyAgent(proxy);
}

function credentials(login: ProxyLogin): string {
  return login === null ? '' : `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`;
}
