// The files an instance is started from.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  administrator,
  bindAddress,
  environmentFolder,
  instanceDatabase,
  instanceFolder,
  portsOf,
  postgres,
} from './settings.mjs';

function secretOf(folder) {
  const path = join(folder, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

export const baseUrl = (port) => `http://${bindAddress}:${port}`;

/** The environment of Zou's own processes. Mail, the search index and object storage stay off. */
export function zouEnvironment(version, port, database = instanceDatabase(port)) {
  const folder = instanceFolder(port);
  const binaries = join(environmentFolder(version), 'bin');
  const ports = portsOf(port);
  return {
    ...process.env,
    // 0.20.52 looks for rq on PATH to say whether the job queue is up.
    PATH: `${binaries}:${process.env.PATH}`,
    PYTHONUNBUFFERED: '1',
    SECRET_KEY: secretOf(folder),
    DB_HOST: postgres.host,
    DB_PORT: postgres.port,
    DB_USERNAME: postgres.user,
    DB_PASSWORD: postgres.password,
    DB_DATABASE: database,
    DB_POOL_SIZE: '5',
    DB_MAX_OVERFLOW: '10',
    KV_HOST: '127.0.0.1',
    KV_PORT: String(ports.redis),
    PREVIEW_FOLDER: join(folder, 'previews'),
    TMP_DIR: join(folder, 'tmp'),
    PLUGIN_FOLDER: join(folder, 'plugins'),
    // Must not exist: an empty folder stops the API.
    EVENT_HANDLERS_FOLDER: join(folder, 'event_handlers'),
    FS_BACKEND: 'local',
    REMOVE_FILES: 'True',
    EVENT_STREAM_HOST: '127.0.0.1',
    EVENT_STREAM_PORT: String(ports.events),
    ENABLE_JOB_QUEUE: 'True',
    MAIL_ENABLED: 'False',
    MAIL_CHECK_DELIVERABILITY: 'False',
    DOMAIN_NAME: `${bindAddress}:${port}`,
    DOMAIN_PROTOCOL: 'http',
    USER_LIMIT: '100000',
    IS_SELF_HOSTED: 'True',
    DEFAULT_TIMEZONE: 'Europe/Paris',
    DEFAULT_LOCALE: 'en_US',
    ZOU_VERSION: version,
    ZOU_URL: baseUrl(port),
    ZOU_STATE: folder,
    ZOU_ADMIN_EMAIL: administrator.email,
    ZOU_ADMIN_PASSWORD: administrator.password,
  };
}

/** One base URL, as a production site has: /api is the HTTP API, /socket.io the event stream. */
export function writeNginxConfiguration(port) {
  const folder = instanceFolder(port);
  const ports = portsOf(port);
  const work = join(folder, 'nginx');
  const path = join(work, 'nginx.conf');
  mkdirSync(work, { recursive: true });
  const proxyHeaders = `proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_buffering off;
      proxy_read_timeout 600s;`;
  writeFileSync(
    path,
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${work}/nginx.pid;
error_log ${folder}/logs/nginx-error.log warn;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${work}/body;
  proxy_temp_path ${work}/proxy;
  fastcgi_temp_path ${work}/fastcgi;
  uwsgi_temp_path ${work}/uwsgi;
  scgi_temp_path ${work}/scgi;
  client_max_body_size 10G;
  gzip on;
  gzip_proxied any;
  gzip_min_length 1024;
  gzip_types application/json application/x-ndjson text/plain text/csv;
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen ${bindAddress}:${ports.nginx};
    location = /api { return 308 /api/; }
    location /api/ {
      proxy_pass http://127.0.0.1:${ports.api}/;
      proxy_set_header Connection "";
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_request_buffering off;
      proxy_send_timeout 600s;
      ${proxyHeaders}
    }
    location /socket.io/ {
      proxy_pass http://127.0.0.1:${ports.events};
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      ${proxyHeaders}
    }
    location / { default_type text/plain; return 404 "API under /api, events under /socket.io\\n"; }
  }
}
`,
  );
  return path;
}
