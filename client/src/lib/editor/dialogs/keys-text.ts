/** Keys as they are named on this person's machine. */
export function keysText(keys: string, apple = isApple()): string {
  return keys.replace('Mod', apple ? '⌘' : 'Ctrl').replace('Alt', apple ? '⌥' : 'Alt');
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
