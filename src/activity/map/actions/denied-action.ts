// What AWS's sentence for a denial names.

interface DeniedAction {
  /** As the sentence spells it: `ec2:RunInstances`. */
  readonly action: string;
  /** Absent where the sentence names none. */
  readonly resource?: string;
}

/** The sentence is in English whatever the caller's language (IAM User Guide, "Troubleshoot access denied error messages"). */
const SENTENCE = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)(?: on resource: (?:"([^"]*)"|(\S+)))?/;

/**
 * The action and the resource of `User: … is not authorized to perform: ACTION on resource: RESOURCE because …`; undefined for messages
 * that name no action
 * (encoded ones, `Access Denied`).
 */
export function deniedAction(denial: string): DeniedAction | undefined {
  const match = SENTENCE.exec(denial);
  const action = match?.[1];
  if (action === undefined) return undefined;
  const resource = (match?.[2] ?? match?.[3])?.replace(/[.,;]$/, '');
  return resource === undefined || resource === '' ? { action } : { action, resource };
}
