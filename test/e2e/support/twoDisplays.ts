/**
 * Two displays beside each other, of which the second can be taken away and connected again: what Xvfb cannot do. Apps started with
 * its environment are on them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../tools/display.mjs';
import { needTwoDisplays } from '../../../tools/setup/systemLibraries.mjs';

export type TwoDisplays = {
  readonly env: Readonly<Record<string, string>>;
  readonly connectSecond: () => void;
  readonly disconnectSecond: () => void;
};

export const displaySize = { width: 1920, height: 1200 };

/** Of the driver for displays that nobody sees; it takes no keys, no mouse and no console. */
const config = `
Section "ServerFlags"
  Option "DontVTSwitch" "true"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 1.0-2000.0
  VertRefresh 1.0-200.0
  Modeline "1920x1200" 193.25 1920 2056 2256 2592 1200 1203 1209 1245
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1200"
    Virtual 3840 1200
  EndSubSection
EndSection
`;

export async function openTwoDisplays(): Promise<TwoDisplays> {
  await needTwoDisplays();
  const folder = mkdtempSync(join(tmpdir(), 'inari-displays-'));
  const [configFile, logFile] = [join(folder, 'xorg.conf'), join(folder, 'xorg.log')];
  writeFileSync(configFile, config);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const console = ['-novtswitch', '-sharevts', '-noreset'];
  const display = await startServer('Xorg', ['-config', configFile, '-logfile', logFile, ...console]);
  const env = { DISPLAY: display };
  const run = (...args: string[]): void => void execFileSync('xrandr', args, { env: { ...process.env, ...env } });
  const setSecond = (...args: string[]): void => {
    run('--output', 'DUMMY1', ...args);
    // Only now the server looks whether it is connected, and tells.
    run('--query');
  };
  const connectSecond = (): void => setSecond('--mode', '1920x1200', '--pos', '1920x0');
  run('--addmode', 'DUMMY1', '1920x1200');
  connectSecond();
  return { env, connectSecond, disconnectSecond: () => setSecond('--off') };
}
