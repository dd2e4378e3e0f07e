// How this very program is called again, from a file.

/** Words of the command line that runs it, each in quotes where a credential_process needs them. */
export function thisProgram(): string {
  const words = [process.execPath, ...process.execArgv, process.argv[1] ?? ''];
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}
