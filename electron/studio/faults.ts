/*
 * Faults on order. A rule names requests (method, path pattern with `*`, which of them) and what becomes of them.
 */
export type FaultAction =
  /** The connection is destroyed before the request is read. */
  | { readonly kind: 'refuse' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The request is read, the server does nothing, the connection is cut. */
  | { readonly kind: 'cut before' }
  /** The server acts, its answer is lost. */
  | { readonly kind: 'cut after' }
  /** Whoever asked is cut off or hears a gateway's 504; the server is still at work on it, and acts so much later. */
  | { readonly kind: 'late'; readonly ms: number; readonly answer: 'cut' | 'gateway' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The answer trickles. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** The answer ends in the middle of its JSON. */
  | { readonly kind: 'broken json' }
  /** Of a list that is sent line by line only so many lines, and then a proper end: its sender died behind a proxy. */
  | { readonly kind: 'lines left out'; readonly after: number };

export type FaultRule = {
  /** Any method when left out. */
  readonly method?: string;
  /** Path below `/api`, `*` for any run of characters: `/actions/tasks/*` + `/comment`. Everything when left out. */
  readonly path?: string;
  /** Lets so many matching requests pass first. */
  readonly after?: number;
  /** Applies to so many requests, then never again. For ever when left out. */
  readonly times?: number;
  readonly action: FaultAction;
};

type Armed = { readonly rule: FaultRule; readonly pattern: RegExp; passed: number; applied: number };

const escape = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

export class Faults {
  #armed: Armed[] = [];

  get rules(): readonly FaultRule[] {
    return this.#armed.map((one) => one.rule);
  }

  set(rules: readonly FaultRule[]): void {
    this.#armed = rules.map((rule) => ({
      rule,
      pattern: new RegExp(`^${escape(rule.path ?? '*').replaceAll('*', '.*')}$`),
      passed: 0,
      applied: 0,
    }));
  }

  add(rule: FaultRule): void {
    this.set([...this.rules, rule]);
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault of this request; the first rule that fits and is not used up. */
  take(method: string, path: string): FaultAction | null {
    for (const one of this.#armed) {
      const { rule } = one;
      if (rule.method !== undefined && rule.method !== method) continue;
      if (!one.pattern.test(path)) continue;
      if (rule.times !== undefined && one.applied >= rule.times) continue;
      if (one.passed < (rule.after ?? 0)) {
        one.passed += 1;
        continue;
      }
      one.applied += 1;
      return rule.action;
    }
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): boolean => value === undefined || (typeof value === 'number' && value >= 0);

function isAction(value: unknown): value is FaultAction {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'refuse':
    case 'cut before':
    case 'cut after':
    case 'broken json':
      return true;
    case 'delay':
      return typeof value['ms'] === 'number';
    case 'late':
      return typeof value['ms'] === 'number' && (value['answer'] === 'cut' || value['answer'] === 'gateway');
    case 'status':
      return typeof value['status'] === 'number';
    case 'lines left out':
      return typeof value['after'] === 'number';
    case 'slow':
      return typeof value['bytesPerSecond'] === 'number';
    default:
      return false;
  }
}

const isRule = (value: unknown): value is FaultRule =>
  isRecord(value) &&
  (value['method'] === undefined || typeof value['method'] === 'string') &&
  (value['path'] === undefined || typeof value['path'] === 'string') &&
  isCount(value['after']) &&
  isCount(value['times']) &&
  isAction(value['action']);

/** Rules from outside (a file, the control route); throws on anything that is none. */
export function readFaultRules(value: unknown): readonly FaultRule[] {
  if (!Array.isArray(value)) throw new Error('Faults are a list of rules');
  const rules: unknown[] = value;
  return rules.map((rule) => {
    if (!isRule(rule)) throw new Error(`Not a fault rule: ${JSON.stringify(rule)}`);
    return rule;
  });
}
