/** What `@jest/globals` exports, for specs that Node itself loads; each spec file has globals of its own behind them. */
let current = {};

/** Called before a spec file is loaded. */
export function setGlobals(globals) {
  current = globals;
}

/** Modules that several spec files share are loaded once, so what they import has to follow the file. */
function following(name) {
  return new Proxy(() => undefined, {
    apply: (_, self, given) => Reflect.apply(current[name], self, given),
    get: (_, property) => current[name][property],
  });
}

export const [jest, expect, describe, it, test, beforeAll, beforeEach, afterAll, afterEach] = [
  'jest',
  'expect',
  'describe',
  'it',
  'test',
  'beforeAll',
  'beforeEach',
  'afterAll',
  'afterEach',
].map(following);
