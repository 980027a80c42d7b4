// What a tool found: its words alone, without a trace of how the check was called.
export class Finding extends Error {
  constructor(lines) {
    super([lines].flat().join('\n'));
    this.stack = this.message;
  }
}

/** Fails with the lines, if there are any. */
export function expectNone(lines) {
  if (lines.length) throw new Finding([...new Set(lines)]);
}
