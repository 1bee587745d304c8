import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../setup/command.mjs';
import { say, SetUpError } from '../setup/say.mjs';
import { withLock } from './lock.mjs';
import { findPython } from './machine.mjs';
import { lastLines } from './processes.mjs';
import { checkVersion, environmentFolder, home, requirementsFile } from './settings.mjs';

function isInstalled(version) {
  const marker = join(environmentFolder(version), 'installed');
  return existsSync(marker) && readFileSync(marker, 'utf8') === readFileSync(requirementsFile(version), 'utf8');
}

/**
 * Makes the virtual environment of a version, once; the pinned requirements decide whether it is up to date.
 * @param {string} version
 */
export async function install(version) {
  checkVersion(version);
  if (isInstalled(version)) return;
  await withLock(`install-${version}`, async () => {
    if (isInstalled(version)) return;
    const folder = environmentFolder(version);
    const log = join(home, `install-${version}.log`);
    const python = join(folder, 'bin', 'python');
    mkdirSync(folder, { recursive: true });
    say(`Installing Zou ${version} into ${folder}`);
    const check = (step, { code, output }) => {
      writeFileSync(log, `${step}\n${output}`);
      if (code !== 0) throw new SetUpError(`${step} failed (${log}):\n${lastLines(output)}`);
    };
    if (!existsSync(python))
      check('making the virtual environment', await capture(await findPython(), ['-m', 'venv', folder]));
    // Two old source packages import pkg_resources while they are built, which newer setuptools no longer have.
    const constraints = join(folder, 'build-constraints.txt');
    writeFileSync(constraints, 'setuptools<81\n');
    const environment = {
      ...process.env,
      PIP_CONSTRAINT: constraints,
      PIP_BUILD_CONSTRAINT: constraints,
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
    };
    const pip = (...parameters) => capture(python, ['-m', 'pip', ...parameters], { env: environment });
    check('installing the packages', await pip('install', '-q', '-r', requirementsFile(version)));
    check('checking the packages', await pip('check'));
    copyFileSync(requirementsFile(version), join(folder, 'installed'));
  });
}
