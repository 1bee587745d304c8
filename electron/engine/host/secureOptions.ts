import type { RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import tls from 'node:tls';

/** What a request over TLS needs besides its address. */
export function secureOptions(url: string, ca: string | null): RequestOptions {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return {
    ...(ca === null ? {} : { secureContext: trusting(ca) }),
    // Through a tunnel the name of a bare address gets lost, and the certificate would be compared with localhost.
    ...(isIP(host) === 0
      ? {}
      : {
          checkServerIdentity: (_name: string, certificate: tls.PeerCertificate) =>
            tls.checkServerIdentity(host, certificate),
        }),
  };
}

const contexts = new Map<string, tls.SecureContext>();

/** The usual certificates and the studio's own one: `ca` alone would replace them. */
function trusting(ca: string): tls.SecureContext {
  const known = contexts.get(ca);
  if (known !== undefined) return known;
  // Node 20 has no list with the machine's own additions.
  const usual = typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates;
  const context = tls.createSecureContext({ ca: [...usual, ca] });
  contexts.set(ca, context);
  return context;
}
