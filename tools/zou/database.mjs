// PostgreSQL through psql. Databases are copied as a whole: an empty server or a saved state comes back in half a second.
import { setTimeout as wait } from 'node:timers/promises';
import { capture, which } from '../setup/command.mjs';
import { SetUpError } from '../setup/say.mjs';
import { postgres } from './settings.mjs';

function psql(sql) {
  const { host, port, user, password } = postgres;
  const parameters = [
    '-X',
    '-q',
    '-A',
    '-t',
    '-v',
    'ON_ERROR_STOP=1',
    '-h',
    host,
    '-p',
    port,
    '-U',
    user,
    '-d',
    'postgres',
    '-c',
    sql,
  ];
  return capture('psql', parameters, { env: { ...process.env, PGPASSWORD: password, PGCONNECT_TIMEOUT: '5' } });
}

async function query(sql) {
  const { code, stdout, output } = await psql(sql);
  if (code !== 0) throw new SetUpError(`PostgreSQL refused "${sql}": ${output.trim()}`);
  return stdout.trim();
}

export async function checkDatabaseServer() {
  if (!which('psql')) throw new SetUpError('psql is missing: install the PostgreSQL client');
  const { code, output } = await psql('select 1');
  if (code !== 0) {
    throw new SetUpError(
      `PostgreSQL does not answer on ${postgres.host}:${postgres.port} as ${postgres.user} ` +
        `(INARI_ZOU_PGHOST, INARI_ZOU_PGPORT, INARI_ZOU_PGUSER, INARI_ZOU_PGPASSWORD): ${output.trim()}`,
    );
  }
}

export const databaseExists = async (name) =>
  (await query(`select 1 from pg_database where datname = '${name}'`)) === '1';

export const dropDatabase = (name) => query(`drop database if exists "${name}" with (force)`);

export const createDatabase = (name) => query(`create database "${name}" encoding 'UTF8' template template0`);

const disconnectAll = (name) =>
  query(`select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '${name}'`);

export async function renameDatabase(from, to) {
  await disconnectAll(from);
  await query(`alter database "${from}" rename to "${to}"`);
}

/** The source must have no session, so its sessions are closed, again when a worker was quicker. */
export async function copyDatabase(from, to) {
  const strategy = Number(await query('show server_version_num')) >= 150000 ? 'strategy file_copy' : '';
  let message = '';
  for (let attempt = 0; attempt < 10; attempt++) {
    await disconnectAll(from);
    const { code, output } = await psql(`create database "${to}" template "${from}" ${strategy}`);
    if (code === 0) return;
    message = output.trim();
    await wait(200);
  }
  throw new SetUpError(`cannot copy the database ${from}: ${message}`);
}
