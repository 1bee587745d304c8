// Real Zou servers for tests: any number of instances, each of a pinned version, behind one base URL each.
// See tools/zou/README.md.
import { readOptions } from './setup/readOptions.mjs';
import { say, SetUpError } from './setup/say.mjs';
import { dropSnapshot, reset, save, seed } from './zou/data.mjs';
import { versionAt } from './zou/held.mjs';
import { destroy, down, status, up } from './zou/instance.mjs';
import { install } from './zou/install.mjs';
import { checkPort, checkSnapshotName, checkVersion, home, knownVersions } from './zou/settings.mjs';

const usage = `usage: npm run zou -- COMMAND …
  install VERSION                  make the virtual environment
  up VERSION PORT                  start an instance, print its base URL
  seed VERSION PORT [OPTIONS]      fill it with a studio, print the path of seed.json (--help lists the options)
  save VERSION PORT NAME           keep its data as a snapshot
  reset VERSION PORT [NAME]        back to an empty server, or to a snapshot
  forget VERSION NAME              delete a snapshot
  down VERSION PORT                stop it, its data stays
  destroy VERSION PORT             stop it and delete its data
  status                           list the instances
VERSION is one of ${knownVersions.join(', ')}; all but install, up and forget take PORT alone as well.
State: ${home}`;

// What comes after a command is its own, `seed --help` as well.
readOptions(usage, { allowPositionals: true }, process.argv.slice(2, 3));
const [command, ...parameters] = process.argv.slice(2);

/** VERSION PORT, or PORT alone for an instance that exists. */
function takeInstance() {
  const version = knownVersions.includes(parameters[0]) ? parameters.shift() : undefined;
  return { version, port: checkPort(parameters.shift()) };
}

const commands = {
  async install() {
    await install(parameters[0]);
  },
  async up() {
    const version = parameters[0];
    const port = checkPort(parameters[1]);
    console.log(await up(version, port));
  },
  async seed() {
    const { version, port } = takeInstance();
    console.log(await seed(port, parameters, version));
  },
  async save() {
    const { version, port } = takeInstance();
    await save(port, checkSnapshotName(parameters[0]), version);
  },
  async reset() {
    const { version, port } = takeInstance();
    await reset(port, { version, snapshot: parameters[0] });
  },
  async forget() {
    await dropSnapshot(checkVersion(parameters[0]), parameters[1]);
  },
  async down() {
    const { version, port } = takeInstance();
    await down(port, version);
  },
  async destroy() {
    const { version, port } = takeInstance();
    if (versionAt(port) !== undefined) await destroy(port, version);
  },
  async status() {
    for (const line of status()) console.log(line);
  },
};

const action = Object.hasOwn(commands, command ?? '') ? commands[command] : undefined;
if (!action) {
  console.error(usage);
  process.exit(2);
}
try {
  await action();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
