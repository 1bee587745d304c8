/** Names that every file system takes, none of them twice in a folder. */
const longestName = 90;
/** File systems count bytes: 255 at most, with a number and an ending to come. */
const longestBytes = 200;

export function createNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const name = plainName(wanted);
    for (let count = 1; ; count += 1) {
      const tried = count === 1 ? name : numbered(name, count);
      // Some file systems take `A` and `a` for the same.
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  };
}

export function plainName(wanted: string): string {
  const plain = wanted
    .replaceAll(/\p{Surrogate}/gu, '-')
    // What turns the direction of letters hides an ending.
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    // oxlint-disable-next-line no-control-regex -- these are what no file system takes
    .replaceAll(/[\u0000-\u001f\\/:*?"<>|]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [base, ending] = split(plain);
  const short = `${cut(base)}${ending}`.replace(/[. ]+$/, '');
  // Windows keeps these for its devices, with any ending.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?(?:\.|$)/i.test(short) ? `_${short}` : short;
}

function cut(base: string): string {
  let short = '';
  let bytes = 0;
  for (const character of Array.from(base).slice(0, longestName)) {
    bytes += Buffer.byteLength(character);
    if (bytes > longestBytes) break;
    short += character;
  }
  return short;
}

const numbered = (name: string, count: number): string => {
  const [base, ending] = split(name);
  return `${base} (${String(count)})${ending}`;
};

/** Only what looks like an ending is one: `SH0010. Anim` has none. */
function split(name: string): readonly [base: string, ending: string] {
  const ending = /\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - ending.length), ending];
}
