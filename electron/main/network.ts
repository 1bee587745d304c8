/** What Chromium does for the engine's requests: proxy, proxy login, the studio's own certificate authority. */
import {
  app,
  session,
  type AuthenticationResponseDetails,
  type AuthInfo,
  type ProxyConfig,
  type Session,
} from 'electron';
import type { NetworkSettings } from '../../shared/model/network.ts';
import { describeError, type Log } from './log.ts';
import type { NetworkStore } from './networkSettings.ts';
import { isSignedByStudio } from './studioCertificate.ts';

export type Network = {
  /** For the engine's process: without cookies and without anything kept on disk. */
  readonly session: Session;
  /** To be called after each change; requests under way go on as they began. */
  readonly apply: () => Promise<void>;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly answerLogin: (
    event: { readonly preventDefault: () => void },
    details: AuthenticationResponseDetails,
    auth: AuthInfo,
    answer: (user?: string, password?: string) => void,
  ) => void;
};

const CHROMIUM_ACCEPTS = -3;
const ACCEPT = 0;

export function createNetwork(store: NetworkStore, log: Log): Network {
  const own = session.fromPartition('engine', { cache: false });
  own.setSpellCheckerLanguages([]);
  // Older Electron does not ask this for the engine's requests; there the authority has to be in the user's NSS database.
  own.setCertificateVerifyProc(({ hostname, certificate, verificationResult }, decide) => {
    const pem = store.certificates();
    const isOnlyUnknown = verificationResult === 'net::ERR_CERT_AUTHORITY_INVALID';
    const isStudios = pem !== null && isOnlyUnknown && isSignedByStudio(certificate, hostname, pem);
    decide(isStudios ? ACCEPT : CHROMIUM_ACCEPTS);
  });
  let lastGiven: string | null = null;
  const answerLogin: Network['answerLogin'] = (event, details, auth, answer) => {
    // A server that asks is Kitsu's matter: its answer goes to the engine as it is.
    if (!auth.isProxy) return;
    event.preventDefault();
    const login = store.proxyLogin(`${auth.host}:${String(auth.port)}`);
    // Asked again: what we gave was wrong, or Chromium tried a former one that it had kept.
    const isNew = login !== null && (details.firstAuthAttempt || JSON.stringify(login) !== lastGiven);
    if (isNew) {
      lastGiven = JSON.stringify(login);
      return answer(login.user, login.password);
    }
    log.write('warning', 'proxy-login-missing', { host: auth.host, wasWrong: login !== null });
    answer();
  };
  app.on('login', (event, _contents, details, auth, answer) => answerLogin(event, details, auth, answer));
  return {
    session: own,
    apply: async () => {
      const configuration = proxyConfiguration(store.current().proxy);
      // Older Electron sends the engine's requests by the app's own settings, newer by the session's.
      await Promise.all([app.setProxy(configuration), own.setProxy(configuration)]).catch((error: unknown) => {
        log.write('error', 'proxy-not-set', describeError(error));
      });
      lastGiven = null;
      await Promise.all([own.clearAuthCache(), own.closeAllConnections()]);
    },
    resolveProxy: (url) => own.resolveProxy(url),
    answerLogin,
  };
}

function proxyConfiguration(proxy: NetworkSettings['proxy']): ProxyConfig {
  if (proxy.kind === 'manual')
    return { mode: 'fixed_servers', proxyRules: proxy.rules, proxyBypassRules: proxy.bypass };
  return { mode: proxy.kind };
}
