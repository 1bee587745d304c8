import { app } from 'electron';

/** The renderer's own origin: a name of ours, so that no other page and no file ever shares it. */
const ownOrigin = 'app://inari';

/** The address of a running development server; never in a packaged app. */
const developmentServer = app.isPackaged ? '' : (process.env['INARI_RENDERER_URL'] ?? '');

export const pageOrigin = developmentServer === '' ? ownOrigin : new URL(developmentServer).origin;
export const pageUrl = `${pageOrigin}/`;
export const isDevelopment = developmentServer !== '';

export const isOwnPage = (url: string): boolean => url === pageOrigin || url.startsWith(`${pageOrigin}/`);
