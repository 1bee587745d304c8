/** How this computer reaches studios; asked of the user only where the system's own settings are not enough. */
export type NetworkSettings = {
  readonly proxy:
    | { readonly kind: 'system' }
    | { readonly kind: 'direct' }
    /** Chromium's rules: `host:port`, `socks5://host:port`, `http=a:80;https=b:80`; hosts to reach without, separated by commas. */
    | { readonly kind: 'manual'; readonly rules: string; readonly bypass: string };
  readonly proxyUser: string;
  readonly hasProxyPassword: boolean;
  /** Name of the file with the studio's own certificate authority, as it was chosen; null without one. */
  readonly certificateName: string | null;
};
