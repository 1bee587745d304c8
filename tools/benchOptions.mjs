// How `npm run bench` is called: read before anything is built, and again by what measures.
import { readOptions } from './setup/readOptions.mjs';

const usage = `usage: npm run bench [-- OPTIONS]
  --long           what only a studio's size shows: an hour and a half
  --shots N        the size of the demo studio
  --only PART,…    some parts alone; docs/bench.md says what there are
  --json FILE      keeps the figures
  --readme         writes the README's table
  --prepare        fills the real server and keeps it, and measures nothing`;

export const readBenchOptions = () =>
  readOptions(usage, {
    options: {
      long: { type: 'boolean', default: false },
      shots: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
      readme: { type: 'boolean', default: false },
      prepare: { type: 'boolean', default: false },
    },
  }).values;
