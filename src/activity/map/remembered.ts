// Answers that are the same for the same text.

/** Kinds of event and names of actions are far fewer; texts in logs may be anything. */
const MOST = 65_536;

/** The function with its answers kept, for texts of which there are few. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    let kept = known.get(text);
    if (kept === undefined) {
      if (known.size >= MOST) known.clear();
      kept = { answer: answer(text) };
      known.set(text, kept);
    }
    return kept.answer;
  };
}
