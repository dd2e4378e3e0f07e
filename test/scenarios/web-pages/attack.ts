// What a hostile page is given to attack with, and the form of an attack.

export interface Target {
  /** Of the cloud: `http://localhost:4566`. */
  readonly cloud: string;
  readonly control: string;
  readonly token: string;
  /**
   * URLs with a valid signature of an administrator, for one call each: whatever reaches the cloud through them has an effect,
   * unless the cloud sees that a page is behind it.
   */
  readonly get: string;
  /** For a form or a text of exactly `body`. */
  readonly post: string;
  readonly body: string;
  /** Puts an object. */
  readonly put: string;
  /** A bucket in which everybody may put objects. */
  readonly openBucket: string;
}

export interface Attack {
  readonly name: string;
  /** Markup or a script of the page. */
  readonly page: (target: Target) => string;
}

export function script(code: string): string {
  return `<script>${code}</script>`;
}

/** A form that sends itself. */
export function form(action: string, method: string, type: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name='${escaped(name)}' value='${escaped(value)}'>`);
  return `<form action='${escaped(action)}' method='${method}' enctype='${type}'>${inputs.join('')}</form>${script('document.forms[0].submit()')}`;
}

/** For an attribute in single quotes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
}
