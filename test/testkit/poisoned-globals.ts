// The globals through which code learns the time, chance or its surroundings, made to throw for the length of one call.

const SILENT = ['performance', 'crypto', 'console', 'process', 'navigator', 'localStorage'] as const;
const CALLED = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'structuredClone', 'require'] as const;

function refuse(name: string): never {
  throw new Error(`pure code uses ${name}`);
}

/** An object of which nothing can be read. */
function poisonedObject(name: string): object {
  const trap = (): never => refuse(name);
  return new Proxy({}, { get: trap, has: trap, set: trap, ownKeys: trap, getOwnPropertyDescriptor: trap });
}

/** Dates of given instants work; the present one is not to be had. */
function poisonedDate(real: DateConstructor): DateConstructor {
  return new Proxy(real, {
    construct: (target, args, newTarget) => (args.length === 0 ? refuse('new Date()') : Reflect.construct(target, args, newTarget)),
    apply: () => refuse('Date()'),
    get: (target, key, receiver) => (key === 'now' ? refuse('Date.now') : Reflect.get(target, key, receiver)),
  });
}

function poisonedMath(real: Math): Math {
  return new Proxy(real, { get: (target, key) => (key === 'random' ? refuse('Math.random') : Reflect.get(target, key)) });
}

/** Runs synchronously; everything is as before afterwards, whatever happens. JSON, Map and the rest of the language stay. */
export function withPoisonedGlobals<T>(run: () => T): T {
  const poison = new Map<string, unknown>([
    ['Date', poisonedDate(Date)],
    ['Math', poisonedMath(Math)],
    ...SILENT.map((name) => [name, poisonedObject(name)] as const),
    ...CALLED.map((name) => [name, (): never => refuse(name)] as const),
  ]);
  const before = new Map([...poison.keys()].map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));
  try {
    for (const [name, value] of poison) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return run();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  }
}
