// tests/npm/support/methods.mjs: which methods of a library's classes were called.
/// Counts the calls of every method that a class has itself. `left()`: those that nobody called, as "Class.method".
export function watchMethods(classes) {
  const uncalled = new Set();
  for (const [name, {prototype}] of Object.entries(classes)) {
    for (const method of Object.getOwnPropertyNames(prototype)) {
      const original = prototype[method];
      if (method === 'constructor' || typeof original !== 'function') continue;
      const full = `${name}.${method}`;
      uncalled.add(full);
      prototype[method] = function (...args) {
        uncalled.delete(full);
        return original.apply(this, args);
      };
    }
  }
  return {left: () => [...uncalled].sort()};
}
