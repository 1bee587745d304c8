/*
 * Path patterns to handlers. A pattern is a path whose segments may be `:name`, or `:name.png` with a fixed ending;
 * where several fit, the one with the earlier literal segment wins. A trailing slash makes no difference.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly prefix: string; readonly suffix: string };

type Node<Target> = {
  readonly literals: Map<string, Node<Target>>;
  readonly parameters: { readonly segment: Segment & { kind: 'parameter' }; readonly node: Node<Target> }[];
  readonly targets: Map<Method, Target>;
};

export type Match<Target> =
  | { readonly kind: 'found'; readonly target: Target; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong method'; readonly allowed: readonly Method[] }
  | { readonly kind: 'unknown' };

const emptyNode = <Target>(): Node<Target> => ({ literals: new Map(), parameters: [], targets: new Map() });

function segmentOf(text: string): Segment {
  const match = /^(.*?):([a-z_]+)(.*)$/.exec(text);
  if (match === null) return { kind: 'literal', text };
  return { kind: 'parameter', prefix: match[1] ?? '', name: match[2] ?? '', suffix: match[3] ?? '' };
}

export class Router<Target> {
  readonly #root = emptyNode<Target>();

  add(method: Method, pattern: string, target: Target): void {
    let node = this.#root;
    for (const part of partsOf(pattern)) {
      const segment = segmentOf(part);
      if (segment.kind === 'literal') {
        let next = node.literals.get(segment.text);
        if (next === undefined) node.literals.set(segment.text, (next = emptyNode<Target>()));
        node = next;
      } else {
        const known = node.parameters.find(
          (one) => one.segment.suffix === segment.suffix && one.segment.name === segment.name,
        );
        if (known !== undefined) {
          node = known.node;
          continue;
        }
        const next = emptyNode<Target>();
        node.parameters.push({ segment, node: next });
        node.parameters.sort((left, right) => right.segment.suffix.length - left.segment.suffix.length);
        node = next;
      }
    }
    if (node.targets.has(method)) throw new Error(`Two routes for ${method} ${pattern}`);
    node.targets.set(method, target);
  }

  /** `path` as in the URL, without query, percent-encoded. */
  match(method: Method, path: string): Match<Target> {
    const allowed = new Set<Method>();
    const found = search(this.#root, partsOf(path).map(decodePart), 0, {}, method, allowed);
    if (found !== null) return found;
    return allowed.size > 0 ? { kind: 'wrong method', allowed: [...allowed] } : { kind: 'unknown' };
  }
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function search<Target>(
  node: Node<Target>,
  parts: readonly string[],
  at: number,
  params: Readonly<Record<string, string>>,
  method: Method,
  allowed: Set<Method>,
): Match<Target> | null {
  const part = parts[at];
  if (part === undefined) {
    const target = node.targets.get(method);
    if (target !== undefined) return { kind: 'found', target, params };
    for (const other of node.targets.keys()) allowed.add(other);
    return null;
  }
  const literal = node.literals.get(part);
  if (literal !== undefined) {
    const found = search(literal, parts, at + 1, params, method, allowed);
    if (found !== null) return found;
  }
  for (const { segment, node: next } of node.parameters) {
    if (!part.startsWith(segment.prefix) || !part.endsWith(segment.suffix)) continue;
    const value = part.slice(segment.prefix.length, part.length - segment.suffix.length);
    if (value === '') continue;
    const found = search(next, parts, at + 1, { ...params, [segment.name]: value }, method, allowed);
    if (found !== null) return found;
  }
  return null;
}
