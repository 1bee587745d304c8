// What Electron and a screen-less test run need from a Linux system. Nothing is checked on other systems.
import fs from 'node:fs';
import { capture, run, which } from './command.mjs';
import { SetUpError, step } from './say.mjs';

/**
 * Something the machine must have, and Debian's package for it: the name since Debian 13 and Ubuntu 24.04, then the older one.
 * @typedef {{ library?: string, program?: string, file?: string, packages: [string, string?] }} Need
 */

/** @type {Need[]} */
const RUN = [
  { library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { library: 'libnss3.so', packages: ['libnss3'] },
  { library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { library: 'libgbm.so.1', packages: ['libgbm1'] },
];

/** @type {Need[]} */
const DISPLAY = [{ program: 'Xvfb', packages: ['xvfb'] }];

/** A display server that has two displays, and what connects and disconnects them. @type {Need[]} */
const TWO_DISPLAYS = [
  { program: 'Xorg', packages: ['xserver-xorg-core'] },
  { file: '/usr/lib/xorg/modules/drivers/dummy_drv.so', packages: ['xserver-xorg-video-dummy'] },
  { program: 'xrandr', packages: ['x11-xserver-utils'] },
];

/** A key store like a desktop's, for the tests of what it keeps. @type {Need[]} */
const KEYRING = [
  { program: 'gnome-keyring-daemon', packages: ['gnome-keyring'] },
  { program: 'dbus-daemon', packages: ['dbus-daemon', 'dbus'] },
  { library: 'libsecret-1.so.0', packages: ['libsecret-1-0'] },
];

/** @type {Need[]} */
const COMPILE = [{ program: 'g++', packages: ['g++'] }];

/** Libraries to run Electron, and a display to run it on where there is none. */
export function needLibraries() {
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return provide('System libraries', hasDisplay ? RUN : [...RUN, ...DISPLAY]);
}

export function needDisplayServer() {
  return provide('Display server', DISPLAY);
}

export function needTwoDisplays() {
  return provide('Display server with two displays', TWO_DISPLAYS);
}

export function needKeyring() {
  return provide('Keyring', KEYRING);
}

export function needCompiler() {
  return provide('Compiler', COMPILE);
}

/**
 * @param {string} name
 * @param {Need[]} needs
 */
async function provide(name, needs) {
  if (process.platform !== 'linux') return;
  const missing = await findMissing(needs);
  if (missing.length === 0) return;
  const hasApt = which('apt-get') !== undefined;
  const newNames = fs.existsSync('/var/lib/dpkg') && (await usesNewNames());
  const packages = missing.map((need) => (newNames ? need.packages[0] : (need.packages[1] ?? need.packages[0])));
  const options = ['-o', 'DPkg::Lock::Timeout=300'];
  if (!hasApt) {
    const what = missing.map((need) => need.library ?? need.program ?? need.file).join(', ');
    throw new SetUpError(`This machine lacks: ${what}. Please install what provides them, then run the command again.`);
  }
  if (process.getuid?.() !== 0) {
    throw new SetUpError(
      `This machine lacks some system packages. Please run\n\n  sudo apt-get install -y ${packages.join(' ')}\n\nand then the command again.`,
    );
  }
  await step(name, `apt-get install ${packages.join(' ')}`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', [...options, 'update', '-q'], { env });
    await run('apt-get', [...options, 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  });
  const still = await findMissing(missing);
  if (still.length > 0) throw new SetUpError(`${packages.join(', ')} did not bring what was expected of them.`);
}

/** @param {Need[]} needs */
async function findMissing(needs) {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => fs.existsSync(file)) ?? 'ldconfig';
  const known = needs.some((need) => need.library) ? (await capture(ldconfig, ['-p'])).stdout : '';
  return needs.filter((need) => {
    if (need.library) return !known.includes(`\t${need.library} `);
    return need.file ? !fs.existsSync(need.file) : which(need.program ?? '') === undefined;
  });
}

/** Debian renamed some libraries when it widened time_t to 64 bits. */
async function usesNewNames() {
  const { code, stdout } = await capture('apt-cache', ['show', 'libgtk-3-0t64']);
  if (code === 0 && stdout.trim() !== '') return true;
  // A machine whose package lists were never fetched knows no name at all: go by its release.
  const release = fs.readFileSync('/etc/os-release', 'utf8');
  const version = Number(/^VERSION_ID="?(\d+)/m.exec(release)?.[1] ?? 0);
  return /^ID="?debian/m.test(release) ? version === 0 || version >= 13 : version >= 24;
}
