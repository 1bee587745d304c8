import { isDevelopment, pageOrigin } from './page.ts';

/**
 * Nothing runs or loads but the app's own files; pictures and movies come from `kitsu-media:`, which the main process
 * serves from this disk. The development server injects its own scripts and styles and talks over a socket.
 */
const contentPolicy = [
  "default-src 'none'",
  `script-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
  `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
  "font-src 'self'",
  "img-src 'self' kitsu-media: data: blob:",
  'media-src kitsu-media: blob:',
  // The player reads movies in parts by itself.
  `connect-src 'self' kitsu-media:${isDevelopment ? ` ${pageOrigin.replace(/^http/, 'ws')}` : ''}`,
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The one script that runs compiled decoders, in a thread of its own (decision 0027). It is handed what it needs: it loads nothing,
 * and speaks with nobody but the page.
 */
const unpackerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
/** As the build names it, and as the development server does. */
const unpacker = isDevelopment
  ? /^\/viewers\/model\/unpacking\/unpackWorker\.ts$/
  : /^\/assets\/unpackWorker-[\w-]+\.js$/;

export const contentPolicyOf = (pathname: string): string => (unpacker.test(pathname) ? unpackerPolicy : contentPolicy);
