// Who may import whom. One row for each folder; what is not in its row is forbidden, its own files are always allowed.
// The first row that fits a file is its row.
//   may     what it imports
//   types   what it imports for types alone, so that nothing of it runs there
//   node    whether it sees Node's own modules

const pkg = (...names) => names.map((name) => `^node_modules/(@types/)?${name}/`);

const react = pkg('react', 'react-dom');
const words = ['^renderer/i18n/', ...pkg('i18next', 'i18next-icu', 'react-i18next', 'intl-messageformat')];
const host = '^electron/engine/host(/|\\.ts$)';
/** Asked by whoever writes files: how much room there is. */
const disk = '^electron/engine/diskSpace\\.ts$';

const rows = [
  { folder: '^shared/model/', may: [], types: ['^shared/errors\\.ts$'] },
  { folder: '^shared/rules/', may: ['^shared/model/'] },
  { folder: '^shared/errors\\.ts$', may: [] },
  { folder: '^shared/', may: pkg('zod') },

  { folder: '^electron/main/', may: ['^shared/', ...pkg('electron', 'zod')], node: true },
  { folder: '^electron/preload/', may: pkg('electron'), types: ['^shared/ipc\\.ts$'] },

  { folder: '^electron/engine/queries/', may: ['^electron/engine/(db/|commands/overlay)', '^shared/'], node: true },
  {
    folder: '^electron/engine/commands/',
    // An error of Kitsu's is told from others by its class: that class is all of it that runs here.
    may: ['^electron/engine/db/', '^electron/engine/kitsu/ApiError\\.ts$', disk, '^shared/', ...pkg('zod')],
    types: ['^electron/engine/kitsu/(?!ApiError)'],
    node: true,
  },
  {
    folder: '^electron/engine/sync/',
    may: ['^electron/engine/(db|kitsu|commands)/', '^shared/', ...pkg('socket\\.io-client')],
    types: [host],
    node: true,
  },
  { folder: '^electron/engine/kitsu/', may: [host, '^shared/', ...pkg('zod')], node: true },
  { folder: '^electron/engine/db/', may: ['^shared/', ...pkg('better-sqlite3', 'zod')], node: true },
  {
    folder: '^electron/engine/media/',
    may: ['^electron/engine/(db|kitsu)/', host, disk, '^shared/', ...pkg('zod')],
    node: true,
  },
  {
    folder: '^electron/engine/pins/',
    may: ['^electron/engine/(db|queries)/', '^shared/'],
    types: ['^electron/engine/media/', host],
    node: true,
  },
  {
    folder: '^electron/engine/entry\\.ts$',
    may: ['^electron/engine/', '^shared/', ...pkg('electron', 'zod')],
    node: true,
  },
  {
    folder: host,
    may: [
      ...['^electron/engine/(?!entry)', '^shared/'],
      ...pkg('zod', 'engine\\.io-client', 'http-proxy-agent', 'https-proxy-agent', 'socks-proxy-agent'),
    ],
    node: true,
  },
  { folder: '^electron/engine/', may: ['^electron/engine/', '^shared/', ...pkg('zod')], node: true },

  // The engine's other door: it starts one, or speaks with the one that runs. What is inside of it is none of its business.
  {
    folder: '^electron/cli/',
    may: [...['^electron/engine/(engine|host)\\.ts$', '^electron/engine/(host|line)/', '^shared/'], ...pkg('zod')],
    types: ['^electron/engine/(commands/fileHandles|db/ownerLock)\\.ts$'],
    node: true,
  },
  { folder: '^electron/studio/', may: pkg('busboy', 'socket\\.io', 'zod'), node: true },

  { folder: '^renderer/data/', may: ['^shared/', ...react, ...words, ...pkg('@tanstack/react-query')] },
  // Which keys start what: named once for all that reads them.
  { folder: '^renderer/keys/', may: ['^shared/model/', ...words] },
  {
    folder: '^renderer/ui/',
    may: [
      '^renderer/keys/',
      ...react,
      ...words,
      ...pkg('@base-ui/react', 'cmdk', '@tanstack/react-virtual', 'react-markdown', 'remark-gfm'),
      ...pkg('inter-ui'),
    ],
  },
  // What several features show of Kitsu: a feature never imports another.
  {
    folder: '^renderer/parts/',
    may: ['^renderer/(data|keys|ui)/', '^renderer/place/', '^shared/', ...react, ...words],
  },
  // What shows files that are neither picture nor movie: heavy, and loaded when the first of its kind is looked at.
  {
    folder: '^renderer/viewers/',
    may: [
      '^renderer/(data|keys|parts|ui)/',
      '^shared/',
      ...react,
      ...words,
      ...pkg('pdfjs-dist', 'three', 'mediabunny'),
    ],
  },
  {
    folder: '^renderer/spelling/',
    may: ['^renderer/data/', '^shared/', ...react, ...words, ...pkg('cspell-trie-lib')],
  },
  { folder: '^renderer/place/', may: ['^shared/model/', ...pkg('zustand')] },
  { folder: '^renderer/i18n/', may: ['^shared/', ...react, ...words] },
  {
    folder: '^renderer/features/player/',
    may: [
      '^renderer/(data|keys|parts|ui)/',
      '^renderer/viewers/(FileCard\\.tsx|FileViewer\\.tsx|viewedRevision\\.ts|viewer\\.ts)$',
      '^renderer/place/',
      '^shared/',
      ...react,
      ...words,
      ...pkg('zustand', 'mediabunny'),
    ],
  },
  {
    folder: '^renderer/features/([^/]+)/',
    own: '^renderer/features/$1/',
    may: [
      '^renderer/(data|keys|parts|ui)/',
      '^renderer/viewers/(FileViewer\\.tsx|viewedRevision\\.ts|viewer\\.ts)$',
      '^renderer/place/',
      '^shared/',
      ...react,
      ...words,
      // zod reads what this computer remembers of a list's layout.
      ...pkg('zustand', '@tanstack/react-virtual', 'zod'),
    ],
  },
  {
    folder: '^renderer/',
    may: ['^renderer/', '^shared/', ...react, ...words, ...pkg('zustand', '@tanstack/react-query', '@base-ui/react')],
  },

  { folder: '^tools/make-demo-movies', may: ['^electron/studio/'], node: true },
  { folder: '^tools/', may: ['^[^/]+\\.config\\.ts$', '^node_modules/'], node: true },
  { folder: '^test/', may: ['^(electron|renderer|shared|tools|test)/', '^node_modules/'], node: true },
];

/** A row as two rules: what must not run there, and, where types may come from further, what must not even be typed there. */
function rulesOf({ folder, own = folder, may, types = [], node = false }, index) {
  const from = { path: folder, pathNot: rows.slice(0, index).map((row) => row.folder) };
  const core = node ? { dependencyTypesNot: ['core'] } : {};
  const rule = (name, pathNot, to) => ({ name, severity: 'error', from, to: { pathNot, ...core, ...to } });
  const name = folder.replace(/[\\^$()]/g, '');
  if (types.length === 0) return [rule(name, [own, ...may], {})];
  return [
    rule(name, [own, ...may, ...types], {}),
    { ...rule(`${name} types only`, [], {}), to: { path: types, dependencyTypesNot: ['type-only'] } },
  ];
}

module.exports = {
  forbidden: [
    ...rows.flatMap(rulesOf),
    {
      name: 'no cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no drawer',
      comment: 'A file or folder called utils, helpers, … has no meaning: name it for what it does.',
      severity: 'error',
      from: {},
      to: {
        path: '(^|/)(utils?|helpers?|common|misc|[a-z]*[Mm]anager|[a-z]*[Ss]ervice)(/|\\.(ts|tsx|mjs)$)',
        pathNot: '^node_modules/',
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$|\\?' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'types', 'default'] },
  },
};
