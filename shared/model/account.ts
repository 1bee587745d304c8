import type { ErrorCode, ErrorDetail } from '../errors.ts';
import type { Id, Instant, Role } from './studio.ts';

/** A person on a server, as this computer knows it. One database each. */
export type AccountSummary = {
  readonly id: Id;
  readonly serverUrl: string;
  readonly serverName: string;
  readonly studioName: string;
  readonly personId: Id;
  readonly personName: string;
  readonly email: string;
  readonly isDemo: boolean;
  readonly lastOpenedAt: Instant | null;
  readonly lastPulledAt: Instant | null;
  /** Commands that have not reached the server. */
  readonly waitingCount: number;
  readonly sizeBytes: number;
  /** False after a sign-out or where tokens could not be kept: it opens for reading, sending waits for the sign-in. */
  readonly isSignedIn: boolean;
};

/** The account that was on screen last, and why it could not be opened when the app began. */
export type UnopenedAccount = { readonly accountId: Id; readonly code: ErrorCode; readonly detail: ErrorDetail };

/** `expired`: reading goes on, sending waits. `memory`: no key store, the session ends with the app. */
export type Session =
  | { readonly kind: 'none'; readonly unopened: UnopenedAccount | null }
  | {
      readonly kind: 'open';
      readonly account: AccountSummary;
      readonly personId: Id;
      readonly role: Role;
      readonly signIn: 'signed-in' | 'expired' | 'needed';
      readonly tokenStore: 'key-store' | 'memory';
    };

export type ServerCheck =
  | {
      readonly kind: 'kitsu';
      /** The address as it will be kept: scheme, host, port and sub-path, without `/api`. */
      readonly url: string;
      readonly version: string;
      readonly answerMs: number;
      readonly isPlainHttp: boolean;
      readonly isSupported: boolean;
      readonly hasSaml: boolean;
      readonly samlName: string;
      readonly hasOidc: boolean;
      readonly oidcName: string;
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: ErrorDetail };

export type TwoFactorMethod = 'totp' | 'email' | 'recovery' | 'fido';

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly account: AccountSummary }
  | {
      readonly kind: 'code-needed';
      readonly methods: readonly TwoFactorMethod[];
      readonly preferred: TwoFactorMethod;
      readonly wasWrong: boolean;
    }
  /** The password is the server's default one: it must be changed before anything else. */
  | { readonly kind: 'default-password'; readonly token: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: ErrorDetail };
