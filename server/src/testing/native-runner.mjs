import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

import { ModernFakeTimers } from '@jest/fake-timers';
import circus from 'jest-circus/runner';
import { ModuleMocker } from 'jest-mock';

import './ts-loader.mjs';
import { setGlobals } from './jest-globals.mjs';

const globalsUrl = new URL('./jest-globals.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globalsUrl, shortCircuit: true } : next(specifier, context),
});

const require = createRequire(import.meta.url);

/**
 * Jest's test runner, in whose place Node loads the spec files, and with them what they import: once in a process, and
 * not for each file anew in a context of its own, which took most of the time of a file. So files that run in one process
 * share what is loaded, as everything in the product does.
 */
export default async function run(globalConfig, config, _environment, runtime, testPath, sendMessageToJest) {
  // Jest's reading of stack traces knows only what Jest loaded.
  Error.prepareStackTrace = undefined;
  const mocker = new ModuleMocker(globalThis);
  const timers = new ModernFakeTimers({ config, global: globalThis });
  const jest = {
    spyOn: mocker.spyOn.bind(mocker),
    useFakeTimers: (settings) => timers.useFakeTimers(settings),
    useRealTimers: () => timers.useRealTimers(),
    advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
  };
  const native = {
    requireInternalModule: (path) => {
      // The state of a run is the module's.
      delete require.cache[path];
      delete globalThis[Symbol.for('EVENT_HANDLERS')];
      return require(path);
    },
    requireModule: require,
    setGlobalsForRuntime: (globals) => setGlobals({ ...globals, jest }),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
    enterTestCode: () => runtime.enterTestCode(),
    leaveTestCode: () => runtime.leaveTestCode(),
  };
  try {
    return await circus.default(globalConfig, config, { global: globalThis }, native, testPath, sendMessageToJest);
  } finally {
    mocker.restoreAllMocks();
    timers.dispose();
  }
}
