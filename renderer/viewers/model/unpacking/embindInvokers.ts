/**
 * The Basis decoder's binding writes a function for each of its methods as text and has it compiled while the app runs, which the
 * content policy forbids. This makes the same functions out of what it says they are to do. It stands in the place of `Function` in
 * the thread that unpacks models, and nowhere else: nothing there is ever compiled from text.
 */
type Made = (...closure: readonly unknown[]) => unknown;
type Callable = (...values: readonly unknown[]) => unknown;
/** How a value goes over to the decoder and comes back. */
type Kind = {
  readonly toWireType: (destructors: unknown, value: unknown) => unknown;
  readonly fromWireType: (wired: unknown) => unknown;
  readonly readValueFromPointer: (pointer: number) => unknown;
  readonly argPackAdvance: number;
};

/** @param words the names of what it closes over, and the text of what it makes */
function invokerOf(...words: readonly string[]): Made {
  const names = words.slice(0, -1);
  const text = words.at(-1) ?? '';
  if (names[0] === 'humanName') return (...closure) => methodInvoker(names, closure, text);
  if (names[0] === 'retType') return (...closure) => valueCaller(names, closure, text);
  throw new EvalError('nothing is compiled here');
}

/** A method of the decoder's, called by us. */
function methodInvoker(names: readonly string[], closure: readonly unknown[], text: string): unknown {
  const [name, throws, invokes, method, runs, returned, owner] = closure;
  const [throwError, invoker, runDestructors] = [callable(throws), callable(invokes), callable(runs)];
  const kinds = argumentKinds(names, closure);
  const freed = names.flatMap((one, at) => {
    const argument = /^(?:arg(\d+)|this)Wired_dtor$/.exec(one);
    if (argument === null) return [];
    return [{ argument: argument[1] === undefined ? null : Number(argument[1]), free: callable(closure[at]) }];
  });
  const isOwned = text.includes('var thisWired');
  const isStacked = text.includes('var destructors');
  const returns = text.includes('fromWireType');
  return function call(this: unknown, ...values: readonly unknown[]): unknown {
    if (values.length !== kinds.length)
      throwError(`function ${String(name)} called with ${values.length} arguments, expected ${kinds.length}`);
    const destructors: unknown[] | null = isStacked ? [] : null;
    const own = isOwned ? kindOf(owner).toWireType(destructors, this) : null;
    const wired = kinds.map((kind, at) => kind.toWireType(destructors, values[at]));
    const answer = invoker(method, ...(isOwned ? [own] : []), ...wired);
    if (destructors !== null) runDestructors(destructors);
    else for (const { argument, free } of freed) free(argument === null ? own : wired[argument]);
    return returns ? kindOf(returned).fromWireType(answer) : undefined;
  };
}

/** A function of ours, called by the decoder. */
function valueCaller(names: readonly string[], closure: readonly unknown[], text: string): unknown {
  const returned = closure[0];
  const kinds = argumentKinds(names, closure);
  const keep = names.at(-1) === 'emval_returnValue' ? callable(closure.at(-1)) : null;
  const isMaker = text.includes('new func');
  const hasOwner = text.includes('func.call(obj');
  return (owner: unknown, called: Callable, destructors: unknown, pointer: number): unknown => {
    let at = pointer;
    const values = kinds.map((kind) => {
      const value = kind.readValueFromPointer(at);
      at += kind.argPackAdvance;
      return value;
    });
    // Where it has no owner, its first value is one.
    const [first, ...others] = hasOwner ? [owner, ...values] : values;
    const answer: unknown = isMaker ? Reflect.construct(called, values) : Reflect.apply(called, first, others);
    return keep === null ? undefined : keep(returned, destructors, answer);
  };
}

const argumentKinds = (names: readonly string[], closure: readonly unknown[]): readonly Kind[] =>
  names.flatMap((name, at) => (/^argType\d+$/.test(name) ? [kindOf(closure[at])] : []));

const isKind = (value: unknown): value is Kind =>
  typeof value === 'object' && value !== null && 'fromWireType' in value;
function kindOf(value: unknown): Kind {
  if (!isKind(value)) throw new TypeError('a binding without its kinds');
  return value;
}

const isCallable = (value: unknown): value is Callable => typeof value === 'function';
function callable(value: unknown): Callable {
  if (!isCallable(value)) throw new TypeError('a binding without its functions');
  return value;
}

export function bindWithoutCompiling(): void {
  // Still what every function is an instance of.
  invokerOf.prototype = Function.prototype;
  Object.defineProperty(globalThis, 'Function', { value: invokerOf, configurable: true, writable: true });
}
